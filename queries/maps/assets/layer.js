// The painted map, kept a little larger than the stage: moving the view moves the
// picture, and only when it runs out, or something changes, is it painted anew.

const MARGIN = 0.25; // of the stage, on each side
const SLOW = 14; // milliseconds; what takes longer is not painted for each step of a zoom

const layer = {
  canvas: document.createElement("canvas"),
  key: null, // what it shows
  view: null, // how it was painted
  took: 0, // milliseconds
};
let edition = 0; // counts what changed since the page was opened
let resting = 0; // waits for the end of a zoom

/** Something other than the view has changed: what is painted is no longer true. */
function repaint() {
  edition += 1;
}

/** Shows the layer on the stage's canvas, painted anew where it must be. */
function showLayer(ctx) {
  const view = currentView();
  if (!view.width || !view.height) return; // the table is shown instead
  const lit = litNow();
  const dots = ctx.canvas.width / view.width;
  const key = [edition, lit ? lit.key : "", view.width, view.height, dots].join(" ");
  const zooming = layer.key === key && layer.view.scale !== view.scale;
  if (zooming && layer.took > SLOW) paintSoon();
  else if (layer.key !== key || zooming || !covers(view)) paintLayer(view, lit, dots, key);
  const grown = view.scale / layer.view.scale;
  ctx.save();
  ctx.setTransform(dots, 0, 0, dots, 0, 0);
  ctx.drawImage(
    layer.canvas,
    view.x - layer.view.x * grown,
    view.y - layer.view.y * grown,
    layer.view.width * grown,
    layer.view.height * grown,
  );
  ctx.restore();
}

function paintSoon() {
  clearTimeout(resting);
  resting = setTimeout(() => {
    repaint();
    redraw();
  }, 90);
}

/** Whether the layer has all that the view shows. */
function covers(view) {
  const left = layer.view.x - view.x;
  const top = layer.view.y - view.y;
  return (
    left >= 0 &&
    top >= 0 &&
    left + view.width <= layer.view.width &&
    top + view.height <= layer.view.height
  );
}

function paintLayer(view, lit, dots, key) {
  const begun = performance.now();
  const [aside, above] = [Math.round(view.width * MARGIN), Math.round(view.height * MARGIN)];
  layer.view = {
    scale: view.scale,
    x: view.x + aside,
    y: view.y + above,
    width: view.width + 2 * aside,
    height: view.height + 2 * above,
  };
  layer.canvas.width = Math.round(layer.view.width * dots);
  layer.canvas.height = Math.round(layer.view.height * dots);
  const ctx = layer.canvas.getContext("2d");
  ctx.scale(dots, dots);
  const surface = new CanvasSurface(ctx);
  paint(surface, layer.view, lit);
  paintLabels(surface, layer.view, placeLabels(surface, view.scale, lit));
  layer.key = key;
  layer.took = performance.now() - begun;
}
