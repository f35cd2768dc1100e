// How often each relation stands in the graph.
// $who entity? only edges of this entity
MATCH (a:Entity)-[r]->(b:Entity)
WHERE ($who IS NULL OR a.id = $who OR b.id = $who)
RETURN CASE type(r) WHEN 'CLAIM' THEN r.relation ELSE type(r) END AS relation, type(r) <> 'CLAIM' AS happened, count(r) AS edges, min(r.date) AS first, max(r.date) AS last
ORDER BY edges DESC, relation
