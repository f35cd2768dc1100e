// Who belongs to which party, alliance or body.
// $of entity? the body
// $who entity? the member
MATCH (a:Entity)-[r:MEMBER_OF]->(b:Entity)
WHERE ($of IS NULL OR b.id = $of) AND ($who IS NULL OR a.id = $who)
RETURN b.name AS body, a.name AS member, r.title AS title, r.status AS status, r.sources AS sources
ORDER BY body, member
