// What a line rests on: each edge in words, and the sentences of the articles behind it.

function linePanel(line, chosen = null) {
  const members = line.edges.filter((edge) => shown.edges.has(edge.id) || edge.id === chosen);
  const ordered = chosen
    ? [...members].sort((a, b) => (b.id === chosen) - (a.id === chosen))
    : members;
  const relation = data.relations[line.relation];
  const content = [
    el(
      "div",
      { class: `ends tone-${relation.tone}` },
      entityButton(line.subject),
      el("span", { class: "between" }, relation.label),
      entityButton(line.object),
    ),
    ...ordered.slice(0, 40).map((edge, place) => edgeCard(edge, place < 3 || edge.id === chosen)),
  ];
  if (ordered.length > 40)
    content.push(el("p", { class: "quiet" }, `and ${ordered.length - 40} more: see the table`));
  return {
    kind: counted(members.length, "tie"),
    content,
    say: ordered.length ? ordered[0].sentence : "",
  };
}

function edgeCard(edge, open) {
  return el(
    "details",
    { class: "edge", open },
    el("summary", {}, el("h2", { dir: "ltr" }, `${capital(edge.sentence)}.`)),
    el("ul", { class: "tags" }, tags(edge)),
    edge.conflicts.length ? conflict(edge) : null,
    details(edge),
    ...quotesOf(edge),
  );
}

function tags(edge) {
  const told = el("li", { class: edge.happened ? "tag happened" : "tag claim" }, TOLD[edge.told]);
  return [
    told,
    edge.day ? el("li", { class: "tag" }, edge.day) : el("li", { class: "tag" }, "undated"),
    el("li", { class: "tag" }, counted(edge.sources, "source")),
    el("li", { class: "tag" }, `${Math.round(edge.confidence * 100)} % sure`),
  ];
}

function conflict(edge) {
  return el(
    "p",
    { class: "conflict" },
    el("strong", {}, "Sources disagree on the date: "),
    `${edge.day}, or ${edge.conflicts.join(", or ")}.`,
  );
}

function details(edge) {
  const told = edge.attrs.filter(([key]) => key !== "date_alt");
  if (!told.length) return null;
  return el(
    "dl",
    {},
    told.flatMap(([key, value]) => [
      el("dt", {}, key.replaceAll("_", " ")),
      el("dd", { dir: "auto" }, value),
    ]),
  );
}

function quotesOf(edge) {
  return edge.facts.slice(0, 30).map((fact) => {
    const article = articleOf(fact);
    return el(
      "figure",
      { class: "quote" },
      el(
        "blockquote",
        { dir: "auto" },
        fact.quote.length ? fact.quote.map(piece) : "No sentence is kept for this tie.",
      ),
      el(
        "figcaption",
        {},
        source(article),
        el("span", { class: "when" }, sourceWords(article, fact)),
      ),
    );
  });
}

function piece([text, mark]) {
  return mark ? el("mark", { class: mark }, text) : text;
}

function source(article) {
  const title = article.title || article.id;
  if (!article.url || !/^https?:\/\//i.test(article.url)) return el("cite", { dir: "auto" }, title);
  return el(
    "cite",
    { dir: "auto" },
    el("a", { href: article.url, target: "_blank", rel: "noopener noreferrer" }, title),
  );
}

function sourceWords(article, fact) {
  return [article.publisher, article.published, fact.date ? `tells of ${fact.date}` : null]
    .filter(Boolean)
    .join(" · ");
}
