"""Days and years counted from what a text told of before."""

import pytest

from detente.graph.model import Modality
from detente.loaders.how.modality import told
from detente.loaders.language import parse
from tests.loaders.dated import THURSDAY, day
from tests.loaders.finding import proposed


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        (
            "It began in 1936. On 20 July of that year Peru signed it.",
            "signed",
            "1936-07-20",
        ),
        (
            "She left on May 3. The very next day Peru called Chile.",
            "called",
            "2024-05-04",
        ),
        (
            "He met him on May 3, 1974. Five days afterwards Peru sued Chile.",
            "sued",
            "1974-05-08",
        ),
        ("He left in 1999. Twelve months later Peru sued Chile.", "sued", "2000"),
        ("He left in 2005. Five years on, Peru sued Chile.", "sued", "2010"),
        ("He went on two years on Monday. Peru sued Chile.", "sued", "2024-05-13"),
        ("January 2013: Peru sued Chile. Chile left.", "left", "2013-01"),
        ("Key dates\n\n8 October 2019 - Diaz meets Cruz.", "meets", "2019-10-08"),
        ("Peru has not recognised Chile.", "recognised", None),
        ("He came, having replaced Diaz.", "replaced", None),
        ("His successor, Ana Lind, praised him.", "praised", THURSDAY),
    ],
)
def test_days_are_counted_from_what_was_told(
    text: str, word: str, meant: str | None
) -> None:
    assert day(text, word, THURSDAY) == meant


@pytest.mark.parametrize("verb", ["speaks", "dreams", "talked"])
def test_what_one_speaks_of_doing_is_to_come(verb: str) -> None:
    (doc,) = parse([f"She {verb} of visiting Lima."])
    word = next(token for token in doc if token.text == "visiting")
    assert told(doc, word).modality is Modality.PLANNED


def test_who_comes_into_an_office_takes_it_from_who_has_it() -> None:
    text = (
        "The president of Peru, Jo Moe, lost a vote. Chile and Kenya spoke of Peru. "
        "His deputy, Ana Lind, was sworn in as president of the country."
    )
    assert ("Ana Lind", "Peru") in {
        (one.subject.entity.name, one.object.entity.name)
        for one in proposed(text)
        if one.relation == "HOLDS_POSITION"
    }
