// Who is related to whom by blood or marriage.
// $who entity? one of them
MATCH (a:Entity)-[r:FAMILY_OF]->(b:Entity)
WHERE ($who IS NULL OR a.id = $who OR b.id = $who)
RETURN a.name AS one, r.kinship AS kinship, b.name AS of, r.quotes[0] AS quote, r.sources AS sources
ORDER BY one, of
