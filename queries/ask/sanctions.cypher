// Sanctions given and received, expulsions too.
// $by entity? who did it
// $of entity? to whom it was done
// $since day? nothing earlier
// $until day? nothing later
MATCH (a:Entity)-[r:SANCTIONED|EXPELLED]->(b:Entity)
WHERE ($by IS NULL OR a.id = $by)
  AND ($of IS NULL OR b.id = $of)
  AND ($since IS NULL OR left($since, size(coalesce(r.date_end, r.date, ''))) <= left(coalesce(r.date_end, r.date), size($since)))
  AND ($until IS NULL OR left(r.date, size($until)) <= $until)
RETURN r.date AS date, a.name AS by_whom, type(r) AS relation, r.measure AS measure, b.name AS on_whom, r.quotes[0] AS quote, r.sources AS sources
ORDER BY date, by_whom, on_whom
