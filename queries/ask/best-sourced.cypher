// Edges that the most articles tell.
// $who entity? one of those it is about
// $since day? nothing earlier
MATCH (a:Entity)-[r]->(b:Entity)
WHERE ($who IS NULL OR a.id = $who OR b.id = $who) AND ($since IS NULL OR left($since, size(coalesce(r.date_end, r.date, ''))) <= left(coalesce(r.date_end, r.date), size($since)))
WITH a, r, b, size(r.sources) AS articles
WHERE articles > 1
RETURN a.name AS subject, type(r) AS relation, b.name AS object, r.date AS date, articles, r.sources AS sources
ORDER BY articles DESC, subject, relation, object
