// Invitations that came to nothing: the invited declined or stayed away, or it was called off.
// $by entity? who invited
// $of entity? who was invited
MATCH (host:Entity)-[r:INVITED|CLAIM]->(guest:Entity)
WHERE ($by IS NULL OR host.id = $by) AND ($of IS NULL OR guest.id = $of)
  AND (type(r) = 'INVITED' OR (r.relation = 'INVITED' AND r.modality = 'cancelled'))
OPTIONAL MATCH (guest)-[no:DECLINED|CLAIM]->(event:Entity)
WHERE (type(no) = 'DECLINED' OR (no.relation IN ['ATTENDED', 'VISITED'] AND (no.negated OR no.modality = 'cancelled')))
  AND (event.name = r.event OR event.id = host.id)
WITH host, guest, r, no
WHERE no IS NOT NULL OR type(r) = 'CLAIM'
RETURN host.name AS host, guest.name AS invited, r.event AS event, r.date AS invited_on,
       CASE WHEN type(no) = 'DECLINED' THEN 'declined'
            WHEN no.negated THEN CASE no.relation WHEN 'VISITED' THEN 'did not visit' ELSE 'did not attend' END
            ELSE 'cancelled' END AS outcome,
       no.reason AS reason, coalesce(no.quotes[0], r.quotes[0]) AS quote, coalesce(no.sources, r.sources) AS sources
ORDER BY host, invited, event, outcome
