"""A few articles, made up, that tell of the same events in different ways."""

from detente.graph import (
    Article,
    Entity,
    Fact,
    Mentioned,
    Modality,
    PartialDate,
    Reading,
    draw,
    vocabulary,
)
from detente.graph.properties import settled

ANNA = Entity("person:anna-bell", "Person", "Anna Bell", ("Bell",), "Q111")
BORA = Entity("person:bora-cen", "Person", "Bora Çen")
KIM = Entity("person:김정은", "Person", "김정은", ("Kim Jong Un",))
ARLE = Entity("state:ARL", "State", "Arle", ("the Republic of Arle",))
BOSK = Entity("state:BSK", "State", "Bosk")
FAIR = Entity("event:harvest-fair", "Event", "Harvest Fair")


def fact(  # noqa: PLR0913 -- the fields of a fact
    article: str,
    subject: Entity,
    relation: str,
    object_: Entity,
    date: str | None = None,
    *,
    until: str | None = None,
    negated: bool = False,
    modality: Modality = Modality.ASSERTED,
    evidence: str = "",
    confidence: float = 1.0,
    start: int | None = None,
    **attrs: str,
) -> Fact:
    return Fact(
        article_id=article,
        subject=subject,
        relation=vocabulary().relation(relation),
        object=object_,
        date=PartialDate.parse(date) if date else None,
        date_end=PartialDate.parse(until) if until else None,
        negated=negated,
        modality=modality,
        attrs=tuple(sorted(attrs.items())),
        evidence=evidence,
        confidence=confidence,
        start=start,
        end=None if start is None else start + len(evidence),
    )


def reading(
    article: str, *facts: Fact, mentions: tuple[Mentioned, ...] = (), digest: str = "d1"
) -> Reading:
    return settled(
        Reading(
            Article(
                article,
                f"Title of {article}",
                f"https://example.org/{article}",
                "The Courier",
                PartialDate.parse("2020-05-05"),
                digest,
            ),
            mentions,
            facts,
        )
    )


VISIT = reading(
    "a1",
    fact(
        "a1",
        ANNA,
        "VISITED",
        BOSK,
        "2019-04",
        evidence='Anna Bell went to Bosk in April; "warmly", she said.',
        confidence=0.75,
        start=12,
        purpose="trade",
    ),
    fact("a1", ANNA, "MET", KIM, "2019-04-25", evidence="Bell met 김정은 there."),
    fact(
        "a1",
        KIM,
        "ATTENDED",
        FAIR,
        "2019-04-26",
        negated=True,
        evidence="He did not come to the Harvest Fair.",
    ),
    fact("a1", ANNA, "HOLDS_POSITION", ARLE, title="minister", evidence="the minister"),
    mentions=(Mentioned(ANNA, 4), Mentioned(KIM, 2), Mentioned(BORA, 1)),
)
MEETING = reading(
    "a2",
    fact("a2", KIM, "MET", ANNA, "2019-04", evidence="Kim received Bell in April."),
    fact("a2", ARLE, "SANCTIONED", BOSK, "2020-01-02", evidence="Arle froze funds."),
    fact(
        "a2",
        ARLE,
        "SANCTIONED",
        BOSK,
        "2021",
        modality=Modality.PLANNED,
        evidence="Arle means to add more.",
    ),
    mentions=(Mentioned(Entity(ANNA.id, "Person", "Anna Maria Bell", ("Bell",)), 1),),
)
MEDAL = reading(
    "ärticle/3 b",
    fact("ärticle/3 b", ARLE, "AWARDED", BORA, "2020-05-05", award="Star of Arle"),
    fact("ärticle/3 b", ANNA, "MET", KIM, "2020-06-01", evidence="They met again."),
)
MEDAL_AGAIN = reading(
    "a4",
    fact("a4", ARLE, "AWARDED", BORA, "2020-04-05", award="star of  Arle"),
)
ALL = (VISIT, MEETING, MEDAL, MEDAL_AGAIN)

BY_ID = sorted(ALL, key=lambda told: told.article.id)
EDGES = list(draw(told for each in ALL for told in each.facts))
