// Names typed are names found: a list below the field, led by the keyboard too.

/** The entities whose name or alias fits, best first. */
function matching(text, most = 8) {
  const wanted = folded(text.trim());
  if (!wanted) return [];
  const scored = [];
  for (const entity of ranked) {
    let best = 0;
    for (const name of entity.search) {
      if (name === wanted) best = Math.max(best, 4);
      else if (name.startsWith(wanted)) best = Math.max(best, 3);
      else if (name.includes(` ${wanted}`)) best = Math.max(best, 2);
      else if (name.includes(wanted)) best = Math.max(best, 1);
    }
    if (entity.code && folded(entity.code) === wanted) best = 4;
    if (best) scored.push([best, entity]);
  }
  return scored
    .sort((a, b) => b[0] - a[0])
    .slice(0, most)
    .map(([, entity]) => entity);
}

/** Makes an input and its list a combobox; `pick` is called with the entity chosen. */
function combobox(input, list, pick) {
  let found = [];
  let at = -1;

  function show() {
    found = matching(input.value);
    at = found.length ? 0 : -1;
    list.replaceChildren(
      ...found.map((entity, place) =>
        el(
          "li",
          {
            role: "option",
            id: `${list.id}-${place}`,
            "aria-selected": String(place === at),
            on: { mousedown: (event) => event.preventDefault(), click: () => choose(entity) },
          },
          glyph(entity.type, 20, entity),
          named(shortened(entity.name, 60)),
          alsoCalled(entity, input.value),
        ),
      ),
    );
    const nothing = Boolean(input.value.trim()) && !found.length;
    if (nothing) announce("No such name on this map");
    input.classList.toggle("missing", nothing);
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    point();
  }

  function point() {
    [...list.children].forEach((option, place) =>
      option.setAttribute("aria-selected", String(place === at)),
    );
    if (at < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", `${list.id}-${at}`);
      list.children[at].scrollIntoView({ block: "nearest" });
    }
  }

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(entity) {
    input.value = entity.name;
    close();
    pick(entity);
  }

  input.addEventListener("input", show);
  input.addEventListener("focus", () => input.value && show());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) show();
      else if (found.length)
        at = (at + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length;
      point();
    } else if (event.key === "Enter" && at >= 0 && !list.hidden) {
      event.preventDefault();
      choose(found[at]);
    } else if (event.key === "Escape") {
      if (!list.hidden) event.stopPropagation();
      close();
    }
  });
}

function alsoCalled(entity, text) {
  const wanted = folded(text.trim());
  if (folded(entity.name).includes(wanted)) return null;
  const alias = entity.aliases.find((one) => folded(one).includes(wanted));
  return alias ? el("span", { class: "when" }, named(shortened(alias, 40))) : null;
}

function setSearch() {
  combobox(byId("search"), byId("search-list"), (entity) => {
    visit(entity.id);
    if (!shown.nodes.has(entity.id)) announce(`${entity.name} is switched off at the moment`);
  });
}
