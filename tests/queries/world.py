"""A made-up world: an envoy hands over a medal, a leader stays away, and rumours."""

from dataclasses import dataclass

from detente.graph import (
    Article,
    Entity,
    Fact,
    Modality,
    PartialDate,
    Reading,
    vocabulary,
)

ARLE = Entity("state:ARL", "State", "Arle", ("Republic of Arle",))
BOSK = Entity("state:BSK", "State", "Bosk")
ANNA = Entity("person:anna-bell", "Person", "Anna Bell", ("Bell",))
BORA = Entity("person:bora-cen", "Person", "Bora Çen")
CARL = Entity("person:carl-dunn", "Person", "Carl Dunn")
DORA = Entity("person:dora-eck", "Person", "Dora Eck")
EMIL = Entity("person:emil-fox", "Person", "Emil Fox")
LONE = Entity("person:lone-wolf", "Person", "Lone Wolf")
FAIR = Entity("event:harvest-fair", "Event", "Harvest Fair")
PARTY = Entity("organization:unity-party", "Organization", "Unity Party")


@dataclass(frozen=True)
class Told:
    """What one sentence says; ``date`` and details as text."""

    subject: Entity
    relation: str
    object: Entity
    evidence: str
    date: str | None = None
    details: tuple[tuple[str, str], ...] = ()
    negated: bool = False
    modality: Modality = Modality.ASSERTED


def read(article: str, published: str, *sentences: Told) -> Reading:
    """An article that says these, in a paper called The Courier."""
    facts = tuple(
        Fact(
            article,
            told.subject,
            vocabulary().relation(told.relation),
            told.object,
            date=PartialDate.parse(told.date) if told.date else None,
            attrs=tuple(sorted(told.details)),
            evidence=told.evidence,
            negated=told.negated,
            modality=told.modality,
        )
        for told in sentences
    )
    url = f"https://example.org/{article}"
    day = PartialDate.parse(published)
    return Reading(
        Article(article, f"On {article}", url, "The Courier", day), (), facts
    )


_STAR = ("award", "Silver Star")
MEDALS = read(
    "medals",
    "2020-05-05",
    Told(
        ARLE,
        "AWARDED",
        BORA,
        "Arle has honoured Bora Çen with the Silver Star.",
        "2020-05-05",
        (_STAR, ("date_alt", "2020-04-05")),
    ),
    Told(
        ANNA,
        "PRESENTED_TO",
        DORA,
        "Its envoy Anna Bell gave the star to Dora Eck.",
        "2020-05-05",
        (_STAR, ("on_behalf_of", "Bora Çen")),
    ),
    Told(
        ANNA,
        "REPRESENTS",
        ARLE,
        "Arle's ambassador in Bosk, Anna Bell",
        details=(("title", "ambassador"), ("accredited_to", "Bosk")),
    ),
    Told(
        DORA,
        "HOLDS_POSITION",
        BOSK,
        "Bosk's foreign minister since January, Dora Eck",
        details=(("title", "foreign minister"), ("start", "2020-01")),
    ),
    Told(
        BORA,
        "HOLDS_POSITION",
        BOSK,
        "the leader of Bosk, Bora Çen",
        details=(("title", "leader"),),
    ),
    Told(
        CARL,
        "HOLDS_POSITION",
        ARLE,
        "Arle's president Carl Dunn",
        details=(("title", "president"),),
    ),
    Told(
        CARL,
        "INVITED",
        BORA,
        "Carl Dunn had asked Çen to the Harvest Fair in Arle.",
        "2020-03",
        (("event", "Harvest Fair"), ("destination", "Arle")),
    ),
    Told(
        BORA,
        "ATTENDED",
        FAIR,
        "Çen did not come, being ill.",
        "2020-04-10",
        (("reason", "illness"),),
        negated=True,
    ),
)
TALKS = read(
    "talks",
    "2019-04-26",
    Told(BORA, "MET", CARL, "Çen and Dunn sat together.", "2019-04-25"),
    Told(BORA, "VISITED", ARLE, "He travelled to Arle in April.", "2019-04"),
    Told(EMIL, "MEMBER_OF", PARTY, "Emil Fox of the Unity Party"),
    Told(CARL, "MEMBER_OF", PARTY, "Dunn's own Unity Party"),
    Told(CARL, "ATTENDED", FAIR, "Dunn opened the fair.", "2019-04-11"),
    Told(EMIL, "ATTENDED", FAIR, "Fox came to the fair.", "2019-04-11"),
)
DOUBTS = read(
    "doubts",
    "2020-06-01",
    Told(CARL, "MET", BORA, "The two met last year.", "2019-04-25"),
    Told(
        CARL,
        "MET",
        BORA,
        "The two never met, says an aide.",
        "2019-04-25",
        (("source", "an aide"),),
        negated=True,
        modality=Modality.CLAIMED,
    ),
    Told(
        EMIL,
        "AWARDED",
        BORA,
        "It was Emil Fox who gave Çen the Silver Star.",
        "2020-05-06",
        (_STAR,),
    ),
    Told(
        EMIL,
        "VISITED",
        BOSK,
        "Fox is to travel to Bosk in July.",
        "2020-07",
        modality=Modality.PLANNED,
    ),
    Told(
        LONE,
        "MET",
        EMIL,
        "A Lone Wolf is said to have met Fox.",
        modality=Modality.REPORTED,
    ),
)
WORLD = (MEDALS, TALKS, DOUBTS)
