"""Readings that Hypothesis makes up: few names, so that articles tell of the same."""

from hypothesis import strategies as st

from detente.graph.dates import PartialDate
from detente.graph.model import Article, Entity, Fact, Mentioned, Modality, Reading
from detente.graph.relations import vocabulary

_TEXT = st.text("aZ9 .,;:'\"`\\/{}[]$#@?-_éß김Жش😀\n\t", max_size=12)
_NAMES = st.sampled_from(["Anna Bell", "Bora Cen", "Çelik", "김정은", 'O"Neil', "d\\e"])
_DATES = st.sampled_from(
    ["2019", "2019-04", "2019-04-25", "2019-04-26", "2020-05-09", "1904-04-08"]
).map(PartialDate.parse)
_RELATIONS = ("MET", "VISITED", "AWARDED", "HOLDS_POSITION", "CRITICIZED", "RELATED_TO")
_IDS = (
    *(f"person:p{number}" for number in range(4)),
    *(f"state:S{number}" for number in range(3)),
)
_KEYS = st.sampled_from(["title", "award", "topic", "date_alt", "id", "in", "sources"])


@st.composite
def entities(draw: st.DrawFn) -> Entity:
    made = draw(st.sampled_from(_IDS))
    name = draw(_NAMES)
    aliases = draw(st.frozensets(_NAMES, max_size=2)) - {name}
    return Entity(
        made,
        "Person" if made.startswith("person") else "State",
        name,
        tuple(sorted(aliases)),
        draw(st.sampled_from([None, "Q1", "Q2"])),
    )


def _attrs(key: str, value: str) -> str:
    return "2019-05-01" if key == "date_alt" else value


@st.composite
def readings(draw: st.DrawFn, article_id: str | None = None) -> Reading:
    """One article's reading, its facts among at most seven entities."""
    title = draw(st.none() | _TEXT.filter(bool))
    article = Article(
        article_id or draw(st.sampled_from(["a1", "a2", "ärt 3", "d/4"])),
        title,
        draw(st.sampled_from([None, "https://example.org/a?b=c&d=é"])),
        None,
        draw(st.none() | _DATES),
        draw(st.sampled_from([None, "00ff", "11ee"])),
    )
    told = {entity.id: entity for entity in draw(st.lists(entities(), max_size=5))}
    mentions = tuple(
        Mentioned(entity, draw(st.integers(1, 9))) for entity in told.values()
    )
    pairs = [(a, b) for a in told.values() for b in told.values() if a.id != b.id]
    facts = []
    for subject, object_ in draw(
        st.lists(st.sampled_from(pairs), max_size=5) if pairs else st.just([])
    ):
        names = [
            name
            for name in _RELATIONS
            if vocabulary().relation(name).joins(subject.type, object_.type)
        ]
        attrs = draw(st.dictionaries(_KEYS, _TEXT, max_size=2))
        date = draw(st.none() | _DATES)
        facts.append(
            Fact(
                article_id=article.id,
                subject=subject,
                relation=vocabulary().relation(draw(st.sampled_from(names))),
                object=object_,
                date=date,
                date_end=date if date and draw(st.booleans()) else None,
                negated=draw(st.booleans()),
                modality=draw(st.sampled_from(Modality)),
                attrs=tuple(sorted((k, _attrs(k, v)) for k, v in attrs.items())),
                evidence=draw(_TEXT),
                confidence=draw(st.sampled_from([1.0, 0.5, 0.25])),
                start=draw(st.none() | st.integers(0, 99)),
                end=None,
            )
        )
    return Reading(article, mentions, tuple(facts))


@st.composite
def collections(draw: st.DrawFn) -> list[Reading]:
    """Up to four readings of different articles."""
    made = draw(st.lists(readings(), max_size=4))
    return list({reading.article.id: reading for reading in made}.values())
