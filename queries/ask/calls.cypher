// Who spoke with whom by telephone or video, and about what.
// $who entity? one who took part
// $since day? nothing earlier
// $until day? nothing later
MATCH (a:Entity)-[r:CALLED]->(b:Entity)
WHERE ($who IS NULL OR a.id = $who OR b.id = $who)
  AND ($since IS NULL OR left($since, size(coalesce(r.date_end, r.date, ''))) <= left(coalesce(r.date_end, r.date), size($since)))
  AND ($until IS NULL OR left(r.date, size($until)) <= $until)
RETURN r.date AS date, a.name AS one, b.name AS other, r.topic AS topic, r.quotes[0] AS quote, r.sources AS sources
ORDER BY date, one, other
