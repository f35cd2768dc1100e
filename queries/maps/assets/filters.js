// The switches: claims, types, relations, sources and confidence, each with its count.

const filters = byId("filters");

function setFilters() {
  const types = countBy(data.entities, (entity) => entity.type);
  byId("types").replaceChildren(
    ...[...types].map(([type]) => switchRow("hidden", type, glyph(type, 20), type)),
  );
  const groups = Object.keys(TONES).map((tone) => {
    const names = Object.keys(data.relations).filter((name) => data.relations[name].tone === tone);
    return names.length ? relationGroup(tone, names) : null;
  });
  byId("relations").replaceChildren(...groups.filter(Boolean));
  setClaims();
  setEvidence();
  byId("reset").addEventListener("click", () =>
    change({ ...START, theme: state.theme, view: state.view }),
  );
  byId("filters-open").addEventListener("click", () =>
    filters.classList.contains("open") ? closeFilters() : openFilters(),
  );
  byId("filters-close").addEventListener("click", () => {
    closeFilters();
    byId("filters-open").focus();
  });
  follow(showFilters);
}

function openFilters() {
  filters.classList.add("open");
  byId("filters-open").setAttribute("aria-expanded", "true");
}

function closeFilters() {
  filters.classList.remove("open");
  byId("filters-open").setAttribute("aria-expanded", "false");
}

function countBy(items, key) {
  const counts = new Map();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) || 0) + 1);
  return new Map([...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])));
}

function switchRow(list, name, picture, words) {
  const box = el("input", {
    type: "checkbox",
    checked: true,
    "data-list": list,
    "data-name": name,
    on: { change: () => toggle(list, name, box.checked) },
  });
  // The space keeps the words and the number apart for those who hear them.
  return el(
    "label",
    { class: "switch" },
    box,
    picture,
    el("span", { class: "words" }, words),
    " ",
    el("span", { class: "count" }),
  );
}

function toggle(list, name, on) {
  change({ [list]: on ? state[list].filter((one) => one !== name) : [...state[list], name] });
}

function relationGroup(tone, names) {
  const whole = button(
    TONES[tone],
    () => {
      const all = names.every((name) => !state.without.includes(name));
      change({
        without: all
          ? [...new Set([...state.without, ...names])]
          : state.without.filter((name) => !names.includes(name)),
      });
    },
    { class: "tone", title: "Switch all of these on or off" },
  );
  const uses = countBy(data.edges, (edge) => edge.relation);
  const order = [...names].sort((a, b) => uses.get(b) - uses.get(a) || a.localeCompare(b));
  return el(
    "fieldset",
    { class: `tones tone-${tone}` },
    el("legend", {}, el("span", { class: "swatch", "aria-hidden": "true" }), whole),
    order.map((name) => switchRow("without", name, null, capital(data.relations[name].label))),
  );
}

function setClaims() {
  const claims = data.edges.filter((edge) => !edge.happened);
  byId("claims").addEventListener("change", (event) => change({ claims: event.target.checked }));
  byId("claims-row").hidden = !claims.length;
  byId("claims-count").textContent = String(claims.length);
  const kinds = [...countBy(claims, (edge) => TOLD[edge.told].toLowerCase()).keys()];
  byId("claims-words").textContent = `Show what is only claimed: ${kinds.join(", ")}`;
}

function setEvidence() {
  const most = Math.max(1, ...data.edges.map((edge) => edge.sources));
  const sources = byId("sources");
  sources.max = String(Math.min(most, 20));
  sources.disabled = most < 2;
  sources.addEventListener("input", () => change({ sources: Number(sources.value) }));
  const confidence = byId("confidence");
  confidence.addEventListener("input", () =>
    change({ confidence: Number(confidence.value) / 100 }),
  );
}

function showFilters() {
  const passing = countBy(
    data.edges.filter((edge) => passes(edge, "relation") && held(edge)),
    (edge) => edge.relation,
  );
  const types = countBy(data.entities, (entity) => entity.type);
  for (const box of filters.querySelectorAll("input[data-list]")) {
    const { list, name } = box.dataset;
    box.checked = !state[list].includes(name);
    const count = list === "hidden" ? types.get(name) : passing.get(name) || 0;
    box.closest("label").querySelector(".count").textContent = String(count);
    box.closest("label").classList.toggle("none", !count);
  }
  byId("claims").checked = state.claims;
  byId("sources").value = String(state.sources);
  byId("sources-value").textContent = state.sources === 1 ? "any" : `${state.sources} or more`;
  byId("confidence").value = String(Math.round(state.confidence * 100));
  byId("confidence-value").textContent = state.confidence
    ? `${Math.round(state.confidence * 100)} % or more`
    : "any";
  const active = [
    state.claims,
    state.without.length,
    state.hidden.length,
    state.sources > 1,
    state.confidence > 0,
    state.from,
    state.focus,
  ].filter(Boolean).length;
  byId("reset").hidden = !active;
  byId("filters-open").querySelector(".count").textContent = active ? String(active) : "";
  const words = `${counted(shown.nodes.size, "entity", "entities")} · ${counted(shown.edges.size, "tie")}`;
  byId("shown").textContent = words;
  const focus = byId("focus-note");
  focus.hidden = !state.focus;
  if (state.focus) {
    focus.replaceChildren(
      "Around ",
      named(shortened(nameOf(state.focus), 40)),
      " ",
      button("Show everything", () => change({ focus: null })),
    );
  }
}
