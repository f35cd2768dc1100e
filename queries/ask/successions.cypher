// Who followed whom in which office.
// $who entity? before or after
MATCH (a:Entity)-[r:SUCCEEDED]->(b:Entity)
WHERE ($who IS NULL OR a.id = $who OR b.id = $who)
RETURN r.date AS date, a.name AS successor, b.name AS predecessor, r.title AS title, r.quotes[0] AS quote, r.sources AS sources
ORDER BY date, successor, predecessor
