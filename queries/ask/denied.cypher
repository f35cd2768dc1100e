// What is said not to have happened.
// $who entity? one of those it is about
MATCH (a:Entity)-[r:CLAIM {negated: true}]->(b:Entity)
WHERE ($who IS NULL OR a.id = $who OR b.id = $who)
RETURN r.date AS date, a.name AS subject, r.relation AS relation, b.name AS object, r.modality AS told_as, r.quotes[0] AS quote, r.sources AS sources
ORDER BY date, subject, relation, object
