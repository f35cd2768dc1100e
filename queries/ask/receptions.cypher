// Guests received and events held, by host.
// $by entity? who did it
// $of entity? to whom it was done
// $since day? nothing earlier
// $until day? nothing later
MATCH (a:Entity)-[r:HOSTED]->(b:Entity)
WHERE ($by IS NULL OR a.id = $by)
  AND ($of IS NULL OR b.id = $of)
  AND ($since IS NULL OR left($since, size(coalesce(r.date_end, r.date, ''))) <= left(coalesce(r.date_end, r.date), size($since)))
  AND ($until IS NULL OR left(r.date, size($until)) <= $until)
RETURN r.date AS date, a.name AS host, b.name AS guest, r.quotes[0] AS quote, r.sources AS sources
ORDER BY date, host, guest
