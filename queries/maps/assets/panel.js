// The panel beside the map: an overview, an entity, a line's evidence, or a path.

const panel = byId("panel");

function setPanel() {
  byId("panel-close").addEventListener("click", () => {
    putAway();
    stage.focus();
  });
  follow(showPanel);
}

function showPanel() {
  const body = byId("panel-body");
  const told = panelContent();
  panel.classList.toggle("resting", told.resting === true);
  byId("panel-kind").textContent = told.kind;
  byId("panel-close").hidden = told.resting === true;
  body.replaceChildren(...told.content);
  body.scrollTop = 0;
  if (told.say) announce(told.say);
}

function panelContent() {
  if (state.edge) return linePanel(lines.get(edges.get(state.edge).bundle), state.edge);
  if (state.line) return linePanel(lines.get(state.line));
  if (state.node) return entityPanel(entities.get(state.node));
  if (state.start && state.goal) return routePanel();
  return overviewPanel();
}

/** An entity to press: its glyph and name. */
function entityButton(id, props = {}) {
  const entity = entities.get(id);
  return el(
    "button",
    { type: "button", class: "entity", ...props, on: { click: () => visit(id) } },
    glyph(entity.type, 20, entity),
    named(entity.name),
  );
}

function visit(id) {
  look({ node: id, view: "map" });
  if (shown.nodes.has(id)) reveal(id);
}

function overviewPanel() {
  const asked = data.asked.filter((id) => entities.has(id)).map((id) => entities.get(id));
  const leading = [...asked, ...ranked.filter((one) => !asked.includes(one))].slice(0, 8);
  const told = data.edges
    .filter((edge) => shown.edges.has(edge.id) && edge.happened)
    .sort((a, b) => b.sources - a.sources || (b.date || "").localeCompare(a.date || ""))
    .slice(0, 6);
  return {
    kind: "Overview",
    resting: true,
    content: [
      el("p", { class: "lead" }, overviewWords()),
      el("h3", {}, "Who matters here"),
      el(
        "ul",
        { class: "ties" },
        leading.map((one) => el("li", {}, entityButton(one.id), tieCount(one.id))),
      ),
      told.length ? el("h3", {}, "Best told") : null,
      el(
        "ul",
        { class: "ties" },
        told.map((edge) => el("li", {}, edgeButton(edge))),
      ),
      el("h3", {}, "How to read the map"),
      legend(),
    ].filter(Boolean),
  };
}

function overviewWords() {
  const dates = data.edges
    .map((edge) => edge.date)
    .filter(Boolean)
    .sort();
  const years = dates.length ? [dates[0].slice(0, 4), dates.at(-1).slice(0, 4)] : [];
  const span = years.length
    ? years[0] === years[1]
      ? `, ${years[0]}`
      : `, ${years[0]} to ${years[1]}`
    : "";
  const words = `${counted(data.entities.length, "entity", "entities")}, ${counted(data.edges.length, "tie")}`;
  return `${words}${data.articles.length ? ` from ${counted(data.articles.length, "article")}` : ""}${span}. Press a line to read the sentence it comes from.`;
}

function tieCount(id) {
  const count = linesAt
    .get(id)
    .reduce((sum, line) => sum + (shown.lines.get(line.id) || []).length, 0);
  return el("span", { class: "count" }, counted(count, "tie"));
}

function legend() {
  const sample = (tone, dashed) =>
    el(
      "svg",
      { viewBox: "0 0 40 10", width: 40, height: 10, "aria-hidden": "true", class: `tone-${tone}` },
      el("path", { d: "M1 5H30", class: dashed ? "line dashed" : "line" }),
      el("path", { d: "M39 5 29 1V9Z", class: "tip" }),
    );
  const rows = Object.entries(TONES).map(([tone, words]) =>
    el("li", {}, sample(tone, false), words),
  );
  rows.push(el("li", {}, sample("contact", true), "Claim: denied, planned, rumoured, cancelled"));
  return el("ul", { class: "legend" }, rows);
}

