// From one entity to another, along the lines shown: the way with the fewest ties.

function setRoutes() {
  for (const [end, key] of [
    ["start", "start"],
    ["goal", "goal"],
  ]) {
    const input = byId(`route-${end}`);
    combobox(input, byId(`route-${end}-list`), (entity) => {
      look({ [key]: entity.id });
    });
    input.addEventListener("change", () => {
      if (!input.value.trim()) change({ [key]: null });
    });
  }
  byId("route-swap").addEventListener("click", () =>
    change({ start: state.goal, goal: state.start }),
  );
  byId("route-clear").addEventListener("click", () => change({ start: null, goal: null }));
  follow((changed) => {
    if (changed.has("start")) byId("route-start").value = state.start ? nameOf(state.start) : "";
    if (changed.has("goal")) byId("route-goal").value = state.goal ? nameOf(state.goal) : "";
    byId("route-clear").hidden = !(state.start || state.goal);
    const ways = waysNow();
    route = ways.length ? litRoute(ways[0]) : null;
    if (route && (changed.has("start") || changed.has("goal")) && state.view === "map")
      fit(route.nodes);
  });
}

function beginRoute(id) {
  change({ start: id, goal: null });
  openFilters();
  byId("route-goal").focus();
  announce(`Path from ${nameOf(id)}: type where to`);
}

function waysNow() {
  if (!state.start || !state.goal || state.start === state.goal) return [];
  const given = givenWays();
  return given.length ? given : waysBetween(state.start, state.goal);
}

/** The paths that the map was drawn for, best first, while their ends are chosen. */
function givenWays() {
  const [start, goal] = data.asked;
  if (state.start !== start || state.goal !== goal) return [];
  return data.routes
    .filter((route) => route.every((id) => shown.edges.has(id)))
    .map((route) => route.map((id) => lines.get(edges.get(id).bundle)));
}

/** Up to three shortest ways, each a list of the lines along it. */
function waysBetween(start, goal) {
  const first = shortestWay(start, goal, new Set());
  if (!first) return [];
  const ways = [first];
  const tried = new Set();
  for (const line of first) {
    const other = shortestWay(start, goal, new Set([line.id]));
    if (!other) continue;
    const key = other.map((one) => one.id).join();
    if (tried.has(key) || other.length > first.length + 2) continue;
    tried.add(key);
    ways.push(other);
  }
  ways.sort((a, b) => a.length - b.length || strength(b) - strength(a));
  return ways.slice(0, 3);
}

/** How well the ties of a way are told, on average. */
function strength(way) {
  const told = (line) =>
    Math.max(...shown.lines.get(line.id).map((edge) => edge.sources * edge.confidence));
  return way.reduce((sum, line) => sum + told(line), 0) / way.length;
}

/** Breadth first; of lines that lead equally far, the best told goes first. */
function shortestWay(start, goal, without) {
  const cameBy = new Map([[start, null]]);
  let frontier = [start];
  while (frontier.length && !cameBy.has(goal)) {
    const following = [];
    for (const id of frontier) {
      const onward = linesAt
        .get(id)
        .filter((line) => shown.lines.has(line.id) && !without.has(line.id));
      onward.sort((a, b) => strength([b]) - strength([a]));
      for (const line of onward) {
        const other = otherEnd(line, id);
        if (cameBy.has(other)) continue;
        cameBy.set(other, { line, id });
        following.push(other);
      }
    }
    frontier = following;
  }
  if (!cameBy.has(goal)) return null;
  const way = [];
  for (let step = cameBy.get(goal); step; step = cameBy.get(step.id)) way.unshift(step.line);
  return way;
}

/** The edge that tells a step: that of a given path, else the best told. */
function bestOf(members) {
  const given = members.find((edge) => data.routes.some((route) => route.includes(edge.id)));
  return (
    given || [...members].sort((a, b) => b.sources - a.sources || b.confidence - a.confidence)[0]
  );
}

function litRoute(way) {
  const lit = { key: "route", centre: null, nodes: new Set([state.start]), lines: new Set() };
  for (const line of way) {
    lit.lines.add(line.id);
    lit.nodes.add(line.subject).add(line.object);
  }
  return lit;
}

function routePanel() {
  const ways = waysNow();
  const heading = el(
    "div",
    { class: "ends" },
    entityButton(state.start),
    el("span", { class: "between" }, "to"),
    entityButton(state.goal),
  );
  if (!ways.length) {
    const words =
      state.start === state.goal
        ? "A path joins two different entities."
        : "No path along the ties shown. Claims, relations, the period or the focus may hide one.";
    return { kind: "Path", content: [heading, el("p", { class: "quiet" }, words)], say: words };
  }
  const content = ways.flatMap((way, place) => [
    el("h3", {}, place ? "Another way" : `In ${counted(way.length, "step")}`),
    el("ol", { class: "route" }, stepsOf(way)),
  ]);
  return {
    kind: "Path",
    content: [heading, ...content],
    say: `Path in ${counted(ways[0].length, "step")}`,
  };
}

function stepsOf(way) {
  let here = state.start;
  return way.map((line) => {
    const edge = bestOf(shown.lines.get(line.id));
    const words = line.subject === here ? edge.sentence : edge.passive;
    here = otherEnd(line, here);
    const [quoted] = edge.facts;
    return el(
      "li",
      {},
      edgeButton(edge, `${capital(words)}.`),
      quoted && quoted.quote.length
        ? el("blockquote", { dir: "auto" }, quoted.quote.map(piece))
        : null,
      quoted
        ? el(
            "p",
            { class: "when" },
            [articleOf(quoted).title || articleOf(quoted).id, articleOf(quoted).published]
              .filter(Boolean)
              .join(" · "),
          )
        : null,
    );
  });
}
