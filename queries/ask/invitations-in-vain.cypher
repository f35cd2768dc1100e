// Invitations that came to nothing: the invited declined, stayed away, or it was called off.
// $by entity? who invited
// $of entity? who was invited
MATCH (host:Entity)-[r:INVITED]->(guest:Entity)
WHERE ($by IS NULL OR host.id = $by) AND ($of IS NULL OR guest.id = $of)
MATCH (guest)-[no]->(event:Entity)
WHERE (type(no) = 'DECLINED' OR (type(no) = 'CLAIM' AND no.relation = 'ATTENDED' AND (no.negated OR no.modality = 'cancelled')))
  AND (event.name = r.event OR event.id = host.id)
RETURN host.name AS host, guest.name AS invited, r.event AS event, r.date AS invited_on,
       CASE type(no) WHEN 'DECLINED' THEN 'declined' ELSE CASE WHEN no.negated THEN 'did not attend' ELSE 'cancelled' END END AS outcome,
       no.reason AS reason, no.quotes[0] AS quote, no.sources AS sources
ORDER BY host, invited, event, outcome
