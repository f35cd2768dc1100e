"""Small multigraphs that Hypothesis makes up, with times, claims and parallel edges."""

from random import Random

from hypothesis import strategies as st

from detente.graph.dates import PartialDate
from detente.graph.model import Article, Entity, Fact, Modality, Reading
from detente.graph.relations import vocabulary

PEOPLE = tuple(Entity(f"person:p{n}", "Person", f"Person {n}") for n in range(5))
STATES = tuple(Entity(f"state:S{n}", "State", f"State {n}") for n in range(2))
RELATIONS = ("MET", "AWARDED", "INVITED", "CRITICIZED", "ALLIED_WITH")
_DATES = ("2019", "2019-04", "2019-04-25", "2019-05-01", "2020", "2020-05-09", "2021")


@st.composite
def facts(draw: st.DrawFn, number: int) -> Fact:
    subject, object_ = draw(
        st.lists(st.sampled_from(PEOPLE + STATES), min_size=2, max_size=2, unique=True)
    )
    date = draw(st.none() | st.sampled_from(_DATES).map(PartialDate.parse))
    later = PartialDate.parse("2022")
    return Fact(
        article_id=f"a{draw(st.integers(0, 2))}",
        subject=subject,
        relation=vocabulary().relation(draw(st.sampled_from(RELATIONS))),
        object=object_,
        date=date,
        date_end=later if date and draw(st.integers(0, 4)) == 0 else None,
        negated=draw(st.integers(0, 9)) == 0,
        modality=draw(st.sampled_from([Modality.ASSERTED] * 4 + [Modality.PLANNED])),
        attrs=(("award", draw(st.sampled_from(["star", "medal"]))),),
        evidence=f"Sentence {number}.",
        confidence=draw(st.sampled_from([1.0, 0.5])),
    )


@st.composite
def multigraphs(draw: st.DrawFn) -> list[Reading]:
    """The readings of up to three articles among seven entities."""
    told = [draw(facts(number)) for number in range(draw(st.integers(1, 16)))]
    return [
        Reading(
            Article(article_id),
            facts=tuple(fact for fact in told if fact.article_id == article_id),
        )
        for article_id in sorted({fact.article_id for fact in told})
    ]


def scattered(dice: Random, *, people: int, facts: int) -> list[Reading]:
    """Readings of twenty articles, their facts between people taken at random."""
    everybody = [
        Entity(f"person:p{number}", "Person", f"Person {number}")
        for number in range(people)
    ]
    told: dict[str, list[Fact]] = {f"a{number}": [] for number in range(20)}
    for person in everybody:  # so that each is in the graph
        told["a0"].append(
            _met("a0", person, everybody[(everybody.index(person) + 7) % people])
        )
    for number in range(facts):
        article_id = f"a{dice.randrange(20)}"
        subject, object_ = dice.sample(everybody, 2)
        day = dice.choice([None, *_DATES])
        told[article_id].append(
            Fact(
                article_id=article_id,
                subject=subject,
                relation=vocabulary().relation(dice.choice(RELATIONS)),
                object=object_,
                date=PartialDate.parse(day) if day else None,
                negated=dice.random() < 1 / 10,
                evidence=f"Sentence {number}.",
                confidence=dice.choice([1.0, 0.5]),
            )
        )
    return [Reading(Article(name), facts=tuple(said)) for name, said in told.items()]


def _met(article_id: str, one: Entity, other: Entity) -> Fact:
    return Fact(article_id, one, vocabulary().relation("MET"), other)
