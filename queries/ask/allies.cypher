// Who is allied with whom.
// $who entity? one of them
MATCH (a:Entity)-[r:ALLIED_WITH]->(b:Entity)
WHERE ($who IS NULL OR a.id = $who OR b.id = $who)
RETURN a.name AS one, b.name AS other, r.date AS date, r.note AS note, r.sources AS sources
ORDER BY one, other
