"""Graphs to draw: the story of a medal, and made-up ones of any size."""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from detente.graph.dates import PartialDate
from detente.graph.edges import Edge, draw
from detente.graph.model import Article, Entity, Fact, Modality
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
    "agency": Article("agency", "Sanctions renewed", None, None, PartialDate(2020, 4, 1)),
}  # fmt: skip

# article, subject, relation, object, date, sentence, and what else is told
_Row = tuple[str, str, str, str, str | None, str, dict[str, str]]
_NO_DETAILS = ("negated", "modality")
_FACTS: tuple[_Row, ...] = (
    ("medal", "putin", "AWARDED", "kim", "2020-05-05", "Russia's President Vladimir Putin has awarded Kim Jong Un a jubilee medal of the war that ended 75 years ago.", {"award": "Jubilee Medal of the Great Patriotic War", "date_alt": "2020-04-05"}),
    ("medal", "RUS", "AWARDED", "kim", "2020-05-05", "Russia's President Vladimir Putin has awarded Kim Jong Un a jubilee medal of the war that ended 75 years ago.", {"award": "Jubilee Medal of the Great Patriotic War"}),
    ("agency", "RUS", "AWARDED", "kim", "2020-05-06", "Moscow honoured Kim with a war medal, an award it gives to veterans.", {"award": "Jubilee Medal of the Great Patriotic War"}),
    ("medal", "matsegora", "PRESENTED_TO", "ri", "2020-05-05", "Ambassador Alexander Matsegora presented the award to Foreign Minister Ri Son Gwon at the Mansudae Assembly Hall.", {"award": "Jubilee Medal of the Great Patriotic War", "on_behalf_of": "Kim Jong Un"}),
    ("medal", "matsegora", "REPRESENTS", "RUS", None, "Ambassador Alexander Matsegora presented the award to Foreign Minister Ri Son Gwon.", {"title": "Ambassador", "accredited_to": "North Korea"}),
    ("medal", "ri", "HOLDS_POSITION", "PRK", None, "Foreign Minister Ri Son Gwon took the medal in the leader's place.", {"title": "Foreign Minister"}),
    ("medal", "ri", "MEMBER_OF", "ministry", None, "Ri, of the Foreign Ministry of North Korea, took the medal in the leader's place.", {}),
    ("medal", "kim", "HOLDS_POSITION", "PRK", None, "The leader of North Korea, Kim Jong Un, was honoured for keeping the memory of fallen soldiers.", {"title": "Leader"}),
    ("summit", "kim", "HOLDS_POSITION", "PRK", None, "Kim Jong Un, the Supreme Leader of North Korea, came by armoured train.", {"title": "Supreme Leader"}),
    ("summit", "putin", "HOLDS_POSITION", "RUS", None, "President Putin of Russia waited on an island off the city.", {"title": "President"}),
    ("summit", "kim", "VISITED", "RUS", "2019-04", "In April Kim Jong Un visited Russia for the first time.", {}),
    ("medal", "kim", "VISITED", "RUS", "2019-04", "Kim travelled to Russia in April 2019.", {}),
    ("summit", "kim", "MET", "putin", "2019-04-25", "On Thursday Kim met Vladimir Putin in Vladivostok.", {}),
    ("medal", "kim", "MET", "putin", "2019-04", "Kim met Putin in April last year.", {}),
    ("berlin", "kim", "MET", "putin", "2019-04-25", "Putin hatte Kim am 25. April 2019 getroffen; they met for two hours.", {}),
    ("summit", "kim", "ATTENDED", "summit", "2019-04-25", "Kim attended the Vladivostok summit with a small delegation.", {}),
    ("summit", "putin", "HOSTED", "summit", "2019-04-25", "Putin hosted the Vladivostok summit at a university.", {}),
    ("summit", "summit", "LOCATED_IN", "vladivostok", None, "The summit took place in Vladivostok.", {}),
    ("summit", "vladivostok", "LOCATED_IN", "RUS", None, "Vladivostok, in Russia's far east, had put out flags.", {}),
    ("medal", "putin", "INVITED", "kim", "2020-01", "Putin invited Kim to the parade in Moscow.", {"event": "Victory Day parade", "destination": "Moscow"}),
    ("medal", "RUS", "INVITED", "kim", "2020-01", "Russia had extended an invitation to Kim for May.", {"event": "Victory Day parade", "destination": "Moscow"}),
    ("medal", "kim", "ATTENDED", "celebration", "2020-05-09", "Kim did not attend the celebration.", {"negated": "yes"}),
    ("medal", "RUS", "HOSTED", "celebration", "2020-05-09", "The celebration that Moscow was to host on May 9 was put off.", {"modality": "cancelled"}),
    ("medal", "embassy", "CONFIRMED", "medal", "2020-05-05", "The embassy confirmed the award in a short notice.", {"topic": "the award"}),
    ("medal", "embassy", "PART_OF", "RUS", None, "The Russian Embassy in Pyongyang published pictures.", {}),
    ("medal", "embassy", "LOCATED_IN", "PRK", None, "The Russian Embassy in Pyongyang published pictures.", {}),
    ("medal", "mansudae", "LOCATED_IN", "PRK", None, "The Mansudae Assembly Hall stands in Pyongyang.", {}),
    ("medal", "ministry", "PART_OF", "PRK", None, "The Foreign Ministry of North Korea thanked the guests.", {}),
    ("medal", "ministry", "THANKED", "RUS", "2020-05-05", "The Foreign Ministry of North Korea thanked Russia.", {}),
    ("medal", "SUN", "ALLIED_WITH", "PRK", "1961", "The Soviet Union and North Korea had been allies since 1961.", {}),
    ("declaration", "moon", "MET", "kim", "2018-04-27", "문재인 대통령은 판문점에서 김정은을 만났다.", {}),
    ("summit", "moon", "MET", "kim", "2018-09-19", "Moon Jae-in had met Kim in Pyongyang on 19 September 2018.", {}),
    ("summit", "moon", "MET", "kim", "2018-05-26", "A second time Moon met Kim on 26 May 2018.", {}),
    ("declaration", "moon", "SIGNED", "treaty", "2018-04-27", "문재인은 판문점 선언에 서명했다 (signed).", {}),
    ("declaration", "kim", "SIGNED", "treaty", "2018-04-27", "김정은은 판문점 선언에 서명했다 (signed).", {}),
    ("declaration", "moon", "HOLDS_POSITION", "KOR", None, "문재인 대통령은 웃었다.", {"title": "President", "start": "2017-05-10"}),
    ("declaration", "panmunjom", "LOCATED_IN", "KOR", None, "판문점.", {}),
    ("declaration", "moon", "VISITED", "panmunjom", "2018-04-27", "문재인은 판문점을 방문했다.", {}),
    ("summit", "trump", "MET", "kim", "2018-06-12", "Donald Trump met Kim in Singapore on 12 June 2018.", {}),
    ("summit", "trump", "MET", "kim", "2019-02-28", "In February Trump met Kim again, in Hanoi.", {}),
    ("agency", "trump", "MET", "kim", "2019-06-30", "Trump met Kim at the border on 30 June 2019.", {}),
    ("agency", "trump", "THREATENED", "PRK", "2017-08-08", "Trump threatened North Korea with fire.", {}),
    ("agency", "trump", "HOLDS_POSITION", "USA", None, "President Trump of the United States.", {"title": "President", "status": "former"}),
    ("agency", "trump", "INVITED", "kim", "2019-02", "Trump is said to have invited Kim to Washington.", {"modality": "reported"}),
    ("agency", "USA", "SANCTIONED", "PRK", "2020-04-01", "The United States renewed its sanctions on North Korea.", {}),
    ("agency", "council", "SANCTIONED", "PRK", "2017-12-22", "The UN Security Council sanctioned North Korea over its missiles.", {}),
    ("agency", "RUS", "CRITICIZED", "USA", "2020-04-01", "Russia criticized the United States for the measures.", {}),
    ("agency", "USA", "CRITICIZED", "RUS", "2020-04-02", "The United States accused Russia of helping.", {}),
    ("agency", "CHN", "TRADED_WITH", "PRK", "2019", "China traded with North Korea all the same.", {"goods": "coal"}),
    ("agency", "xi", "HOLDS_POSITION", "CHN", None, "President Xi Jinping of China kept silent.", {"title": "President"}),
    ("agency", "xi", "MET", "kim", "2019-06-20", "Xi Jinping met Kim in Pyongyang on 20 June 2019.", {}),
    ("agency", "xi", "VISITED", "PRK", "2019-06-20", "Xi visited North Korea in June 2019.", {}),
    ("agency", "CHN", "AIDED", "PRK", "2020-03", "China sent North Korea grain and medicine.", {"goods": "grain"}),
    ("agency", "CHN", "MEMBER_OF", "council", None, "China, a member of the UN Security Council, abstained.", {}),
    ("agency", "RUS", "MEMBER_OF", "council", None, "Russia, a member of the UN Security Council, abstained.", {}),
    ("agency", "USA", "MEMBER_OF", "council", None, "The United States, a member of the UN Security Council, pressed on.", {}),
    ("berlin", "merkel", "HOLDS_POSITION", "DEU", None, "Bundeskanzlerin Angela Merkel (Germany) empfing ihn nicht.", {"title": "Chancellor"}),
    ("berlin", "merkel", "CALLED", "putin", "2020-02-11", "Angela Merkel called Putin on Tuesday.", {"topic": "gas"}),
    ("berlin", "mueller", "REPRESENTS", "DEU", None, "Jörg Müller-Weiß, ambassador of Germany in Cairo, hörte zu.", {"title": "Ambassador", "accredited_to": "Egypt"}),
    ("berlin", "mueller", "MET", "sisi", "2020-02-10", "Müller-Weiß met el-Sisi; قال السفير إن عبد الفتاح السيسي رحب به.", {}),
    ("berlin", "sisi", "HOLDS_POSITION", "EGY", None, "عبد الفتاح السيسي رئيس مصر (Egypt).", {"title": "President"}),
    ("berlin", "sisi", "MET", "putin", "2019-10-23", "Sisi met Putin in Sochi on 23 October 2019.", {}),
    ("berlin", "DEU", "CRITICIZED", "PRK", "2020-02-12", "Germany condemned North Korea's tests.", {}),
    ("berlin", "lavrov", "HOLDS_POSITION", "RUS", None, "Foreign Minister Sergey Lavrov of Russia.", {"title": "Foreign Minister"}),
    ("berlin", "lavrov", "VISITED", "EGY", "2020-03", "Lavrov will visit Egypt in March.", {"modality": "planned"}),
    ("berlin", "lavrov", "DENIED", "USA", "2020-02-12", "Lavrov denied what the United States had said.", {}),
    ("berlin", "lavrov", "SUPPORTED", "PRK", "2020-02-12", "According to the ministry, Lavrov backed North Korea.", {"modality": "claimed", "source": "the ministry"}),
)  # fmt: skip


def medal_story() -> Graph:
    """Thirty-odd entities of every type, claims, a conflict, four scripts."""
    return graph_of([_told(row) for row in _FACTS], tuple(_ARTICLES.values()))


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
    subject: str = "Ada", object_: str = "Freedonia", number: int = 1, **told: Any
) -> Graph:
    """A person who visited a state, told by one article; pairs differ by number."""
    usual = {
        "date": PartialDate(2020, 3, 1),
        "evidence": f"{subject} visited {object_}.",
    }
    fact = Fact(
        "a1",
        Entity(f"person:p{number}", "Person", subject),
        vocabulary().relation("VISITED"),
        Entity(f"state:s{number}", "State", object_),
        **usual | told,
    )
    article = Article("a1", "A visit", "https://example.org/visit", "The Paper")
    return graph_of([fact], (article,))


def made_up(entities: int, edges: int, seed: int = 1) -> Graph:
    """A graph of that size, shaped as news is: few hubs, many who are named once."""
    chance = random.Random(seed)  # noqa: S311 - no secret
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
