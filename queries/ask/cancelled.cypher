// What was called off or put off.
// $who entity? one of those it is about
MATCH (a:Entity)-[r:CLAIM {modality: 'cancelled'}]->(b:Entity)
WHERE ($who IS NULL OR a.id = $who OR b.id = $who)
RETURN r.date AS date, a.name AS subject, r.relation AS relation, r.negated AS negated, b.name AS object, r.source AS according_to, r.quotes[0] AS quote, r.sources AS sources
ORDER BY date, subject, relation, object
