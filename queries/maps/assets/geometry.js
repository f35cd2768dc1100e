// Where lines run and what lies near a point, in the coordinates of the layout.

const FAN = 34; // how far parallel lines bend away from each other
const CLEAR = 4; // pixels between an entity and its lines

// Smaller than in full size, entities shrink less than the distances between them; where
// they are few there is room to shrink still less.
const SHRINK = data.entities.length > 80 ? 0.7 : 0.5;

/** How large an entity is drawn, in pixels: never so small that it is lost. */
function radiusOf(id, scale) {
  return places.get(id).r * (scale < 1 ? scale ** SHRINK : Math.min(scale, 1.6));
}

/** The curve of a line from border to border: two ends and a control point. */
function curveOf(line, scale) {
  const a = places.get(line.subject);
  const b = places.get(line.object);
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const long = Math.hypot(dx, dy) || 1;
  // Seen from the same end whatever the direction, or lines would lie on each other.
  const side = line.subject < line.object ? 1 : -1;
  const bow = 2 * FAN * line.bend * side * Math.min(1, long / 160);
  const cx = (a.x + b.x) / 2 + (-dy / long) * bow;
  const cy = (a.y + b.y) / 2 + (dx / long) * bow;
  const start = toward(a, cx, cy, (radiusOf(line.subject, scale) + CLEAR) / scale);
  const end = toward(b, cx, cy, (radiusOf(line.object, scale) + CLEAR) / scale);
  return { x1: start.x, y1: start.y, cx, cy, x2: end.x, y2: end.y, straight: !line.bend };
}

function toward(from, x, y, far) {
  const long = Math.hypot(x - from.x, y - from.y) || 1;
  const step = Math.min(far, long * 0.45);
  return { x: from.x + ((x - from.x) / long) * step, y: from.y + ((y - from.y) / long) * step };
}

/** The point at `t` (0 to 1) of a curve. */
function pointOn(curve, t) {
  const u = 1 - t;
  return {
    x: u * u * curve.x1 + 2 * u * t * curve.cx + t * t * curve.x2,
    y: u * u * curve.y1 + 2 * u * t * curve.cy + t * t * curve.y2,
  };
}

/** The line nearest to a point, at most `reach` pixels away. */
function lineNear(x, y, reach, scale) {
  let best = null;
  let least = reach / scale;
  for (const id of shown.lines.keys()) {
    const line = lines.get(id);
    const far = distanceTo(curveOf(line, scale), x, y, least);
    if (far < least) {
      least = far;
      best = line;
    }
  }
  return best;
}

function distanceTo(curve, x, y, enough) {
  const { x1, y1, cx, cy, x2, y2 } = curve;
  if (
    x < Math.min(x1, cx, x2) - enough ||
    x > Math.max(x1, cx, x2) + enough ||
    y < Math.min(y1, cy, y2) - enough ||
    y > Math.max(y1, cy, y2) + enough
  ) {
    return Infinity;
  }
  let least = Infinity;
  let before = { x: x1, y: y1 };
  for (let step = 1; step <= 14; step += 1) {
    const here = pointOn(curve, step / 14);
    least = Math.min(least, toSegment(x, y, before, here));
    before = here;
  }
  return least;
}

function toSegment(x, y, a, b) {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const along = ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1);
  const t = Math.max(0, Math.min(1, along));
  return Math.hypot(x - a.x - t * dx, y - a.y - t * dy);
}

/** The box around entities, without their names. */
function boxOf(ids) {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const id of ids) {
    const { x, y, r } = places.get(id);
    box.left = Math.min(box.left, x - r);
    box.right = Math.max(box.right, x + r);
    box.top = Math.min(box.top, y - r);
    box.bottom = Math.max(box.bottom, y + r);
  }
  return Number.isFinite(box.left) ? box : { left: -200, right: 200, top: -150, bottom: 150 };
}

/** The entity next to `id` in a direction, for walking the map with arrow keys. */
function neighbourToward(id, dx, dy) {
  const here = places.get(id);
  let best = null;
  let least = Infinity;
  for (const other of shown.nodes) {
    if (other === id) continue;
    const there = places.get(other);
    const x = there.x - here.x;
    const y = there.y - here.y;
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy - y * dx);
    if (ahead <= 0 || aside > ahead * 1.6) continue;
    const cost = ahead + aside * 1.5;
    if (cost < least) {
      least = cost;
      best = other;
    }
  }
  return best;
}
