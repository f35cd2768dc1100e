// The keyboard all the way: walking from entity to entity, and a key for each place.

const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function setKeys() {
  stage.addEventListener("keydown", onStage);
  document.addEventListener("keydown", anywhere);
  byId("skip").addEventListener("click", () => {
    change({ view: "map" });
    stage.focus();
  });
  byId("zoom-in").addEventListener("click", () => zoom(1.3));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  byId("zoom-fit").addEventListener("click", () => fit());
  const help = byId("help");
  byId("help-open").addEventListener("click", () => help.showModal());
  byId("help-close").addEventListener("click", () => help.close());
}

function onStage(event) {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const step = STEPS[event.key];
  if (step && event.shiftKey) pan(step[0] * 80, step[1] * 80);
  else if (step) walk(...step);
  else if (event.key === "+" || event.key === "=") zoom(1.3);
  else if (event.key === "-") zoom(1 / 1.3);
  else if (event.key === "0") fit();
  else if (event.key === "e") nextTie(1);
  else if (event.key === "E") nextTie(-1);
  else if (event.key === "f" && state.node)
    change({ focus: state.focus === state.node ? null : state.node });
  else if (event.key === "p" && state.node) beginRoute(state.node);
  else if (event.key === "Enter") byId("panel-body").querySelector("button, summary")?.focus();
  else return;
  event.preventDefault();
}

/** To the next entity in a direction; the first step goes to the most important one. */
function walk(dx, dy) {
  const here = state.node && shown.nodes.has(state.node) ? state.node : null;
  const next = here
    ? neighbourToward(here, dx, dy)
    : (ranked.find((entity) => shown.nodes.has(entity.id)) || {}).id;
  if (!next) return;
  look({ node: next });
  reveal(next);
}

/** Through the ties of the entity looked at, one after the other. */
let tiesOf = null;

function nextTie(by) {
  if (state.node) tiesOf = state.node;
  if (!tiesOf) return;
  const ties = linesAt.get(tiesOf).flatMap((line) => shown.lines.get(line.id) || []);
  if (!ties.length) return;
  const at = ties.findIndex((edge) => edge.id === state.edge);
  look({
    edge:
      ties[(at < 0 ? (by > 0 ? 0 : -1) : at + by + ties.length) % ties.length]?.id ??
      ties.at(-1).id,
  });
}

function anywhere(event) {
  const typing = event.target.closest("input:not([type=checkbox]):not([type=range]), textarea");
  if (event.key === "Escape" && !byId("help").open) {
    if (typing) typing.blur();
    closeFilters();
    putAway();
    return;
  }
  if (typing || event.altKey || event.ctrlKey || event.metaKey || byId("help").open) return;
  if (event.key === "/") byId("search").focus();
  else if (event.key === "?") byId("help").showModal();
  else if (event.key === "m") change({ view: "map" });
  else if (event.key === "t") change({ view: "table" });
  else if (event.key === "c" && !byId("claims-row").hidden) change({ claims: !state.claims });
  else return;
  event.preventDefault();
}
