// Events that articles date differently.
// $who entity? one of those it is about
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.conflicts IS NOT NULL AND ($who IS NULL OR a.id = $who OR b.id = $who)
RETURN a.name AS subject, type(r) AS relation, b.name AS object, r.date AS date, r.conflicts AS also, r.sources AS sources
ORDER BY subject, relation, object
