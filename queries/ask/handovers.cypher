// Awards and gifts handed over, and on whose behalf they were taken.
// $by entity? who did it
// $of entity? to whom it was done
// $since day? nothing earlier
// $until day? nothing later
MATCH (a:Entity)-[r:PRESENTED_TO]->(b:Entity)
WHERE ($by IS NULL OR a.id = $by)
  AND ($of IS NULL OR b.id = $of)
  AND ($since IS NULL OR left($since, size(coalesce(r.date_end, r.date, ''))) <= left(coalesce(r.date_end, r.date), size($since)))
  AND ($until IS NULL OR left(r.date, size($until)) <= $until)
RETURN r.date AS date, a.name AS bearer, r.award AS award, r.on_behalf_of AS on_behalf_of, b.name AS receiver, r.quotes[0] AS quote, r.sources AS sources
ORDER BY date, bearer, receiver
