// The same facts as a table: to be sorted, filtered, and read aloud.

const STEP = 200; // rows shown at once

const COLUMNS = [
  { key: "date", words: "Date", of: (edge) => edge.date || "" },
  { key: "subject", words: "Who", of: (edge) => nameOf(edge.subject) },
  { key: "relation", words: "Relation", of: (edge) => relationOf(edge).label },
  { key: "object", words: "Whom", of: (edge) => nameOf(edge.object) },
  { key: "told", words: "Told as", of: (edge) => TOLD[edge.told] },
  { key: "sources", words: "Sources", of: (edge) => edge.sources, number: true },
  { key: "confidence", words: "Sure", of: (edge) => edge.confidence, number: true },
  { key: "quote", words: "In the words of", of: (edge) => quoteOf(edge) },
];

const table = { sort: "date", down: true, wanted: "", most: STEP };

function quoteOf(edge) {
  const [fact] = edge.facts;
  return fact ? fact.quote.map(([text]) => text).join("") : "";
}

function setTable() {
  byId("table-head").replaceChildren(
    ...COLUMNS.map((column) =>
      el(
        "th",
        { scope: "col", class: column.number ? "number" : null, "data-key": column.key },
        button(column.words, () => sortBy(column.key)),
      ),
    ),
  );
  byId("table-filter").addEventListener("input", (event) => {
    table.wanted = event.target.value;
    table.most = STEP;
    showTable();
  });
  byId("table-more").addEventListener("click", () => {
    table.most += STEP;
    showTable();
  });
  for (const view of ["map", "table"])
    byId(`view-${view}`).addEventListener("click", () => change({ view }));
  follow(showView);
}

function sortBy(key) {
  table.down =
    table.sort === key ? !table.down : key === "sources" || key === "confidence" || key === "date";
  table.sort = key;
  showTable();
}

function showView(changed) {
  const mapped = state.view === "map";
  document.body.dataset.view = state.view;
  byId("map-area").hidden = !mapped;
  byId("table-area").hidden = mapped;
  byId("view-map").setAttribute("aria-pressed", String(mapped));
  byId("view-table").setAttribute("aria-pressed", String(!mapped));
  if (!mapped) showTable();
  else if (changed.has("view") && graph) {
    redraw();
    if (state.node && shown.nodes.has(state.node)) reveal(state.node);
  }
}

/** The edges shown, as the table has them: filtered and in its order. */
function tableEdges() {
  const wanted = folded(table.wanted).split(/\s+/).filter(Boolean);
  const rows = data.edges
    .filter((edge) => shown.edges.has(edge.id))
    .filter((edge) => {
      if (!wanted.length) return true;
      edge.words ??= folded(
        COLUMNS.map((column) => column.of(edge))
          .concat(edge.sentence)
          .join(" "),
      );
      return wanted.every((word) => edge.words.includes(word));
    });
  const { of } = COLUMNS.find((column) => column.key === table.sort);
  const way = table.down ? -1 : 1;
  return rows.sort((a, b) => way * compared(of(a), of(b)) || a.id.localeCompare(b.id));
}

function compared(a, b) {
  return typeof a === "number" ? a - b : a.localeCompare(b);
}

function showTable() {
  const rows = tableEdges();
  for (const head of byId("table-head").children) {
    const sorted = head.dataset.key === table.sort;
    if (sorted) head.setAttribute("aria-sort", table.down ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  }
  byId("table-body").replaceChildren(...rows.slice(0, table.most).map(tableRow));
  byId("table-count").textContent = counted(rows.length, "tie");
  byId("table-more").hidden = rows.length <= table.most;
  byId("table-more").textContent = `Show ${Math.min(STEP, rows.length - table.most)} more`;
}

function tableRow(edge) {
  return el(
    "tr",
    { class: edge.happened ? null : "claim", "data-edge": edge.id },
    el("td", { class: "date" }, edge.date || "–"),
    el("td", {}, entityButton(edge.subject)),
    el(
      "td",
      {},
      button(relationOf(edge).label, () => look({ edge: edge.id }), {
        class: "open",
        title: "Show the evidence",
      }),
    ),
    el("td", {}, entityButton(edge.object)),
    el("td", {}, TOLD[edge.told]),
    el("td", { class: "number" }, String(edge.sources)),
    el("td", { class: "number" }, `${Math.round(edge.confidence * 100)} %`),
    el("td", { class: "said", dir: "auto" }, shortened(quoteOf(edge), 220)),
  );
}
