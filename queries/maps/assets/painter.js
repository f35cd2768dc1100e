// Paints the map in screen pixels: lines, then entities. The screen, the PNG and the SVG
// come from here alike.

/** The colours of the stylesheet, read again when the theme changes. */
let palette = null;

function readPalette() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  palette = {
    canvas: colour("canvas"),
    ink: colour("ink"),
    soft: colour("soft"),
    accent: colour("accent"),
    types: {},
    icons: {},
    tones: {},
    words: {},
  };
  for (const key of [...Object.keys(GLYPHS).map((type) => type.toLowerCase()), "other"]) {
    palette.types[key] = colour(`type-${key}`);
    palette.icons[key] = colour(`icon-${key}`);
  }
  for (const key of Object.keys(TONES)) {
    palette.tones[key] = colour(`tone-${key}`);
    palette.words[key] = colour(`words-${key}`);
  }
}

/** From the layout to the screen: `scale`, and the screen's point of the layout's (0, 0). */
function projected(curve, view) {
  const { scale, x, y } = view;
  return {
    x1: curve.x1 * scale + x,
    y1: curve.y1 * scale + y,
    cx: curve.cx * scale + x,
    cy: curve.cy * scale + y,
    x2: curve.x2 * scale + x,
    y2: curve.y2 * scale + y,
    straight: curve.straight,
  };
}

function widthOf(members, view) {
  let sources = 0;
  for (const edge of members) sources += edge.sources;
  const full = Math.min(1.4 + Math.log2(Math.max(sources, 1)) * 0.9, 6);
  return Math.max(full * Math.min(1, 0.45 + view.scale * 0.6), 0.7);
}

/** Whether anything of a curve can be seen. */
function inView(curve, view) {
  return !(
    Math.max(curve.x1, curve.cx, curve.x2) < 0 ||
    Math.min(curve.x1, curve.cx, curve.x2) > view.width ||
    Math.max(curve.y1, curve.cy, curve.y2) < 0 ||
    Math.min(curve.y1, curve.cy, curve.y2) > view.height
  );
}

/** Paints everything shown; `lit` are the entities and lines that stand out, if any. */
function paint(surface, view, lit) {
  paintLines(surface, view, lit);
  paintEntities(surface, view, lit);
  surface.alpha(1);
}

function paintLines(surface, view, lit) {
  const front = [];
  const alpha = lit ? 0.13 : inkOf(view);
  for (const [id, members] of shown.lines) {
    const line = lines.get(id);
    if (lit && lit.lines.has(id)) front.push([line, members]);
    else paintLine(surface, view, line, members, alpha);
  }
  for (const [line, members] of front) paintLine(surface, view, line, members, 1, true);
}

/** Many lines together are drawn lighter, or they would hide what they join. */
function inkOf(view) {
  const crowd = Math.sqrt(160 / Math.max(shown.lines.size, 160));
  return 0.9 * Math.min(1, Math.max(0.2, crowd) + Math.max(0, view.scale - 0.3) * 0.6);
}

function paintLine(surface, view, line, members, alpha, strong = false) {
  const curve = projected(curveOf(line, view.scale), view);
  if (!inView(curve, view)) return;
  const relation = data.relations[line.relation];
  const colour = palette.tones[relation.tone];
  const width = widthOf(members, view) + (strong ? 0.8 : 0);
  surface.alpha(alpha);
  const directed = !relation.symmetric && (view.scale > 0.28 || shown.lines.size < 400);
  if (directed) {
    const size = Math.min(5 + width * 1.6, 12) * Math.min(1, 0.55 + view.scale * 0.5);
    const tip = { x: curve.x2, y: curve.y2 };
    const angle = Math.atan2(curve.y2 - curve.cy, curve.x2 - curve.cx);
    const [back, wide] = [size * 1.5, size * 0.55];
    const bx = tip.x - Math.cos(angle) * back;
    const by = tip.y - Math.sin(angle) * back;
    const [nx, ny] = [-Math.sin(angle) * wide, Math.cos(angle) * wide];
    surface.polygon(
      [
        [tip.x, tip.y],
        [bx + nx, by + ny],
        [bx - nx, by - ny],
      ],
      colour,
    );
    curve.x2 = bx + Math.cos(angle);
    curve.y2 = by + Math.sin(angle);
  }
  surface.curve(curve, colour, width, line.dashed ? [5 + width, 4 + width] : null);
}

function paintEntities(surface, view, lit) {
  const order = [...shown.nodes].sort((a, b) => entities.get(a).weight - entities.get(b).weight);
  if (lit) order.sort((a, b) => lit.nodes.has(a) - lit.nodes.has(b));
  for (const id of order) {
    const place = places.get(id);
    const x = place.x * view.scale + view.x;
    const y = place.y * view.scale + view.y;
    const r = radiusOf(id, view.scale);
    if (x < -r || x > view.width + r || y < -r || y > view.height + r) continue;
    surface.alpha(lit && !lit.nodes.has(id) ? 0.18 : 1);
    paintEntity(surface, entities.get(id), x, y, r, lit && lit.centre === id);
  }
}

function paintEntity(surface, entity, x, y, r, chosen) {
  const key = colourKey(entity.type);
  const fill = palette.types[key];
  if (chosen) surface.ring(x, y, r * 1.22 + 3, palette.accent, 2.5);
  if (r < 5) {
    surface.disc(x, y, r, fill);
    return;
  }
  const { outline, icon } = glyphOf(entity.type);
  const scale = r / 12;
  surface.shape(outline, x, y, scale, fill, palette.canvas, 4);
  const badge = badgeOf(entity);
  if (badge === null) {
    if (r >= 6.5) surface.shape(icon, x, y, scale, palette.icons[key], null, 0);
  } else if (badge === entity.code) {
    const size = Math.max(r * 0.62, 6.5);
    surface.text(
      badge,
      x,
      y + size * 0.36,
      `700 ${size.toFixed(1)}px ${SANS}`,
      palette.icons[key],
      {
        spacing: `${(size * 0.04).toFixed(2)}px`,
      },
    );
  } else {
    const size = r * 1.25;
    surface.text(badge, x, y + size * 0.36, `400 ${size.toFixed(1)}px ${SANS}`, palette.icons[key]);
  }
}
