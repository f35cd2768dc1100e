"""A small made-up graph for the parity queries: who met, visited, awarded whom."""

from detente.graph.dates import PartialDate
from detente.graph.model import Article, Entity, Fact, Mentioned, Modality, Reading
from detente.graph.relations import vocabulary

_PEOPLE = {
    "ada": ("Ada Brook", ("Brook",), "Q11"),
    "bo": ("Bo Lind", (), None),
    "cy": ("Cy Marsh", ("Marsh", "the envoy"), "Q13"),
    "dee": ("Dee Ndoye", (), "Q14"),
    "eli": ("Éli O'Hara", ("O'Hara",), None),
    "fen": ("펜 리", ("Fen Ri",), None),
}
_STATES = {
    "ARL": ("Arle", ("the Republic of Arle",), "Q21"),
    "BSK": ("Bosk", (), "Q22"),
    "CRD": ("Cordia", (), None),
}
_OTHERS = {
    "league": ("Organization", "organization:river-league", "River League"),
    "bank": ("Organization", "organization:harbour-bank", "Harbour Bank"),
    "fair": ("Event", "event:harvest-fair", "Harvest Fair"),
    "summit": ("Event", "event:lake-summit", "Lake Summit"),
    "pact": ("Agreement", "agreement:lake-pact", "Lake Pact"),
    "velm": ("Place", "place:velm", "Velm"),
}


def _entities() -> dict[str, Entity]:
    known = {
        key: Entity(f"person:{key}", "Person", name, aliases, wikidata)
        for key, (name, aliases, wikidata) in _PEOPLE.items()
    }
    for key, (name, aliases, wikidata) in _STATES.items():
        known[key] = Entity(f"state:{key}", "State", name, aliases, wikidata)
    for key, (type_, id_, name) in _OTHERS.items():
        known[key] = Entity(id_, type_, name)
    return known


# Seven columns; how it is told: "-" is negated, else a modality.
_FACTS = """
a01 | ada | MET | bo | 2019-04-25 | | topic=trade
a01 | ada | VISITED | BSK | 2019-04-25 | | purpose=talks
a01 | cy | ATTENDED | summit | 2019-04-25 | - |
a02 | bo | MET | ada | 2019-04 | | topic=trade
a02 | ada | HOLDS_POSITION | ARL | 2018 | | title=minister
a02 | bo | HOLDS_POSITION | BSK | | | title=president
a03 | ARL | SANCTIONED | CRD | 2020-01-02 | | reason=smuggling
a03 | ARL | SANCTIONED | BSK | 2021 | planned |
a03 | CRD | CRITICIZED | ARL | 2020-01-03 | |
a04 | ARL | AWARDED | cy | 2020-05-05 | | award=Star of Arle
a05 | ARL | AWARDED | cy | 2020-04-05 | | award=star of Arle
a05 | BSK | AWARDED | dee | 2020-06-01 | | award=Order of Bosk
a06 | cy | MET | dee | 2020-06-02 | | topic=fishing
a06 | dee | MET | eli | 2020-06-03 | | topic=fishing
a06 | eli | MET | fen | 2020-07 | |
a07 | fen | VISITED | CRD | 2021-02-28 | |
a07 | fen | VISITED | velm | 2021-03-01 | |
a07 | eli | VISITED | CRD | 2021-02-28 | claimed | source=the harbour office
a08 | ada | ATTENDED | summit | 2019-05-01 | |
a08 | bo | ATTENDED | summit | 2019-05-01 | |
a08 | dee | ATTENDED | summit | 2019-05-01 | |
a08 | dee | ATTENDED | fair | 2018-09 | |
a09 | ARL | SIGNED | pact | 2019-05-02 | |
a09 | BSK | SIGNED | pact | 2019-05-02 | |
a09 | CRD | SIGNED | pact | | - |
a10 | ARL | MEMBER_OF | league | 2001 | |
a10 | BSK | MEMBER_OF | league | | |
a10 | CRD | MEMBER_OF | league | 1999 | |
a11 | velm | LOCATED_IN | ARL | | |
a11 | bank | LOCATED_IN | velm | | |
a11 | bank | AIDED | CRD | 2022-11-30 | | amount=30 million
a12 | ada | CRITICIZED | bo | 2022-03-04 | |
a12 | ada | CRITICIZED | bo | 2022-05-06 | |
a12 | bo | PRAISED | ada | 2022-05-07 | |
a12 | cy | INVITED | fen | 2022-06 | reported |
a13 | ada | MET | bo | 2022-12-24 | |
a13 | ada | MET | cy | 2022-12-24 | |
a13 | fen | FAMILY_OF | eli | | | kinship=sister
"""
_PUBLISHERS = ("The Courier", "Harbour News", None)


def world() -> list[Reading]:
    """Thirteen articles with facts, and one that only mentions."""
    known = _entities()
    facts: dict[str, list[Fact]] = {}
    for number, line in enumerate(_FACTS.strip().splitlines()):
        article, subject, relation, object_, date, how, details = (
            cell.strip() for cell in line.split("|")
        )
        modal = how if how in set(Modality) else Modality.ASSERTED
        pairs = dict([details.split("=")]) if details else {}
        facts.setdefault(article, []).append(
            Fact(
                article,
                known[subject],
                vocabulary().relation(relation),
                known[object_],
                date=PartialDate.parse(date) if date else None,
                negated=how == "-",
                modality=Modality(modal),
                attrs=tuple(pairs.items()),
                evidence=f"Line {number}: {known[subject].name} {relation.lower()}.",
                confidence=(100 - number) / 100,
                start=number * 10,
                end=number * 10 + 9,
            )
        )
    readings = [
        Reading(
            Article(
                id_,
                f"Title {id_}",
                f"https://example.org/{id_}",
                _PUBLISHERS[number % 3],
                PartialDate.parse(
                    f"20{19 + number % 4}-0{number % 9 + 1}-1{number % 9}"
                ),
            ),
            (),
            tuple(told),
        )
        for number, (id_, told) in enumerate(facts.items())
    ]
    crowd = tuple(Mentioned(e, n + 1) for n, e in enumerate(list(known.values())[:5]))
    return [*readings, Reading(Article("a14", "A picture"), crowd)]
