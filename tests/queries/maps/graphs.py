"""Graphs to draw: the story of a medal, and made-up ones of any size."""

import json
import random
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from detente.graph.dates import PartialDate
from detente.graph.edges import Edge, draw
from detente.graph.model import Article, Entity, Fact, Modality, Reading
from detente.graph.relations import vocabulary


@dataclass(frozen=True, slots=True)
class Graph:
    """What a map is drawn of."""

    entities: tuple[Entity, ...]
    edges: tuple[Edge, ...]
    articles: tuple[Article, ...]


_ENTITIES = {
    "kim": Entity(
        "person:kim-jong-un", "Person", "Kim Jong Un", ("Kim", "김정은"), "Q56226"
    ),
    "putin": Entity(
        "person:vladimir-putin", "Person", "Vladimir Putin", ("Putin",), "Q7747"
    ),
    "matsegora": Entity(
        "person:alexander-matsegora", "Person", "Alexander Matsegora", ("Matsegora",)
    ),
    "ri": Entity("person:ri-son-gwon", "Person", "Ri Son Gwon", ("Ri",)),
    "moon": Entity("person:moon-jae-in", "Person", "문재인", ("Moon Jae-in", "Moon")),
    "trump": Entity("person:donald-trump", "Person", "Donald Trump", ("Trump",)),
    "xi": Entity("person:xi-jinping", "Person", "Xi Jinping", ("Xi", "习近平")),
    "merkel": Entity("person:angela-merkel", "Person", "Angela Merkel", ("Merkel",)),
    "mueller": Entity(
        "person:jorg-muller", "Person", "Jörg Müller-Weiß", ("Müller-Weiß",)
    ),
    "sisi": Entity(
        "person:abdel-fattah-el-sisi",
        "Person",
        "عبد الفتاح السيسي",
        ("el-Sisi", "Sisi"),
    ),
    "lavrov": Entity("person:sergey-lavrov", "Person", "Sergey Lavrov", ("Lavrov",)),
    "RUS": Entity("state:RUS", "State", "Russia", ("Moscow", "Russian Federation")),
    "PRK": Entity("state:PRK", "State", "North Korea", ("DPRK", "Pyongyang")),
    "KOR": Entity("state:KOR", "State", "South Korea", ("Seoul",)),
    "USA": Entity("state:USA", "State", "United States", ("Washington",)),
    "CHN": Entity("state:CHN", "State", "China", ("Beijing",)),
    "DEU": Entity("state:DEU", "State", "Germany", ("Berlin",)),
    "EGY": Entity("state:EGY", "State", "Egypt", ("Cairo",)),
    "SUN": Entity("state:SUN", "State", "Soviet Union", ("USSR",)),
    "ministry": Entity(
        "organization:ministry-of-foreign-affairs-of-north-korea",
        "Organization",
        "Foreign Ministry of North Korea",
    ),
    "embassy": Entity(
        "organization:russian-embassy", "Organization", "Russian Embassy in Pyongyang"
    ),
    "council": Entity(
        "organization:un-security-council", "Organization", "UN Security Council"
    ),
    "mansudae": Entity("place:mansudae", "Place", "Mansudae Assembly Hall"),
    "vladivostok": Entity("place:vladivostok", "Place", "Vladivostok"),
    "panmunjom": Entity("place:panmunjom", "Place", "Panmunjom", ("판문점",)),
    "celebration": Entity(
        "event:victory-day-celebration", "Event", "75th Victory Day celebration"
    ),
    "summit": Entity("event:vladivostok-summit", "Event", "Vladivostok summit"),
    "medal": Entity(
        "award:jubilee-medal", "Award", "Jubilee Medal of the Great Patriotic War"
    ),
    "treaty": Entity(
        "agreement:panmunjom-declaration", "Agreement", "Panmunjom Declaration"
    ),
}

_ARTICLES = {
    "medal": Article(
        "medal", "A medal for a leader who stayed at home",
        "https://example.org/medal", "The Far East Courier", PartialDate(2020, 5, 5),
    ),
    "summit": Article(
        "summit", "Two trains to Vladivostok", "https://example.org/summit",
        "Pacific Review", PartialDate(2019, 4, 26),
    ),
    "declaration": Article(
        "declaration", "판문점의 봄", "https://example.org/declaration",
        "서울 신문", PartialDate(2018, 4, 28),
    ),
    "berlin": Article(
        "berlin", "Gespräche über Öl, Gas und Getreide", "https://example.org/berlin",
        "Berliner Umschau", PartialDate(2020, 2, 12),
    ),
    "agency": Article(
        "agency", "Sanctions renewed", published=PartialDate(2020, 4, 1)
    ),
}  # fmt: skip

