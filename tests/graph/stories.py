"""A made-up world for tests of stores: articles that tell of the same few entities."""

from collections.abc import Iterator

from detente.graph.dates import PartialDate
from detente.graph.model import Article, Entity, Fact, Mentioned, Reading
from detente.graph.relations import vocabulary

ANNA = Entity("person:anna-bell", "Person", "Anna Bell", ("Bell",), "Q1")
BORA = Entity("person:bora-cen", "Person", "Bora Çen")
ARUNA = Entity("state:ARU", "State", "Aruna", ("Republic of Aruna",))


def told(
    article_id: str, *facts: tuple[Entity, str, Entity], day: str | None = None
) -> Reading:
    """An article that tells these, each in a sentence of its own."""
    date = PartialDate.parse(day) if day else None
    return Reading(
        Article(article_id, f"Article {article_id}", published=date),
        (),
        tuple(
            Fact(
                article_id,
                subject,
                vocabulary().relation(relation),
                object_,
                date=date,
                evidence=f"{subject.name} {relation} {object_.name} ({article_id}).",
            )
            for subject, relation, object_ in facts
        ),
    )


def busy(articles: int, start: int = 0) -> Iterator[Reading]:
    """Articles that tell of the same twelve people, two facts or three each."""
    people = [Entity(f"person:p{n}", "Person", f"P {n}") for n in range(12)]
    for number in range(start, start + articles):
        one, two, three = (people[(number * step) % 12] for step in (1, 5, 7))
        facts = [(ANNA, "MET", one), (BORA, "VISITED", ARUNA)]
        if two.id != three.id:
            facts.append((two, "CRITICIZED", three))
        yield told(f"a{number:05}", *facts, day=f"2019-04-{number % 28 + 1:02}")


def mentioned(article_id: str, *entities: Entity) -> Reading:
    """An article that names entities and tells nothing of them."""
    return Reading(Article(article_id), tuple(Mentioned(e, 1) for e in entities))
