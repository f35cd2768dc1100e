// Positions held over time: who was what, where, from when to when.
// $who entity? the holder
// $at entity? the state or organization
// $on day? only what may have been held then, as far as an article dates it
MATCH (a:Entity)-[r:HOLDS_POSITION|REPRESENTS]->(b:Entity)
WHERE ($who IS NULL OR a.id = $who) AND ($at IS NULL OR b.id = $at)
WITH a, b, r, '[0-9]{4}(-[0-9]{2}){0,2}' AS day
WITH a, b, r, CASE WHEN r.start =~ day THEN r.start ELSE r.date END AS first,
     CASE WHEN r.end =~ day THEN r.end WHEN r.status = 'former' AND r.start IS NULL THEN coalesce(r.date_end, r.date) ELSE r.date_end END AS last
WHERE $on IS NULL OR (coalesce(first, last) IS NOT NULL
  AND (first IS NULL OR left(first, size($on)) <= left($on, size(first)))
  AND (last IS NULL OR left($on, size(last)) <= left(last, size($on))))
RETURN a.name AS who, coalesce(r.title, 'representative') AS title, b.name AS of, r.accredited_to AS accredited_to,
       coalesce(r.start, r.date) AS since, coalesce(r.end, r.date_end) AS until, r.status AS status, r.sources AS sources
ORDER BY who, since, title, of
