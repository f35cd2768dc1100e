// What is chosen and what is shown. The state lives in the address, so that a view can
// be linked; everything on the page follows from it.

const START = {
  node: null, // the entity looked at
  edge: null, // the edge looked at
  line: null, // the line looked at: all its edges
  focus: null, // only this entity and what is around it
  start: null, // the two ends of a path
  goal: null,
  from: null, // the period, days as 2019-04-25, both in
  to: null,
  undated: false, // whether undated ties stay when a period is chosen
  claims: false,
  without: [], // relations switched off
  hidden: [], // types switched off
  sources: 1,
  confidence: 0,
  view: "map",
  theme: null, // as the system has it
};

const state = { ...START };
const listeners = [];

/** What is shown now: edges passing every switch, the lines they make, the entities. */
const shown = { edges: new Set(), lines: new Map(), nodes: new Set(), timeless: [] };

/** Calls `listener` with the keys that changed, now and after each change. */
function follow(listener) {
  listeners.push(listener);
}

/** Changes the state, then everything that follows from it. */
function change(patch) {
  const changed = new Set(
    Object.keys(patch).filter((key) => String(state[key]) !== String(patch[key])),
  );
  if (!changed.size) return;
  Object.assign(state, patch);
  refresh(changed);
  writeAddress();
}

function refresh(changed) {
  decide();
  for (const listener of listeners) listener(changed);
}

function decide() {
  const near = state.focus ? neighbourhood(state.focus) : null;
  shown.edges = new Set();
  shown.lines = new Map();
  shown.nodes = new Set();
  shown.timeless = [];
  const tied = new Set();
  for (const edge of data.edges) {
    tied.add(edge.subject).add(edge.object);
    if (near && !(near.has(edge.subject) && near.has(edge.object))) continue;
    if (!passes(edge)) continue;
    shown.timeless.push(edge);
    if (!held(edge)) continue;
    shown.edges.add(edge.id);
    const members = shown.lines.get(edge.bundle);
    if (members) members.push(edge);
    else shown.lines.set(edge.bundle, [edge]);
    shown.nodes.add(edge.subject).add(edge.object);
  }
  const narrowed = state.from || state.focus;
  for (const entity of data.entities) {
    if (state.hidden.includes(entity.type)) continue;
    const alone = !tied.has(entity.id) && !narrowed;
    if (alone || entity.id === state.focus || data.asked.includes(entity.id)) {
      if (!near || near.has(entity.id)) shown.nodes.add(entity.id);
    }
  }
}

/** Whether every switch but the period lets `edge` pass; `but` names one to skip. */
function passes(edge, but = null) {
  return (
    (but === "claims" || edge.happened || state.claims) &&
    (but === "relation" || !state.without.includes(edge.relation)) &&
    (but === "type" ||
      !(
        state.hidden.includes(entities.get(edge.subject).type) ||
        state.hidden.includes(entities.get(edge.object).type)
      )) &&
    edge.sources >= state.sources &&
    edge.confidence >= state.confidence
  );
}

/** Whether `edge` held at some time of the chosen period. */
function held(edge) {
  if (!state.from) return true;
  if (!edge.span) return state.undated;
  return edge.span[0] <= state.to && edge.span[1] >= state.from;
}

/** The entities at most one tie away, and the one itself. */
function neighbourhood(id) {
  const near = new Set([id]);
  for (const line of linesAt.get(id)) near.add(otherEnd(line, id));
  return near;
}

// ---- the address ----------------------------------------------------------------

const LISTS = new Set(["without", "hidden"]);
const NUMBERS = new Set(["sources", "confidence"]);
const SWITCHES = new Set(["claims", "undated"]);

let written = null;

function addressOf() {
  const told = new URLSearchParams();
  for (const [key, value] of Object.entries(state)) {
    if (String(value) === String(START[key])) continue;
    told.set(key, LISTS.has(key) ? value.join(",") : String(value));
  }
  return told.toString();
}

function writeAddress() {
  written = addressOf();
  try {
    history.replaceState(null, "", written ? `#${written}` : location.pathname + location.search);
  } catch (error) {
    // A page inside a notebook has no address of its own to change.
    if (!(error instanceof DOMException)) throw error;
  }
}

/** The state that the address tells; what it cannot mean is left out. */
function readAddress() {
  const read = { ...START };
  for (const [key, text] of new URLSearchParams(location.hash.slice(1))) {
    if (!(key in START)) continue;
    if (LISTS.has(key)) read[key] = text.split(",").filter(Boolean);
    else if (SWITCHES.has(key)) read[key] = text === "true";
    else if (NUMBERS.has(key))
      read[key] = Number.isFinite(Number(text)) ? Number(text) : START[key];
    else read[key] = text;
  }
  for (const key of ["node", "focus", "start", "goal"]) {
    if (!entities.has(read[key])) read[key] = null;
  }
  if (!edges.has(read.edge)) read.edge = null;
  if (!lines.has(read.line)) read.line = null;
  const day = /^\d{4}-\d\d-\d\d$/;
  if (!(day.test(read.from) && day.test(read.to))) read.from = read.to = null;
  if (!["map", "table"].includes(read.view)) read.view = "map";
  if (!["light", "dark", null].includes(read.theme)) read.theme = null;
  return read;
}

window.addEventListener("hashchange", () => {
  if (location.hash.slice(1) !== written) change(readAddress());
});

/** Puts away what is looked at, else the path. */
function putAway() {
  if (state.node || state.edge || state.line) look({});
  else change({ start: null, goal: null });
}

/** Looks at one entity, one edge or one line, and at nothing else; a path stays lit. */
function look(at) {
  change({ node: null, edge: null, line: null, ...at });
}
