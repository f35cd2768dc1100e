// Two things to paint on that take the same strokes: a canvas, and an SVG file.

const SANS =
  'Inter, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", "Liberation Sans", Arial, sans-serif';
const SERIF =
  'Charter, "Iowan Old Style", "Source Serif 4", Cambria, "Noto Serif", "Liberation Serif", Georgia, serif';

const outlines = new Map(); // path data, read once

function outlineOf(d) {
  if (!outlines.has(d)) outlines.set(d, new Path2D(d));
  return outlines.get(d);
}

class CanvasSurface {
  constructor(ctx) {
    this.ctx = ctx;
  }

  measure(text, font) {
    this.ctx.font = font;
    return this.ctx.measureText(text).width;
  }

  alpha(value) {
    this.ctx.globalAlpha = value;
  }

  curve({ x1, y1, cx, cy, x2, y2, straight }, colour, width, dash) {
    const { ctx } = this;
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.setLineDash(dash || []);
    ctx.beginPath();
    ctx.moveTo(x1, y1);
    if (straight)
      ctx.lineTo(x2, y2); // twice as quick, and most lines are
    else ctx.quadraticCurveTo(cx, cy, x2, y2);
    ctx.stroke();
  }

  polygon(points, colour) {
    const { ctx } = this;
    ctx.fillStyle = colour;
    ctx.beginPath();
    ctx.moveTo(points[0][0], points[0][1]);
    for (const [x, y] of points.slice(1)) ctx.lineTo(x, y);
    ctx.closePath();
    ctx.fill();
  }

  disc(x, y, r, fill) {
    const { ctx } = this;
    ctx.fillStyle = fill;
    ctx.beginPath();
    ctx.arc(x, y, r, 0, Math.PI * 2);
    ctx.fill();
  }

  ring(x, y, r, colour, width) {
    const { ctx } = this;
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.setLineDash([]);
    ctx.beginPath();
    ctx.arc(x, y, r, 0, Math.PI * 2);
    ctx.stroke();
  }

  shape(d, x, y, scale, fill, stroke, width) {
    const { ctx } = this;
    ctx.save();
    ctx.translate(x, y);
    ctx.scale(scale, scale);
    if (stroke) {
      ctx.strokeStyle = stroke;
      ctx.lineWidth = width / scale;
      ctx.lineJoin = "round";
      ctx.setLineDash([]);
      ctx.stroke(outlineOf(d));
    }
    ctx.fillStyle = fill;
    ctx.fill(outlineOf(d), "evenodd");
    ctx.restore();
  }

  text(text, x, y, font, colour, { halo = null, align = "center", spacing = "0px" } = {}) {
    const { ctx } = this;
    ctx.font = font;
    ctx.textAlign = align;
    ctx.textBaseline = "alphabetic";
    ctx.letterSpacing = spacing;
    if (halo) {
      ctx.strokeStyle = halo;
      ctx.lineWidth = 4;
      ctx.lineJoin = "round";
      ctx.setLineDash([]);
      ctx.strokeText(text, x, y);
    }
    ctx.fillStyle = colour;
    ctx.fillText(text, x, y);
    ctx.letterSpacing = "0px";
  }
}

class SvgSurface {
  constructor() {
    this.root = el("g");
    this.opacity = 1;
    this.gauge = document.createElement("canvas").getContext("2d");
  }

  measure(text, font) {
    this.gauge.font = font;
    return this.gauge.measureText(text).width;
  }

  alpha(value) {
    this.opacity = value;
  }

  add(tag, props) {
    const made = el(tag, props);
    if (this.opacity < 1) made.setAttribute("opacity", this.opacity);
    this.root.append(made);
    return made;
  }

  curve({ x1, y1, cx, cy, x2, y2 }, colour, width, dash) {
    const [a, b, c, d, e, f] = [x1, y1, cx, cy, x2, y2].map(round);
    this.add("path", {
      d: `M${a} ${b}Q${c} ${d} ${e} ${f}`,
      fill: "none",
      stroke: colour,
      "stroke-width": round(width),
      "stroke-dasharray": dash ? dash.join(" ") : null,
    });
  }

  polygon(points, colour) {
    const d = points.map(([x, y]) => `${round(x)} ${round(y)}`).join("L");
    this.add("path", { d: `M${d}Z`, fill: colour });
  }

  disc(x, y, r, fill) {
    this.add("circle", { cx: round(x), cy: round(y), r: round(r), fill });
  }

  ring(x, y, r, colour, width) {
    const at = { cx: round(x), cy: round(y), r: round(r) };
    this.add("circle", { ...at, fill: "none", stroke: colour, "stroke-width": width });
  }

  shape(d, x, y, scale, fill, stroke, width) {
    this.add("path", {
      d,
      transform: `translate(${round(x)} ${round(y)}) scale(${round(scale)})`,
      fill,
      "fill-rule": "evenodd",
      stroke,
      "stroke-width": stroke ? round(width / scale) : null,
      "paint-order": "stroke",
      "stroke-linejoin": "round",
    });
  }

  text(text, x, y, font, colour, { halo = null, align = "center", spacing = "0px" } = {}) {
    const [, style, weight, size, family] = font.match(/^(italic )?(\d+) ([\d.]+)px (.*)$/);
    const made = this.add("text", {
      x: round(x),
      y: round(y),
      "font-family": family,
      "font-size": size,
      "font-weight": weight,
      "font-style": style ? "italic" : null,
      "letter-spacing": spacing === "0px" ? null : spacing,
      "text-anchor": { center: "middle", left: "start", right: "end" }[align],
      fill: colour,
      stroke: halo,
      "stroke-width": halo ? 4 : null,
      "stroke-linejoin": halo ? "round" : null,
      "paint-order": "stroke",
    });
    made.textContent = text;
  }
}

function round(number) {
  return Math.round(number * 100) / 100;
}
