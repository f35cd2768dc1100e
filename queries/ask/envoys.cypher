// Ambassadors and other envoys: of which state, to which.
// $of entity? the state they represent
MATCH (a:Entity)-[r:REPRESENTS]->(b:Entity)
WHERE ($of IS NULL OR b.id = $of)
RETURN a.name AS envoy, coalesce(r.title, 'representative') AS title, b.name AS of, r.accredited_to AS accredited_to, r.date AS date, r.sources AS sources
ORDER BY of, accredited_to, envoy
