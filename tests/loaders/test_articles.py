"""Articles from files, folders and standard input."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from detente.graph.dates import PartialDate
from detente.graph.errors import BadInput
from detente.graph.model import Article
from detente.loaders.inputs.articles import read
from detente.loaders.inputs.texts import LONGEST, Unread

TEXT = "The foreign minister of Chile visited Oslo on Monday and met the king.\n"
DAY = PartialDate(2020, 5, 5)


def only(source: Path | str, published: PartialDate | None = None) -> Article:
    """The one article of a source."""
    (article,) = read(source, published=published)
    assert isinstance(article, Article)
    return article


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "oslo.txt"


def test_a_text_is_an_article_named_after_its_file(file: Path) -> None:
    file.write_text(TEXT, "utf-8")
    article = only(file)
    assert (article.id, article.text, article.title) == ("oslo", TEXT.strip(), None)
    assert article.published is None


def test_front_matter_is_read_and_the_title_with_the_text(file: Path) -> None:
    file.write_text(
        "---\ntitle: 'Minister visits Oslo'\npublished: 2020-05-05\n"
        f"url: https://example.org/oslo\npublisher: The Daily Fjord\n---\n{TEXT}",
        "utf-8",
    )
    article = only(file, published=PartialDate(2019))
    assert article.title == "Minister visits Oslo"
    assert article.text == f"Minister visits Oslo\n\n{TEXT.strip()}"
    assert article.published == DAY
    assert article.url == "https://example.org/oslo"
    assert article.publisher == "The Daily Fjord"


def test_front_matter_may_use_the_names_of_other_programs(file: Path) -> None:
    file.write_text(
        "---\nheadline: Minister visits Oslo\ndate: 5 May 2020\n"
        f"link: https://example.org/oslo\nsource: The Daily Fjord\n---\n{TEXT}",
        "utf-8",
    )
    article = only(file)
    assert (article.title, article.published) == ("Minister visits Oslo", DAY)
    assert (article.url, article.publisher) == (
        "https://example.org/oslo",
        "The Daily Fjord",
    )


@pytest.mark.parametrize(
    "day",
    [
        *("5 May 2020", "May 5, 2020", "Tue, 05 May 2020 08:00:00 GMT", "05.05.2020"),
        *("5.5.2020", "2020/05/05", "2020-05-05T08:00:00Z", "05/05/2020"),
    ],
)
def test_a_day_may_be_written_in_any_way_that_has_one_meaning(
    file: Path, day: str
) -> None:
    file.write_text(f'---\npublished: "{day}"\n---\n{TEXT}', "utf-8")
    assert only(file).published == DAY


def test_a_day_that_may_be_two_is_refused(file: Path) -> None:
    file.write_text(f'---\npublished: "05/06/2020"\n---\n{TEXT}', "utf-8")
    with pytest.raises(BadInput, match="05/06/2020"):
        only(file)


def test_a_title_that_the_text_opens_with_is_not_read_twice(file: Path) -> None:
    text = f"Minister visits Oslo.\n\n{TEXT}"
    file.write_text(f"---\ntitle: Minister visits Oslo\n---\n{text}", "utf-8")
    assert only(file).text == text.strip()


def test_a_short_first_line_above_a_blank_one_is_the_title(file: Path) -> None:
    file.write_text(f"Minister visits Oslo\n\n{TEXT}", "utf-8")
    article = only(file)
    assert article.title == "Minister visits Oslo"
    assert article.text.count("Minister visits Oslo") == 1


@pytest.mark.parametrize(
    "opening",
    [
        "5 May 2020\n\n",
        "Tuesday, May 5, 2020\n",
        "2020-05-05\n",
        "Published: 5 May 2020\n\n",
        "date 2020-05-05 ",
        "OSLO, May 5, 2020 (Agency) - ",
        "OSLO, Norway, 5 May 2020 (Agency) \u2014 ",
    ],
)
def test_the_day_that_a_text_opens_with_is_its_dateline(
    file: Path, opening: str
) -> None:
    file.write_text(opening + TEXT, "utf-8")
    article = only(file)
    assert (article.published, article.text) == (DAY, TEXT.strip())


def test_a_dateline_without_a_year_takes_that_of_the_day_given(file: Path) -> None:
    file.write_text(f"OSLO, May 5 (Agency) - {TEXT}", "utf-8")
    assert only(file, published=PartialDate(2020, 6, 1)).published == DAY
    undated = only(file)
    assert undated.published is None
    assert undated.text.startswith("OSLO, May 5 (Agency) - The foreign")


def test_the_day_given_counts_where_the_text_has_none(file: Path) -> None:
    file.write_text(TEXT, "utf-8")
    assert only(file, published=DAY).published == DAY


def test_the_digest_changes_with_text_title_and_day(file: Path) -> None:
    file.write_text(TEXT, "utf-8")
    digests = {only(file).digest, only(file, published=DAY).digest}
    file.write_text(f"---\ntitle: Oslo\n---\n{TEXT}", "utf-8")
    digests.add(only(file).digest)
    file.write_text(TEXT.replace("Monday", "Sunday"), "utf-8")
    digests.add(only(file).digest)
    assert len(digests) == 4
    assert all(digest and len(digest) == 64 for digest in digests)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"]
)
def test_encodings_are_told_apart(file: Path, encoding: str) -> None:
    text = (
        "The minister of Chile drank a caf\u00e9 in Oslo \u2013 \u201cthe best\u201d."
    )
    file.write_bytes(text.encode(encoding))
    assert only(file).text == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        # One program's quotation marks in another's text.
        (
            "Jos\u00e9 Mu\u00f1oz met Bj\u00f8rn on a ".encode() + b"\x93good\x94 day.",
            "Jos\u00e9 Mu\u00f1oz met Bj\u00f8rn on a \u201cgood\u201d day.",
        ),
        # Cut within a letter.
        (
            "Jos\u00e9 met Mu\u00f1".encode()[:-1],
            "Jos\u00e9 met Mu\ufffd",
        ),
        (b"\xef\xbb\xbfJos\xc3 met us.", "Jos\ufffd met us."),
        # Windows' own, an accented capital before a quotation mark among it.
        (b"The \x93CAF\xc9\x94 of Jos\xe9.", "The \u201cCAF\u00c9\u201d of Jos\u00e9."),
        (b"In Lima Jos\xe9 met Mu\xf1oz.", "In Lima Jos\u00e9 met Mu\u00f1oz."),
    ],
)
def test_a_few_broken_bytes_leave_a_text_utf_8(
    file: Path, raw: bytes, text: str
) -> None:
    file.write_bytes(raw)
    assert only(file).text == text


def test_half_a_surrogate_pair_is_replaced_wherever_it_stands(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text('---\ntitle: "At \\uD800 sea"\n---\nOne.', "utf-8")
    (tmp_path / "b.txt").write_text('---\npublisher: "P\\uDFFF"\n---\nTwo.', "utf-8")
    first, second = read(tmp_path)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.text == "At \ufffd sea\n\nOne."
    assert second.publisher == "P\ufffd"


def test_file_names_in_no_encoding_make_ids_that_can_be_kept(tmp_path: Path) -> None:
    for name in (b"a\xff.txt", b"a\xfe.txt"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("One.")
    ids = [one.id for one in read(tmp_path) if isinstance(one, Article)]
    assert "\n".join(ids).encode()
    assert len(set(ids)) == 2


def test_line_ends_and_odd_spaces_are_made_plain(file: Path) -> None:
    file.write_bytes("One\u00a0day in  May.\r\n\r\nAnother\tday.\r".encode())
    assert only(file).text == "One day in May.\n\nAnother day."


def test_a_title_may_have_a_colon(file: Path) -> None:
    head = '---\ntitle: Obituary: Ana "Nita" Soto\nurl: https://e.org/a\n---\nText.'
    file.write_text(head, "utf-8")
    article = only(file)
    assert (article.title, article.url) == (
        'Obituary: Ana "Nita" Soto',
        "https://e.org/a",
    )


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "it is empty"),
        (b" \n\t ", "it is empty"),
        (b"---\ntitle: Only a title\n---\n", "it is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "it is binary"),
        (b"\x7fELF\x01\x02\x03\x04" + bytes(range(1, 32)) * 9, "it is binary"),
        (b"\xff\xfea", "broken utf-16 text"),
        (b"---\ntitle: [1, 2\n---\nText.", "broken YAML front matter in its line 2"),
        (b"---\njust words\n---\nText.", "no 'key: value' lines"),
        (b"---\ntitle: {a: 1}\n---\nText.", "title is not one line of text"),
        (b"---\npublished: some day\n---\nText.", "cannot read date 'some day'"),
        (b"---\npublished: 2020-13-45\n---\nText.", "broken YAML front matter"),
        (b"%PDF-1.7 and no more", "broken PDF"),
        (b"word " * (LONGEST // 5 + 1), "an article has at most 200,000"),
        (b"a" * 10_000_000, "it has 10,000,000 characters"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_line(
    file: Path, raw: bytes, why: str
) -> None:
    file.write_bytes(raw)
    with pytest.raises(BadInput, match=why) as told:
        list(read(file))
    assert "\n" not in str(told.value)
    assert str(told.value).startswith(f"{file}: ")


GERMAN = """
Der Minister hat am Montag in Berlin mit dem Botschafter \u00fcber die Lage gesprochen
und gesagt, dass es keine andere L\u00f6sung gibt.
"""
FRENCH = """
Le ministre a dit lundi dans un texte que les deux pays ne sont pas en guerre
et que la paix est une affaire de tous.
"""
SPANISH = """
El ministro dijo el lunes en Madrid que los dos pueblos no est\u00e1n en guerra y que
la paz es un asunto de todos los pueblos.
"""
SWAHILI = """
Rais alisema siku ya Jumatatu kwamba nchi yake haitasubiri uamuzi wa Umoja wa Mataifa
kuhusu vita hivyo na kwamba jeshi lake liko tayari kulinda mipaka ya taifa hilo wakati
wowote ule atakapohitajika kufanya hivyo kwa mujibu wa katiba ya nchi hiyo na sheria
zake zote
"""
RUSSIAN = "\u041c\u0438\u043d\u0438\u0441\u0442\u0440 \u0432 \u041e\u0441\u043b\u043e"
KOREAN = "\uc7a5\uad00\uc774 \uc11c\uc6b8\uc5d0\uc11c \ub9cc\ub0ac\ub2e4"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "German"),
        (FRENCH, "French"),
        (SPANISH, "Spanish"),
        (SWAHILI, "a language other than English"),
        (RUSSIAN, "Cyrillic"),
        (KOREAN, "Korean"),
    ],
)
def test_another_language_is_named(file: Path, text: str, language: str) -> None:
    file.write_text(text, "utf-8")
    with pytest.raises(BadInput, match=f"seems to be in .*{language}"):
        only(file)


def test_small_words_that_english_shares_make_no_text_czech(file: Path) -> None:
    file.write_text(
        "Argentina's parks board restored 180 hectares to a Mapuche community near "
        "Bariloche, where a Chilean timber firm had a sawmill.",
        "utf-8",
    )
    assert only(file)


@pytest.mark.parametrize(
    "text",
    [
        # A verb that is a word of Dutch, and hardly anything but names beside it.
        (
            "Mia Holt met Luis Mora. Luis Mora met Ana van der Berg. Jonas "
            "Lindqvist met Pedro de la Cruz. Otto von der Heide met Carla Ruiz. "
            "Olga Petrova met Jean du Plessis, aides said."
        ),
        # Names without a small word between them.
        (
            "Yun Seo Hyun received Tanaka Hiroshi. Li Weiguo congratulated Tran Van "
            "Binh. Tanaka criticised Park Min Ho. Nguyen Thi Lan praised Yun. Goh "
            "Boon Keng visited Hanoi. Sato Kenji thanked Lim Siew Ling. Chen "
            "Meifang rejected Yun."
        ),
        (
            "MIA HOLT MET LUIS MORA. LUIS MORA MET ANA VAN DER BERG. JONAS "
            "LINDQVIST MET PEDRO RUIZ. OTTO HEIDE MET CARLA RUIZ. OLGA PETROVA MET "
            "JEAN PLESSIS."
        ),
        # Words that other languages have too, many times.
        (
            "Holt will pour no plus into a door over men under care; die or come, "
            "her hat met a hat, no son met her men, care come over the door, pour "
            "plus par mint."
        ),
    ],
)
def test_english_full_of_names_or_of_one_verb_is_english(file: Path, text: str) -> None:
    file.write_text(text, "utf-8")
    assert only(file)


def test_a_text_of_names_in_another_language_is_named(file: Path) -> None:
    file.write_text(
        "Minister Pieter de Vries heeft maandag Ursula von der Leyen en Mark van Dam "
        "in Brussel gesproken en zei dat er nog geen oplossing is voor de vissers.",
        "utf-8",
    )
    with pytest.raises(BadInput, match="seems to be in Dutch"):
        only(file)


def test_a_czech_text_is_named(file: Path) -> None:
    file.write_text(
        "Ministr zahrani\u010d\u00ed se v pond\u011bl\u00ed setkal s polskou "
        "kolegyn\u00ed a jednal o stavb\u011b mostu, kter\u00fd m\u00e1 b\u00fdt "
        "hotov do konce roku, ale na kter\u00fd zat\u00edm nejsou pen\u00edze.",
        "utf-8",
    )
    with pytest.raises(BadInput, match="seems to be in Czech"):
        only(file)


def test_a_missing_file_is_told() -> None:
    with pytest.raises(BadInput, match="no such file or folder"):
        list(read("no/such/file.txt"))


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_told(file: Path) -> None:
    file.write_text(TEXT, "utf-8")
    file.chmod(0)
    with pytest.raises(BadInput, match="no permission to read it"):
        only(file)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_folder_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0)
    why = "no permission to read it"
    assert list(read(tmp_path)) == [Unread(str(tmp_path / "closed"), why)]


def test_a_link_that_leads_nowhere_is_named(tmp_path: Path) -> None:
    link = tmp_path / "gone.txt"
    link.symlink_to(tmp_path / "nowhere")
    assert list(read(tmp_path)) == [Unread(str(link), "no such file or folder")]


def test_a_pipe_is_no_file_to_wait_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(BadInput, match="no regular file"):
        list(read(tmp_path / "pipe.txt"))


def test_a_folder_is_read_whole_and_what_is_broken_named_in_its_place(
    tmp_path: Path,
) -> None:
    for name in ("b.txt", "a.txt", "sub/deep/c.txt", ".hidden.txt", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT, "utf-8")
    (tmp_path / "aa.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "sub/empty.txt").touch()
    read_ = list(read(tmp_path))
    assert [one if isinstance(one, Unread) else one.id for one in read_] == [
        "a",
        Unread(str(tmp_path / "aa.txt"), "it is binary, not text"),
        "b",
        Unread(str(tmp_path / "sub/empty.txt"), "it is empty"),
        "c",
    ]


def test_articles_of_one_name_in_a_folder_have_distinct_ids(tmp_path: Path) -> None:
    for name in ("x.txt", "x.md", "one/x.txt", "two/x.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, "utf-8")
    ids = [one.id for one in read(tmp_path) if isinstance(one, Article)]
    assert ids == ["x", "x.txt", "one/x", "two/x"]


def test_a_folder_that_links_to_itself_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(TEXT, "utf-8")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert len(list(read(tmp_path))) == 1


def test_an_empty_folder_has_no_articles(tmp_path: Path) -> None:
    assert list(read(tmp_path)) == []


def test_html_in_a_file_of_any_name_is_a_page(file: Path) -> None:
    paragraphs = f"<p>{TEXT}</p><p>{TEXT.replace('Oslo', 'Bergen')}</p>" * 2
    file.write_text(f"<!DOCTYPE html><html><body>{paragraphs}</body></html>", "utf-8")
    assert "<p>" not in only(file).text


def from_stdin(raw: bytes) -> tuple[int, str]:
    code = (
        "from detente.loaders.inputs.articles import read\n"
        "for article in read('-'): print(article.id, article.published, article.text)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input=raw, capture_output=True, check=False
    )
    return done.returncode, (done.stdout + done.stderr).decode()


def test_standard_input_is_a_source() -> None:
    code, told = from_stdin(b"5 May 2020\n\n" + TEXT.encode())
    assert (code, told) == (0, f"stdin 2020-05-05 {TEXT}")


def test_standard_input_may_be_json_lines() -> None:
    _, told = from_stdin(b'{"id": "x", "text": "Chile met Peru."}\n')
    assert told == "x None Chile met Peru.\n"


def test_an_address_without_its_beginning_is_told_how_to_write_it() -> None:
    with pytest.raises(BadInput, match=r"write https://www\.example\.org/news$"):
        list(read("www.example.org/news"))
