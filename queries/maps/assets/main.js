// Puts the page together, in the state that the address tells.

const darkness = window.matchMedia("(prefers-color-scheme: dark)");

function showTheme() {
  const theme = state.theme || (darkness.matches ? "dark" : "light");
  document.documentElement.dataset.theme = theme;
  byId("theme").textContent = theme === "dark" ? "Light" : "Dark";
  byId("theme").setAttribute("aria-label", `Use the ${theme === "dark" ? "light" : "dark"} theme`);
  readPalette();
}

function setTheme() {
  byId("theme").addEventListener("click", () => {
    change({ theme: document.documentElement.dataset.theme === "dark" ? "light" : "dark" });
  });
  // Paper is light, and has room for all the evidence.
  window.addEventListener("beforeprint", () => {
    document.documentElement.dataset.theme = "light";
    readPalette();
    repaint();
    graph.redraw();
    for (const card of panel.querySelectorAll("details")) card.open = true;
    if (state.view === "map") byId("paper").replaceChildren(drawingOfView());
  });
  window.addEventListener("afterprint", () => {
    byId("paper").replaceChildren();
    showTheme();
    repaint();
    redraw();
  });
  darkness.addEventListener("change", () => {
    showTheme();
    repaint();
    redraw();
  });
  follow((changed) => changed.has("theme") && showTheme());
}

function showLeftOut() {
  const { leftOut } = data;
  if (!leftOut) return;
  const note = byId("left-out");
  note.hidden = false;
  byId("left-out-close").addEventListener("click", () => {
    note.hidden = true;
  });
  const drawn = leftOut.all_entities - leftOut.entities;
  if (!leftOut.edges) {
    note.classList.add("calm");
    const words = `${counted(leftOut.entities, "entity", "entities")} of ${leftOut.all_entities.toLocaleString("en")}`;
    byId("left-out-words").textContent =
      `Left out: ${words}, which no tie joins to others. To see one: `;
    return;
  }
  byId("left-out-words").textContent =
    `This map shows the most telling part: ${drawn.toLocaleString("en")} of ${counted(leftOut.all_entities, "entity", "entities")} and ` +
    `${(leftOut.all_edges - leftOut.edges).toLocaleString("en")} of ${counted(leftOut.all_edges, "tie")}. To see others, name them: `;
}

/** The first view, as soon as there is a stage to show it on. */
function setView() {
  const ready = () => {
    document.documentElement.dataset.ready = "true";
  };
  const watch = new ResizeObserver(() => {
    if (!stage.clientWidth || !stage.clientHeight) return;
    watch.disconnect();
    graph.setSize("100%", "100%");
    // A small stage shows what is looked at, or there would be little to see.
    const lit = stage.clientWidth < NARROW ? litNow() : route;
    fit(lit ? lit.nodes : shown.nodes, false);
    graph.once("afterDrawing", ready);
    redraw();
  });
  watch.observe(stage);
  if (state.view === "table") ready();
}

Object.assign(state, readAddress());
if (data.routes.length && !state.start) [state.start, state.goal] = data.asked;
decide();
setTheme();
showTheme();
showLeftOut();
setStage();
setPanel();
setFilters();
setSearch();
setRoutes();
setTimeline();
setTable();
setExports();
setKeys();
refresh(new Set(Object.keys(state)));
setView();