_Row = tuple[str, str, str, str, str | None, str, dict[str, str]]
"""Article, subject, relation, object, date, sentence, and what else is told."""

_NO_DETAILS = ("negated", "modality")


def medal_story() -> Graph:
    """Thirty-odd entities of every type, claims, a conflict, four scripts."""
    rows = json.loads(Path(__file__).with_name("story.json").read_text("utf-8"))
    return graph_of([_told(row) for row in rows], tuple(_ARTICLES.values()))


def readings(graph: Graph) -> list[Reading]:
    told = defaultdict(list)
    for edge in graph.edges:
        for fact in edge.facts:
            told[fact.article_id].append(fact)
    articles = {article.id: article for article in graph.articles}
    return [Reading(articles[one], (), tuple(facts)) for one, facts in told.items()]


def _told(row: _Row) -> Fact:
    article, subject, relation, object_, date, evidence, told = row
    attrs = {key: value for key, value in told.items() if key not in _NO_DETAILS}
    return Fact(
        article,
        _ENTITIES[subject],
        vocabulary().relation(relation),
        _ENTITIES[object_],
        PartialDate.parse(date) if date else None,
        negated="negated" in told,
        modality=Modality(told.get("modality", "asserted")),
        attrs=tuple(sorted(attrs.items())),
        evidence=evidence,
        confidence=0.9 if date else 0.7,
    )


def graph_of(facts: Iterable[Fact], articles: tuple[Article, ...] = ()) -> Graph:
    """The graph that ``facts`` make."""
    told = tuple(facts)
    known = {end.id: end for fact in told for end in (fact.subject, fact.object)}
    return Graph(tuple(known.values()), tuple(draw(told)), articles)


def pair(
    subject: str = "Ada",
    object_: str = "Freedonia",
    number: int = 1,
    *,
    date: PartialDate | None = PartialDate(2020, 3, 1),  # noqa: B008 - it is frozen
    negated: bool = False,
) -> Graph:
    """A person who visited a state, told by one article; pairs differ by number."""
    fact = Fact(
        "a1",
        Entity(f"person:p{number}", "Person", subject),
        vocabulary().relation("VISITED"),
        Entity(f"state:s{number}", "State", object_),
        date,
        negated=negated,
        evidence=f"{subject} visited {object_}.",
    )
    article = Article("a1", "A visit", "https://example.org/visit", "The Paper")
    return graph_of([fact], (article,))


def made_up(entities: int, edges: int, seed: int = 1) -> Graph:
    """A graph of that size, shaped as news is: few hubs, many who are named once."""
    chance = random.Random(seed)
    known = [_made_up_entity(number, chance) for number in range(entities)]
    relations = list(vocabulary().relations.values())
    facts: list[Fact] = []
    while len(facts) < edges:
        subject = known[min(int(chance.paretovariate(0.8) * 3) - 3, entities - 1)]
        object_ = chance.choice(known)
        fitting = [one for one in relations if one.joins(subject.type, object_.type)]
        if subject is object_ or not fitting:
            continue
        relation = chance.choice(fitting)
        day = PartialDate(
            2010 + chance.randrange(10), chance.randint(1, 12), chance.randint(1, 28)
        )
        told = f"{subject.name} {relation.phrase} {object_.name}, the paper said."
        facts.append(
            Fact(
                f"a{chance.randrange(200)}",
                subject,
                relation,
                object_,
                day,
                modality=chance.choice([Modality.ASSERTED] * 19 + [Modality.PLANNED]),
                evidence=told,
                confidence=round(chance.uniform(0.4, 1), 2),
            )
        )
    articles = tuple(
        Article(f"a{number}", f"Article {number}", f"https://example.org/{number}")
        for number in range(200)
    )
    drawn = graph_of(facts, articles)
    return Graph(tuple(known), drawn.edges, articles)


def _made_up_entity(number: int, chance: random.Random) -> Entity:
    type_ = chance.choice(["Person"] * 6 + ["Organization"] * 2 + ["State", "Place"])
    first = chance.choice(["Anna", "Boris", "Chen", "Dora", "Emil", "Farid", "Gil"])
    last = chance.choice(["Aalto", "Berg", "Cho", "Diaz", "Eko", "Faro", "Grau"])
    return Entity(f"{type_.lower()}:x{number}", type_, f"{first} {last} {number}")
