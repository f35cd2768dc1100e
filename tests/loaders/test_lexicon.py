from collections.abc import Iterator
from pathlib import Path

import pytest

from detente.graph.errors import BadVocabulary
from detente.loaders import lexicon
from detente.loaders.ties.offices import offices
from tests.loaders.told import offices as told


@pytest.fixture
def user_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A file of the user's that the next reading of the lists takes in."""
    path = tmp_path / "words.toml"
    monkeypatch.setenv("DETENTE_WORDS", str(path))
    lexicon.lists.cache_clear()
    offices.cache_clear()
    yield path
    lexicon.lists.cache_clear()
    offices.cache_clear()


def test_a_users_title_is_read_like_ours(user_file: Path) -> None:
    text, names = (
        "Kenyan paramount grandee Mia Holt spoke.",
        {
            "Kenyan = Kenya": "State",
            "Mia Holt": "Person",
        },
    )
    user_file.write_text('[titles.heads]\noffice = ["grandee"]\n', "utf-8")
    assert told(text, names) == {("Mia Holt", "paramount grandee", "Kenya", None)}


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ("[titles.heads\n", "words.toml: "),
        ("[ranks]\n", "knows titles, ties, governments, leaders, not ranks"),
        ("[titles.heads]\noffice = 3\n", "titles.heads.office is a list"),
    ],
)
def test_a_users_file_that_cannot_be_used_is_told_in_one_line(
    user_file: Path, written: str, complaint: str
) -> None:
    user_file.write_text(written, "utf-8")
    with pytest.raises(BadVocabulary, match=complaint) as raised:
        lexicon.lists("titles")
    assert "\n" not in str(raised.value)


def test_a_users_file_that_is_not_there_is_told(user_file: Path) -> None:
    with pytest.raises(BadVocabulary, match=str(user_file)):
        lexicon.lists("titles")
