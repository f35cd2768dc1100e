// Who met whom most, in person; with the first and the last time.
// $who entity? one who took part
// $since day? nothing earlier
// $until day? nothing later
MATCH (a:Entity)-[r:MET]->(b:Entity)
WHERE ($who IS NULL OR a.id = $who OR b.id = $who)
  AND ($since IS NULL OR left($since, size(coalesce(r.date_end, r.date, ''))) <= left(coalesce(r.date_end, r.date), size($since)))
  AND ($until IS NULL OR left(r.date, size($until)) <= $until)
RETURN a.name AS one, b.name AS other, count(r) AS times, min(r.date) AS first, max(r.date) AS last
ORDER BY times DESC, one, other
