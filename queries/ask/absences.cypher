// Who did not come: events that somebody is said not to have attended, and why.
// $who entity? who stayed away
MATCH (a:Entity)-[r:CLAIM {relation: 'ATTENDED', negated: true}]->(b:Entity)
WHERE ($who IS NULL OR a.id = $who)
RETURN r.date AS date, a.name AS who, b.name AS event, r.reason AS reason, r.quotes[0] AS quote, r.sources AS sources
ORDER BY date, who, event
