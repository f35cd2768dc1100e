// What is shown, as a picture or a sheet: PNG, SVG and CSV, made in the page.

const MOST_PIXELS = 8000; // an edge of a picture: more than that no browser paints
const DOTS = 2; // for each pixel of a picture, both ways

function setExports() {
  byId("export-png").addEventListener("click", savePng);
  byId("export-svg").addEventListener("click", () =>
    save(new Blob([svgText()], { type: "image/svg+xml" }), "svg"),
  );
  byId("export-csv").addEventListener("click", () =>
    save(new Blob([csvText()], { type: "text/csv;charset=utf-8" }), "csv"),
  );
  byId("print").addEventListener("click", () => {
    byId("export").open = false;
    window.print();
  });
  const menu = byId("export");
  menu.addEventListener("focusout", (event) => {
    if (!menu.contains(event.relatedTarget)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.stopPropagation();
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

function save(blob, ending) {
  const address = URL.createObjectURL(blob);
  const link = el("a", { href: address, download: `${fileName()}.${ending}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  byId("export").open = false;
  announce(`Saved as ${fileName()}.${ending}`);
}

function fileName() {
  return (
    folded(data.title)
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, "")
      .slice(0, 60) || "map"
  );
}

/** The whole of what is shown, drawn at `scale`, with a line that says what it is. */
function pictureView(scale) {
  const box = boxOf(shown.nodes);
  const pad = 130; // names may stand out
  return {
    scale,
    width: (box.right - box.left) * scale + 2 * pad,
    height: (box.bottom - box.top) * scale + 2 * pad + 30,
    x: pad - box.left * scale,
    y: pad - box.top * scale,
  };
}

/** The smallest scale with room for every name and most words on lines: best to read. */
function pictureScale() {
  const box = boxOf(shown.nodes);
  const longest = Math.max(box.right - box.left, box.bottom - box.top);
  const most = Math.min(1, MOST_PIXELS / DOTS / longest);
  const gauge = new SvgSurface();
  const { nodes, lines: drawn } = route || shown;
  const roomy = (scale) => {
    const placed = placeLabels(gauge, scale, route);
    const names = placed.filter((label) => label.entity).length;
    return names >= nodes.size && placed.length - names >= drawn.size * 0.6;
  };
  if (shown.nodes.size > MOST_LABELS || shown.lines.size < 20) return most;
  return [0.4, 0.5, 0.6, 0.8].find((scale) => scale < most && roomy(scale)) || most;
}

/** What the stage shows now, as a drawing: paper has finer dots than the screen. */
function drawingOfView() {
  const view = currentView();
  const lit = litNow();
  const surface = new SvgSurface();
  paint(surface, view, lit);
  paintLabels(surface, view, placeLabels(surface, view.scale, lit));
  const box = `0 0 ${view.width} ${view.height}`;
  return el("svg", { viewBox: box, "aria-hidden": "true" }, surface.root);
}

function paintPicture(surface, view) {
  const lit = route;
  paint(surface, view, lit);
  paintLabels(surface, view, placeLabels(surface, view.scale, lit));
  const words = [shortened(data.title, 80), byId("shown").textContent];
  if (state.from) words.push(byId("period").textContent);
  surface.text(words.join("  ·  "), 24, view.height - 18, `400 13px ${SANS}`, palette.soft, {
    align: "left",
  });
}

function savePng() {
  const view = pictureView(pictureScale());
  const canvas = el("canvas", {
    width: Math.ceil(view.width * DOTS),
    height: Math.ceil(view.height * DOTS),
  });
  const ctx = canvas.getContext("2d");
  ctx.scale(DOTS, DOTS);
  ctx.fillStyle = palette.canvas;
  ctx.fillRect(0, 0, view.width, view.height);
  paintPicture(new CanvasSurface(ctx), view);
  canvas.toBlob((blob) => save(blob, "png"), "image/png");
}

function svgText() {
  const view = pictureView(pictureScale());
  const surface = new SvgSurface();
  paintPicture(surface, view);
  const [width, height] = [Math.ceil(view.width), Math.ceil(view.height)];
  const root = el(
    "svg",
    { width, height, viewBox: `0 0 ${width} ${height}` },
    el("rect", { width, height, fill: palette.canvas }),
    surface.root,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;
}

function csvText() {
  const head = [
    "subject",
    "subject_type",
    "relation",
    "object",
    "object_type",
    "date",
    "told",
    "sources",
    "confidence",
    "sentence",
    "quote",
    "articles",
  ];
  const rows = tableEdges().map((edge) => [
    nameOf(edge.subject),
    entities.get(edge.subject).type,
    edge.relation,
    nameOf(edge.object),
    entities.get(edge.object).type,
    edge.date || "",
    edge.told,
    edge.sources,
    edge.confidence,
    unmarked(edge.sentence),
    quoteOf(edge),
    [...new Set(edge.facts.map((fact) => articleOf(fact).url || articleOf(fact).id))].join(" "),
  ]);
  return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** A cell: quoted where it must be, and never a formula that a spreadsheet would run. */
function cell(value) {
  const text = String(value);
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
