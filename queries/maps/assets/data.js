// What the map knows: entities, edges, and the lines that bundle edges.

const data = JSON.parse(byId("map-data").textContent);

const entities = new Map(data.entities.map((entity) => [entity.id, entity]));
const edges = new Map(data.edges.map((edge) => [edge.id, edge]));

/** Lines by id: the edges of one relation, told alike, between the same entities. */
const lines = new Map();
/** The ids of the lines at each entity. */
const linesAt = new Map(data.entities.map((entity) => [entity.id, []]));

for (const drawn of data.network.edges) {
  lines.set(drawn.id, {
    id: drawn.id,
    subject: drawn.from,
    object: drawn.to,
    bend: drawn.bend,
    dashed: drawn.dashes,
    edges: [],
  });
}
for (const edge of data.edges) {
  const line = lines.get(edge.bundle);
  line.edges.push(edge);
  line.relation = edge.relation;
  line.happened = edge.happened;
}
for (const line of lines.values()) {
  linesAt.get(line.subject).push(line);
  linesAt.get(line.object).push(line);
  line.edges.sort((a, b) => (a.date || "9").localeCompare(b.date || "9"));
}

/** Where each entity stands and how large it is drawn; moved by dragging. */
const places = new Map(
  data.network.nodes.map((node) => [node.id, { x: node.x, y: node.y, r: node.size }]),
);

for (const entity of data.entities) {
  entity.search = [entity.name, ...entity.aliases].map(folded);
}

/** Entities, the most important first. */
const ranked = [...data.entities].sort(
  (a, b) => b.weight - a.weight || a.name.localeCompare(b.name),
);

function nameOf(id) {
  return entities.get(id).name;
}

function relationOf(edge) {
  return data.relations[edge.relation];
}

/** The article of a fact; only its id is known where the store has no more. */
function articleOf(fact) {
  if (typeof fact.article === "number") return data.articles[fact.article];
  return { id: fact.article, title: null, url: null, publisher: null, published: null };
}

/** The entity at the other end. */
function otherEnd(tie, id) {
  return tie.subject === id ? tie.object : tie.subject;
}

const TOLD = {
  asserted: "Happened",
  denied: "Denied",
  planned: "Planned",
  reported: "Rumoured",
  claimed: "Claimed",
  cancelled: "Cancelled",
};

const TONES = {
  friendly: "Cooperation",
  contact: "Contact",
  hostile: "Conflict",
  lasting: "Lasting ties",
};
