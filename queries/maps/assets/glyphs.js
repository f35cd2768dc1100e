// How each type of entity looks: an outline and an icon, drawn on a field from -12 to 12.
// Outline, icon and colour each tell the type alone, so none is needed.

const GLYPHS = {
  Person: {
    outline: "M12 0A12 12 0 1 1-12 0 12 12 0 1 1 12 0Z",
    icon: "M0-6.6a3.3 3.3 0 1 1 0 6.6 3.3 3.3 0 0 1 0-6.6ZM-6.2 6.8C-6.2 3.4-3.6 1.5 0 1.5s6.2 1.9 6.2 5.3Z",
  },
  State: {
    outline: "M-11.5-9h23a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2h-23a2 2 0 0 1-2-2v-14a2 2 0 0 1 2-2Z",
    icon: "M-5.5-6h1.4V7h-1.4ZM-3.6-5.6C-1-7 1-4.2 4-5.4l2-.7v6.4c-3 1.6-5.500-1.4-9.600.4Z",
  },
  Organization: {
    outline:
      "M-8.500-10.500h17a2.500 2.500 0 0 1 2.500 2.500v16a2.500 2.500 0 0 1-2.500 2.500h-17a2.500 2.500 0 0 1-2.500-2.500v-16a2.500 2.500 0 0 1 2.500-2.500Z",
    icon: "M0-7 6.800-3.400v1.300H-6.800v-1.300ZM-5.600-1.100h2v5h-2ZM-1-1.100h2v5h-2ZM3.600-1.100h2v5h-2ZM-6.800 4.900H6.800v1.800H-6.800Z",
  },
  Place: {
    outline: "M0-13.500 13.500 0 0 13.500-13.500 0Z",
    icon: "M0-6.400a4.300 4.300 0 0 1 4.300 4.300C4.300 1.200 0 6.600 0 6.600S-4.300 1.200-4.300-2.100A4.300 4.300 0 0 1 0-6.400ZM0-3.700a1.700 1.700 0 1 0 0 3.400 1.700 1.700 0 0 0 0-3.400Z",
  },
  Event: {
    outline: "M-6.500-11.300h13L13 0 6.500 11.300h-13L-13 0Z",
    icon: "M-5.800-5.200h2v-1.700h1.600v1.700h4.400v-1.700h1.600v1.700h2V6h-11.600ZM-4.200-1.600v6h8.400v-6ZM-2.800-.2h2.200V2h-2.200Z",
  },
  Award: {
    outline:
      "M0-13 3.200-9.900 7.600-10.600 8.300-6.100 12.400-4 10.400 0 12.400 4 8.300 6.100 7.600 10.600 3.200 9.900 0 13-3.200 9.900-7.600 10.600-8.300 6.100-12.400 4-10.400 0-12.400-4-8.300-6.100-7.600-10.600-3.200-9.900Z",
    icon: "M0-6.400 1.900-2.300 6.300-1.900 3 1.100 3.900 5.500 0 3.200-3.900 5.500-3 1.100-6.300-1.900-1.900-2.300Z",
  },
  Agreement: {
    outline: "M-9.500-11.500h12.500L9.500-5v16.500h-19Z",
    icon: "M-5.600-5.600h6.200v1.700h-6.200ZM-5.600-1.600H5.600V.1H-5.600ZM-5.600 2.400H5.600v1.700H-5.600ZM-5.600 6.400H.6v1.700h-6.200Z",
  },
};
const OTHER = {
  outline: "M0-12.500 11.900-3.900 7.300 10.100H-7.300L-11.900-3.900Z",
  icon: "M-2-6h4v5h5v4h-5v5h-4v-5h-5v-4h5Z",
};

function glyphOf(type) {
  return GLYPHS[type] || OTHER;
}

/** The name under which the stylesheet keeps a type's colour. */
function colourKey(type) {
  return type in GLYPHS ? type.toLowerCase() : "other";
}

/** Whether this browser draws flags: some have only the two letters of each. */
const hasFlags = (() => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 24;
  const ctx = canvas.getContext("2d", { willReadFrequently: true });
  ctx.font = "20px sans-serif";
  ctx.fillStyle = "#000";
  ctx.fillText("\u{1F1F0}\u{1F1F7}", 0, 20);
  const pixels = ctx.getImageData(0, 0, 24, 24).data;
  for (let at = 0; at < pixels.length; at += 4) {
    if (pixels[at + 3] && Math.abs(pixels[at] - pixels[at + 2]) > 40) return true;
  }
  return false;
})();

/** What stands on a state: its flag where it can be drawn, else its code. */
function badgeOf(entity) {
  if (!entity.code) return null;
  return hasFlags && entity.flag ? entity.flag : entity.code;
}

/** A small picture of a type, for lists and headings; of a state its flag or code. */
function glyph(type, size = 20, entity = null) {
  const { outline, icon } = glyphOf(type);
  const badge = entity && badgeOf(entity);
  const flag = badge && badge !== entity.code;
  return el(
    "svg",
    {
      class: `glyph of-${colourKey(type)}`,
      viewBox: "-14 -14 28 28",
      width: size,
      height: size,
      "aria-hidden": "true",
    },
    el("path", { class: "outline", d: outline }),
    badge
      ? el(
          "text",
          {
            class: "icon",
            y: flag ? 6 : 3.4,
            "text-anchor": "middle",
            "font-size": flag ? 17 : 9.5,
          },
          badge,
        )
      : el("path", { class: "icon", d: icon, "fill-rule": "evenodd" }),
  );
}
