// Positions held over time: who was what, where, from when to when.
// $who entity? the holder
// $at entity? the state or organization
MATCH (a:Entity)-[r:HOLDS_POSITION|REPRESENTS]->(b:Entity)
WHERE ($who IS NULL OR a.id = $who) AND ($at IS NULL OR b.id = $at)
RETURN a.name AS who, coalesce(r.title, 'representative') AS title, b.name AS of, r.accredited_to AS accredited_to,
       coalesce(r.start, r.date) AS since, coalesce(r.end, r.date_end) AS until, r.status AS status, r.sources AS sources
ORDER BY who, since, title, of