function entityPanel(entity) {
  const ties = linesAt.get(entity.id).flatMap((line) => shown.lines.get(line.id) || []);
  const roles = data.edges.filter(
    (edge) => edge.subject === entity.id && edge.role && edge.happened,
  );
  const aliases = entity.aliases
    .slice(0, 12)
    .flatMap((alias, place) => [place ? ", " : "", named(alias)]);
  const content = [
    el(
      "header",
      { class: "who" },
      glyph(entity.type, 40, entity),
      el(
        "div",
        {},
        el("h2", {}, named(entity.name)),
        el("p", { class: "kind" }, kindWords(entity), " ", wikidataLink(entity)),
      ),
    ),
  ];
  if (aliases.length) content.push(el("p", { class: "aliases" }, "Also ", ...aliases));
  content.push(actions(entity));
  if (roles.length) {
    content.push(el("h3", {}, "Positions"));
    content.push(
      el(
        "ul",
        { class: "roles" },
        roles.map((edge) => el("li", {}, edgeButton(edge, roleWords(edge)))),
      ),
    );
  }
  content.push(...tiesByRelation(entity, ties));
  if (!ties.length)
    content.push(
      el(
        "p",
        { class: "quiet" },
        "None of its ties is shown: look at the switches and the period.",
      ),
    );
  return {
    kind: entity.type,
    content,
    say: `${entity.name}, ${entity.type}, ${counted(ties.length, "tie")}`,
  };
}

function kindWords(entity) {
  const words = [];
  if (entity.flag && hasFlags) words.push(entity.flag);
  words.push(entity.code ? `${entity.type} · ${entity.code}` : entity.type);
  return words.join(" ");
}

/** Where more is told of an entity; only an id as Wikidata has them makes a link. */
function wikidataLink(entity) {
  if (!/^Q[1-9]\d*$/.test(entity.wikidata || "")) return null;
  const href = `https://www.wikidata.org/wiki/${entity.wikidata}`;
  return el("a", { href, target: "_blank", rel: "noopener noreferrer" }, entity.wikidata);
}

function roleWords(edge) {
  return [capital(edge.role), edge.when].filter(Boolean).join(", ");
}

function actions(entity) {
  const focused = state.focus === entity.id;
  return el(
    "div",
    { class: "actions" },
    button(
      focused ? "Show everything" : "Focus",
      () => change({ focus: focused ? null : entity.id }),
      {
        "aria-pressed": String(focused),
      },
    ),
    button("Path from here", () => beginRoute(entity.id)),
  );
}

function tiesByRelation(entity, ties) {
  const groups = new Map();
  for (const edge of ties) {
    const forth = edge.subject === entity.id || relationOf(edge).symmetric;
    const key = `${edge.relation} ${forth}`;
    if (!groups.has(key))
      groups.set(key, {
        words: forth ? relationOf(edge).phrase : relationOf(edge).passive,
        members: [],
      });
    groups.get(key).members.push(edge);
  }
  for (const { members } of groups.values()) members.sort(byDate);
  const ordered = [...groups.values()].sort((a, b) => b.members.length - a.members.length);
  return ordered.flatMap(({ words, members }) => [
    el("h3", {}, capital(words), el("span", { class: "count" }, String(members.length))),
    el(
      "ul",
      { class: "ties" },
      members.slice(0, 60).map((edge) => el("li", {}, tieButton(edge, entity.id))),
      members.length > 60
        ? el("li", { class: "quiet" }, `and ${members.length - 60} more: see the table`)
        : null,
    ),
  ]);
}

/** The latest first, then what has no date. */
function byDate(a, b) {
  return (b.date || "").localeCompare(a.date || "");
}

/** A tie seen from one end: the other end, when, and how it is told. */
function tieButton(edge, id) {
  const other = entities.get(otherEnd(edge, id));
  return el(
    "button",
    { type: "button", class: "entity", on: { click: () => look({ edge: edge.id }) } },
    glyph(other.type, 20, other),
    named(other.name),
    el(
      "span",
      { class: "when" },
      [edge.happened ? "" : TOLD[edge.told].toLowerCase(), edge.role ? edge.short : "", edge.when]
        .filter(Boolean)
        .join(" · "),
    ),
  );
}

function edgeButton(edge, words = null) {
  return el(
    "button",
    { type: "button", class: "sentence", dir: "ltr", on: { click: () => look({ edge: edge.id }) } },
    words || `${capital(edge.sentence)}.`,
  );
}
