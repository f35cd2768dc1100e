// With whom an entity has most to do, and how.
// $of entity the entity
MATCH (e:Entity {id: $of})-[r]-(other:Entity)
WHERE type(r) <> 'CLAIM'
RETURN other.name AS partner, count(r) AS edges, collect(DISTINCT type(r)) AS relations, min(r.date) AS first, max(r.date) AS last
ORDER BY edges DESC, partner
