// The stage: vis-network holds the view, dragging and zooming; the layer is what it shows.

const stage = byId("stage");
let graph = null; // the vis-network
let hovered = null; // { node } or { line } under the pointer
let route = null; // the path lit up
const NARROW = 600; // pixels; a stage of less is that of a phone, or beside a panel
const NAMES_ASIDE = 70; // pixels that names take on either side
const MOST_SPREAD = { up: 2.4, aside: 1.5 };

/** Paints the stage anew at the next frame, however often it is asked to. */
const redraw = oncePerFrame(() => graph.redraw());

/** Draws the layout out to the shape of the stage: names on a tall one find room. */
function spread() {
  const { clientWidth: wide, clientHeight: high } = stage;
  if (!wide || !high) return;
  const box = boxOf(places.keys());
  const room = Math.max(wide - 2 * NAMES_ASIDE, wide / 2) / Math.max(high, 1);
  const wider = (box.right - box.left) / (box.bottom - box.top) / room;
  for (const place of places.values()) {
    if (wider > 1) place.y *= Math.min(wider, MOST_SPREAD.up);
    else place.x *= Math.min(1 / wider, MOST_SPREAD.aside);
  }
}

function setStage() {
  spread();
  // The nodes are painted after vis-network has laid its view: it only needs their size.
  const ctxRenderer = ({ id }) => ({ nodeDimensions: sizeOnStage(id) });
  const nodes = data.network.nodes.map(({ id, shape, size }) => ({
    ...{ id, shape, size, ctxRenderer, x: places.get(id).x, y: places.get(id).y },
    hidden: !shown.nodes.has(id),
  }));
  // Lines are the layer's alone: thousands of them would take vis-network a second.
  graph = new vis.Network(stage, { nodes: new vis.DataSet(nodes) }, data.network.options);
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
  // Heard before vis-network hears it, so that the pointer is known when it tells of it.
  const moved = (event) => {
    pointer = { x: event.offsetX, y: event.offsetY };
    lineUnderPointer();
  };
  stage.addEventListener("mousemove", moved, { capture: true });
  stage.addEventListener("mouseleave", () => hover(null));
  const canvas = stage.querySelector("canvas");
  canvas.setAttribute("aria-hidden", "true");
  follow((changed) => {
    repaint();
    if (changed.has("theme")) readPalette();
    if (["node", "edge", "line"].some((key) => changed.has(key))) hover(null);
    hideUnshown();
    if (changed.has("focus") && changed.size < 3) fit();
    redraw();
  });
}

function sizeOnStage(id) {
  const scale = graph ? graph.getScale() : 1;
  const across = (2 * radiusOf(id, scale)) / scale;
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
  return {
    scale,
    width,
    height,
    x: width / 2 - centre.x * scale,
    y: height / 2 - centre.y * scale,
  };
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
  return lineNear(x, y, 8, graph.getScale());
}

function hover(over) {
  const before = hovered && (hovered.node || hovered.line);
  const now = over && (over.node || over.line);
  if (before === now) return;
  hovered = over;
  stage.classList.toggle("over", Boolean(over));
  showTip();
  redraw();
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

/** What is under the pointer, in words beside it. */
function showTip() {
  const tip = byId("tip");
  tip.hidden = !hovered || !pointer;
  if (tip.hidden) return;
  tip.replaceChildren(...(hovered.node ? tipOfNode(hovered.node) : tipOfLine(hovered.line)));
  const left = pointer.x > stage.clientWidth / 2;
  tip.style.left = left ? "" : `${pointer.x + 16}px`;
  tip.style.right = left ? `${stage.clientWidth - pointer.x + 16}px` : "";
  tip.style.top = `${Math.max(8, Math.min(pointer.y - 12, stage.clientHeight - 80))}px`;
}

function tipOfNode(id) {
  const { name, type } = entities.get(id);
  return [el("strong", {}, named(shortened(name, 120))), ` ${type}, `, tieCount(id)];
}

function tipOfLine(id) {
  const members = shown.lines.get(id) || [];
  const words = members
    .slice(-3)
    .map((edge) => el("span", { dir: "ltr" }, `${capital(shortened(edge.sentence, 200))}.`));
  if (members.length > 3)
    words.push(el("span", { class: "when" }, `and ${members.length - 3} more`));
  return words;
}

// ---- the camera -------------------------------------------------------------------

function moveCamera(to, animated = true) {
  const animation =
    animated && !calm.matches ? { duration: 420, easingFunction: "easeInOutQuad" } : false;
  graph.moveTo({ ...to, animation });
}

const EDGE = { left: 20, right: 60, top: 20, bottom: 20 }; // on the right are buttons

/** Brings entities and their names into view, all of those shown if none are named. */
function fit(ids = shown.nodes, animated = true) {
  const box = boxOf(ids);
  const { clientWidth: wide, clientHeight: high } = stage;
  let edge = { ...EDGE };
  let scale = 1;
  // Names keep their size whatever the zoom: how far they stand out is seen by placing them.
  for (let pass = 0; pass < 3; pass += 1) {
    const across = Math.max(wide - edge.left - edge.right, wide / 3);
    const down = Math.max(high - edge.top - edge.bottom, high / 3);
    scale = Math.min(across / (box.right - box.left), down / (box.bottom - box.top), 1.3);
    if (pass < 2) edge = edgesOf(box, scale, ids, edge);
  }
  moveCamera(
    {
      position: {
        x: (box.left + box.right) / 2 + (edge.right - edge.left) / 2 / scale,
        y: (box.top + box.bottom) / 2 + (edge.bottom - edge.top) / 2 / scale,
      },
      scale: Math.max(scale, 0.02),
    },
    animated,
  );
}

/** How far names stand out of a box, in pixels on each side, within reason. */
function edgesOf(box, scale, ids, least) {
  const { clientWidth: wide, clientHeight: high } = stage;
  const only = ids === shown.nodes ? null : { nodes: ids, lines: new Set(), centre: null };
  const gauge = new CanvasSurface(document.createElement("canvas").getContext("2d"));
  const edge = { ...least };
  for (const { box: name } of placeLabels(gauge, scale, only)) {
    edge.left = Math.max(edge.left, box.left * scale - name.left + 8);
    edge.right = Math.max(edge.right, name.right - box.right * scale + 8);
    edge.top = Math.max(edge.top, box.top * scale - name.top + 8);
    edge.bottom = Math.max(edge.bottom, name.bottom - box.bottom * scale + 8);
  }
  for (const side of ["left", "right"]) edge[side] = Math.min(edge[side], wide / 3);
  for (const side of ["top", "bottom"]) edge[side] = Math.min(edge[side], high / 5);
  return edge;
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
