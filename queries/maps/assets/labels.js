// Names and the words on lines: as many as fit without touching each other. What
// matters more is placed first; where all are to be placed is settled once per zoom.

const MOST_LABELS = 420;
const FIRST = 8; // entities whose names may cover others on a crowded map
const FEW = 24; // entities that are named however small they are drawn
const LINES_TOLD = 0.3; // the zoom from which on lines of a crowded map have words

/** Boxes that are taken, in cells, so that a crowded map is as quick as an empty one. */
class Room {
  constructor() {
    this.cells = new Map();
  }

  *near(box) {
    for (let row = Math.floor(box.top / 80); row <= Math.floor(box.bottom / 80); row += 1) {
      for (let col = Math.floor(box.left / 80); col <= Math.floor(box.right / 80); col += 1) {
        yield `${col},${row}`;
      }
    }
  }

  free(box) {
    for (const cell of this.near(box)) {
      for (const other of this.cells.get(cell) || []) {
        if (
          box.left < other.right &&
          box.right > other.left &&
          box.top < other.bottom &&
          box.bottom > other.top
        ) {
          return false;
        }
      }
    }
    return true;
  }

  take(box) {
    for (const cell of this.near(box)) {
      const taken = this.cells.get(cell);
      if (taken) taken.push(box);
      else this.cells.set(cell, [box]);
    }
  }
}

/** Letters that joined or stacked scripts need as they are: they are not spaced out. */
const SPACEABLE = /^[\p{Script=Latin}\p{N}\p{P}\p{Zs}]+$/u;

/** The labels that fit, placed relative to the screen's point of the layout's (0, 0). */
function placeLabels(surface, scale, lit) {
  const view = { scale, x: 0, y: 0 };
  const room = new Room();
  const first = new Set(ranked.slice(0, FIRST).map((entity) => entity.id));
  const crowded = shown.nodes.size > 150;
  // On a crowded map the first names may cover what matters less, but not each other.
  const names = crowded ? new Room() : null;
  for (const id of shown.nodes) {
    if (lit && !lit.nodes.has(id)) continue; // so faint that a name may lie on it
    const { x, y } = places.get(id);
    const r = radiusOf(id, scale);
    if (crowded && r < 7) continue; // a dot may lie under a name
    const box = {
      left: x * scale - r,
      right: x * scale + r,
      top: y * scale - r,
      bottom: y * scale + r,
    };
    room.take(box);
    if (names && first.has(id)) names.take(box);
  }
  const placed = [];
  const centre = lit && lit.centre;
  const order = centre
    ? [entities.get(centre), ...ranked.filter((entity) => entity.id !== centre)]
    : ranked;
  for (const [rank, entity] of order.entries()) {
    if (placed.length >= MOST_LABELS) break;
    if (!shown.nodes.has(entity.id)) continue;
    if (lit && !lit.nodes.has(entity.id)) continue;
    const label = nameLabel(surface, entity, rank, view, { room, names }, lit);
    if (label) placed.push(label);
  }
  if (crowded && scale < LINES_TOLD && !lit) return placed;
  for (const { line, members } of lineOrder(lit)) {
    if (placed.length >= MOST_LABELS) break;
    const label = lineLabel(surface, line, members, view, room, lit);
    if (label) placed.push(label);
  }
  return placed;
}

