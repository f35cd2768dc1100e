// The stage: vis-network holds the view, dragging and zooming; the layer is what it shows.

const stage = byId("stage");
let graph = null; // the vis-network
let hovered = null; // { node } or { line } under the pointer
let route = null; // the path lit up

function setStage() {
  const nodes = data.network.nodes.map((node) => ({
    ...node,
    label: undefined,
    ctxRenderer: ({ id }) => ({
      nodeDimensions: sizeOnStage(id),
    }),
  }));
  // The nodes are painted after vis-network has laid its view: it only needs their size.
  graph = new vis.Network(
    stage,
    { nodes: new vis.DataSet(nodes), edges: new vis.DataSet(data.network.edges) },
    data.network.options,
  );
  graph.on("afterDrawing", showLayer);
  graph.on("click", pressed);
  graph.on("doubleClick", ({ nodes: [id] }) => {
    if (id !== undefined) change({ focus: id });
  });
  graph.on("hoverNode", ({ node }) => hover({ node }));
  graph.on("blurNode", () => hover(null));
  graph.on("dragging", ({ nodes: [id] }) => {
    if (id === undefined) return;
    Object.assign(places.get(id), graph.getPositions([id])[id]);
    repaint();
  });
  stage.addEventListener("mousemove", (event) => {
    pointer = { x: event.offsetX, y: event.offsetY };
    lineUnderPointer();
  });
  stage.addEventListener("mouseleave", () => hover(null));
  const canvas = stage.querySelector("canvas");
  canvas.setAttribute("aria-hidden", "true");
  follow((changed) => {
    repaint();
    if (changed.has("theme")) readPalette();
    if (["node", "edge", "line"].some((key) => changed.has(key))) hovered = null;
    hideUnshown();
    graph.redraw();
  });
}

function sizeOnStage(id) {
  const scale = graph ? graph.getScale() : 1;
  const across = (2 * radiusOf(id, { scale })) / scale;
  return { width: across, height: across };
}

/** What is not shown must not be grasped either. */
function hideUnshown() {
  const { nodes } = graph.body.data;
  const changes = [];
  for (const node of nodes.get({ fields: ["id", "hidden"] })) {
    const hidden = !shown.nodes.has(node.id);
    if (Boolean(node.hidden) !== hidden) changes.push({ id: node.id, hidden });
  }
  if (changes.length) nodes.update(changes);
}

function currentView() {
  const scale = graph.getScale();
  const centre = graph.getViewPosition();
  const { clientWidth: width, clientHeight: height } = stage;
  return { scale, width, height, x: width / 2 - centre.x * scale, y: height / 2 - centre.y * scale };
}

/** What stands out: a path, what is chosen, else what is under the pointer. */
function litNow() {
  if (hovered && hovered.node) return around(hovered.node);
  if (hovered && hovered.line) return along(hovered.line);
  const line = state.edge ? edges.get(state.edge).bundle : state.line;
  if (line && shown.lines.has(line)) return along(line);
  if (state.node && shown.nodes.has(state.node)) return around(state.node);
  return route;
}

function around(id) {
  const lit = { key: `n ${id}`, centre: id, nodes: new Set([id]), lines: new Set() };
  for (const line of linesAt.get(id)) {
    if (!shown.lines.has(line.id)) continue;
    lit.lines.add(line.id);
    lit.nodes.add(otherEnd(line, id));
  }
  return lit;
}

function along(id) {
  const { subject, object } = lines.get(id);
  return { key: `l ${id}`, centre: null, nodes: new Set([subject, object]), lines: new Set([id]) };
}

// ---- the pointer ------------------------------------------------------------------

let pointer = null;

const lineUnderPointer = oncePerFrame(() => {
  if (!pointer || (hovered && hovered.node)) return;
  const line = lineAt(pointer);
  hover(line ? { line: line.id } : null);
});

function lineAt(point) {
  const { x, y } = graph.DOMtoCanvas(point);
  return lineNear(x, y, 8 / graph.getScale());
}

function hover(over) {
  const before = hovered && (hovered.node || hovered.line);
  const now = over && (over.node || over.line);
  if (before === now) return;
  hovered = over;
  stage.classList.toggle("over", Boolean(over));
  graph.redraw();
}

function pressed({ nodes: [id], pointer: { DOM: point } }) {
  if (id !== undefined && shown.nodes.has(id)) {
    look({ node: id });
    return;
  }
  const line = lineAt(point);
  if (line) look({ line: line.id });
  else look({});
}

// ---- the camera -------------------------------------------------------------------

function moveCamera(to, animated = true) {
  const animation = animated && !calm.matches ? { duration: 420, easingFunction: "easeInOutQuad" } : false;
  graph.moveTo({ ...to, animation });
}

/** Brings entities and their names into view, all of those shown if none are named. */
function fit(ids = shown.nodes, animated = true) {
  let scale = 1;
  let box = null;
  // Names keep their size whatever the zoom, so the box depends on the scale it gives.
  for (let round_ = 0; round_ < 4; round_ += 1) {
    box = boxOf(ids, scale);
    const wide = box.right - box.left + 24 / scale;
    const high = box.bottom - box.top + 24 / scale;
    scale = Math.max(0.02, Math.min(stage.clientWidth / wide, stage.clientHeight / high, 1.35));
  }
  const position = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  moveCamera({ position, scale }, animated);
}

function zoom(factor) {
  const scale = Math.max(0.03, Math.min(5, graph.getScale() * factor));
  moveCamera({ scale });
}

function pan(dx, dy) {
  const { x, y } = graph.getViewPosition();
  const scale = graph.getScale();
  moveCamera({ position: { x: x + dx / scale, y: y + dy / scale } }, false);
}

/** Moves the view only if an entity is out of it. */
function reveal(id) {
  const { x, y } = graph.canvasToDOM(places.get(id));
  const edge = 60;
  if (x < edge || y < edge || x > stage.clientWidth - edge || y > stage.clientHeight - edge) {
    moveCamera({ position: { x: places.get(id).x, y: places.get(id).y } });
  }
}
