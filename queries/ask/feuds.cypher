// Pairs that criticized, threatened, sanctioned or attacked each other, both ways.
// $who entity? one of them
MATCH (a:Entity)-[r:CRITICIZED|THREATENED|SANCTIONED|ATTACKED|OPPOSED]->(b:Entity)
WITH a, b, count(r) AS forth
MATCH (b)-[s:CRITICIZED|THREATENED|SANCTIONED|ATTACKED|OPPOSED]->(a)
WHERE a.id < b.id AND ($who IS NULL OR a.id = $who OR b.id = $who)
RETURN a.name AS one, b.name AS other, forth AS by_one, count(s) AS by_other
ORDER BY forth + count(s) DESC, one, other