function nameLabel(surface, entity, rank, view, { room, names }, lit) {
  const { x, y } = places.get(entity.id);
  const r = radiusOf(entity.id, view.scale);
  const chosen = lit && lit.centre === entity.id;
  const size = 11.5 + 3.5 * Math.sqrt(entity.weight) + (chosen ? 1.5 : 0);
  if (!chosen && !lit && r < 6.5 && rank >= FEW) return null;
  const text = shortened(entity.name, chosen ? 40 : stage.clientWidth < NARROW ? 18 : 28);
  const state = entity.type === "State" && SPACEABLE.test(text);
  const event = entity.type === "Event" || entity.type === "Award" || entity.type === "Agreement";
  const weight = state || entity.weight > 0.3 || chosen ? 700 : 500;
  const font = `${event ? "italic " : ""}${weight} ${size.toFixed(1)}px ${event ? SERIF : SANS}`;
  const words = state ? text.toLocaleUpperCase("en") : text;
  const spacing = state ? size * 0.09 : 0;
  const wide = surface.measure(words, font) + spacing * words.length;
  const spots = [
    [0, r + size + 3, "center"],
    [0, -r - 6, "center"],
    [r + 6, size * 0.35, "left"],
    [-r - 6, size * 0.35, "right"],
    [r * 0.7, r + size * 0.7, "left"],
    [-r * 0.7, r + size * 0.7, "right"],
    [r * 0.7, -r, "left"],
    [-r * 0.7, -r, "right"],
    [wide * 0.3, r + size + 3, "center"],
    [-wide * 0.3, r + size + 3, "center"],
    [wide * 0.3, -r - 6, "center"],
    [-wide * 0.3, -r - 6, "center"],
  ];
  for (const [dx, dy, align] of spots) {
    const left = { center: -wide / 2, left: 0, right: -wide }[align];
    const at = { x: x * view.scale + dx, y: y * view.scale + dy };
    const box = {
      left: at.x + left - 3,
      right: at.x + left + wide + 3,
      top: at.y - size,
      bottom: at.y + size * 0.32,
    };
    if (!room.free(box) && !(names && rank < FIRST && names.free(box))) continue;
    room.take(box);
    if (names) names.take(box);
    return {
      ...at,
      text: words,
      font,
      align,
      colour: "ink",
      box,
      spacing: `${spacing.toFixed(2)}px`,
      entity: entity.id,
    };
  }
  return null;
}

function lineOrder(lit) {
  const order = [];
  for (const [id, members] of shown.lines) {
    if (lit && !lit.lines.has(id)) continue;
    const line = lines.get(id);
    let weight = 0;
    for (const edge of members) weight += edge.sources + edge.confidence;
    order.push({ line, members, weight: line.happened ? weight : weight * 0.6 });
  }
  return order.sort((a, b) => b.weight - a.weight).slice(0, 900);
}

/** "met ×3", "Chairman", "visited · April 2019". */
function lineWords(line, members) {
  const [first] = members;
  const alike = members.every((edge) => edge.short === first.short);
  if (members.length > 1) {
    const words = alike ? first.short : data.relations[line.relation].label;
    return `${words} ×${members.length}`;
  }
  return first.day && !first.lasting ? `${first.short} · ${first.day}` : first.short;
}

function lineLabel(surface, line, members, view, room, lit) {
  const curve = projected(curveOf(line, view.scale), view);
  const span = Math.hypot(curve.x2 - curve.x1, curve.y2 - curve.y1);
  const size = lit ? 12.5 : 12;
  const font = `italic 400 ${size}px ${SERIF}`;
  let text = lineWords(line, members);
  let wide = surface.measure(text, font);
  if (!lit && wide > span * 1.35 + 20) {
    [text] = text.split(" · ");
    wide = surface.measure(text, font);
    if (wide > span * 1.35 + 20) return null;
  }
  for (const t of [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74]) {
    const at = pointOn(curve, t);
    const box = {
      left: at.x - wide / 2 - 3,
      right: at.x + wide / 2 + 3,
      top: at.y - size * 0.8,
      bottom: at.y + size * 0.6,
    };
    if (!room.free(box)) continue;
    room.take(box);
    const { tone } = data.relations[line.relation];
    return {
      x: at.x,
      y: at.y + size * 0.32,
      text,
      font,
      align: "center",
      spacing: "0px",
      tone,
      box,
      line: line.id,
    };
  }
  return null;
}

/** Keeps lines out of the words that stand on them. */
function paintGround(surface, box, view) {
  const [left, right] = [box.left + view.x, box.right + view.x];
  const [top, bottom] = [box.top + view.y, box.bottom + view.y];
  const corners = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
  surface.alpha(0.86);
  surface.polygon(corners, palette.canvas);
  surface.alpha(1);
}

function paintLabels(surface, view, placed) {
  surface.alpha(1);
  for (const label of placed) {
    const { box } = label;
    if (
      box.right + view.x < 0 ||
      box.left + view.x > view.width ||
      box.bottom + view.y < 0 ||
      box.top + view.y > view.height
    ) {
      continue;
    }
    if (label.tone) paintGround(surface, box, view);
    surface.text(
      label.text,
      label.x + view.x,
      label.y + view.y,
      label.font,
      label.tone ? palette.words[label.tone] : palette[label.colour],
      { halo: palette.canvas, align: label.align, spacing: label.spacing },
    );
  }
}
