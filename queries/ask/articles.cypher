// Articles that mention an entity, those that name it most first.
// $about entity the entity
MATCH (article:Article)-[m:MENTIONS]->(e:Entity {id: $about})
RETURN article.published AS published, article.publisher AS publisher, article.title AS title, article.id AS article, m.count AS times, article.url AS url
ORDER BY times DESC, published, article
