"""Since when a tie holds: what the text says of its beginning.

"was sworn in as governor on Friday", "has been mayor since 1998", "founded the party in
2004". The words may stand anywhere in the text: a reader knows that the mayor of the
first sentence is the one who "was elected in 2011". What they begin has to be named
there too: the title, the body, or "office".
"""

from collections.abc import Iterator
from functools import lru_cache

from detente.graph.dates import PartialDate
from detente.graph.model import Article
from detente.loaders.document import Found
from detente.loaders.tokens import Doc, Token
from detente.loaders.weighing.proposal import Proposal
from detente.loaders.when.anchors import Tense
from detente.loaders.when.clauses import NOUNS, VERBS, tense, verb_of
from detente.loaders.when.dates import When, date_of, timeline_of
from detente.loaders.when.offices import (
    ANY_OFFICE,
    GIVEN,
    HELD,
    NEWS,
    TAKEN,
    core_of,
    is_about,
    is_again,
    named,
)
from detente.loaders.when.story import said_when
from detente.loaders.when.timeline import Said

_ENTRIES = frozenset({"admission", "accession", "chairmanship"})
# Who is chosen takes office later; where the text tells both, the office counts.
_CHOSEN = frozenset(
    {"elect", "choose", "nominate", "select", "pick", "designate", "win", "election"}
    | {"nomination"}
)
_BEGINNINGS = frozenset(
    {"election", "appointment", "inauguration", "nomination", "accession", "promotion"}
)
_RUNNING = frozenset({"candidate", "nominee", "contender", "mate"})
# An alliance told with these is of their time.
_ALLYING = frozenset(
    {
        *("be", "become", "form", "establish", "create", "sign", "enter", "conclude"),
        *("forge", "launch", "join", "ally", "found", "build", "seal", "agree"),
    }
)
# What these are done to is a part from then on.
_TAKEN_IN = frozenset(
    {
        *("annex", "acquire", "buy", "purchase", "absorb", "incorporate", "integrate"),
        *("occupy", "conquer"),
    }
)
# To whom these are done, of him it is a part.
_GIVEN_UP = frozenset({"cede", "transfer", "sell", "relinquish", "return", "hand"})
_UNDERGOING = frozenset({"dobj", "nsubjpass"})
_MARRYING = frozenset({"marry", "wed"})
_FROM = frozenset({"from", "beginning", "starting", "commencing"})
_UNSAID = When(why="it holds, and the text does not say since when")


def beginning_of(doc: Doc, article: Article, proposal: Proposal) -> When:
    """When the tie of ``proposal`` began; left open where the text does not say."""
    here = doc[proposal.trigger]
    title = dict(proposal.attrs).get("title", "")
    if here.lemma_ in _ENTRIES:
        return date_of(doc, here, article, story=False)
    if proposal.relation == "RELATED_TO":
        return date_of(doc, here, article, story=here.pos_ in VERBS)
    ends = (_places(doc, proposal.subject), _places(doc, proposal.object))
    verb = verb_of(here)
    if (
        proposal.relation == "ALLIED_WITH"
    ):  # "their alliance, formed in 1951, is strong"
        verb = next((word for word in here.children if word.dep_ == "acl"), verb)
    if tense(verb) is Tense.PAST and _is_of_its_time(proposal, verb, title, ends[1]):
        return date_of(doc, verb, article, story=False)
    change = _change(doc, proposal.relation, ends)
    if change is not None:
        return date_of(doc, change, article, story=False)
    own = _term(doc, here, article) or _beside(doc, here, article, ends[0], title)
    if own is not None:
        return own
    chosen: When | None = None
    for word, when in _beginnings(doc, here, article, title, ends):
        if word.lemma_ not in _CHOSEN:
            return when
        chosen = chosen or when
    return chosen or _UNSAID


def _beginnings(
    doc: Doc,
    here: Token,
    article: Article,
    title: str,
    ends: tuple[frozenset[int], frozenset[int]],
) -> Iterator[tuple[Token, When]]:
    """The words that tell of a beginning of the tie, with when that was."""
    for verb in sorted(_verbs(doc), key=lambda verb: verb.sent != here.sent):
        held = verb.lemma_ in HELD
        if tense(verb) is Tense.FUTURE and here not in verb.subtree:
            continue
        office = named(verb, title, ends[1]) if is_about(verb, ends[0]) else None
        if office is None:
            continue
        news = verb.lemma_ in NEWS and verb.sent == here.sent
        when = date_of(doc, office if held else verb, article, story=news)
        if when.date is not None and (not held or _tells_start(verb, when)):
            yield verb, when
    for noun in _nouns(doc) if title else ():
        if _is_of(noun, title, ends[0]):
            when = date_of(doc, noun, article, story=False)
            if when.date is not None:
                yield noun, when


def _is_of(noun: Token, title: str, subject: frozenset[int]) -> bool:
    """As in "her appointment in May", "Smith's election as mayor in 2013"."""
    if not any(child.dep_ == "poss" and child.i in subject for child in noun.children):
        return False
    offices = [
        word
        for child in noun.children
        if child.lower_ in ("as", "to")
        for word in child.children
    ]
    return not offices or any(word.lower_ == core_of(title) for word in offices)


def _is_of_its_time(
    proposal: Proposal, verb: Token, title: str, body: frozenset[int]
) -> bool:
    """As in "In 1984, she was his ally", "was the candidate", "ran as a Democrat"."""
    if proposal.relation == "ALLIED_WITH":
        return verb.lemma_ in _ALLYING
    if proposal.relation == "MEMBER_OF":
        return verb.lemma_ in ("run", "stand") and any(
            link.lower_ == "as" and any(word.i in body for word in link.subtree)
            for link in verb.children
        )
    return verb.lemma_ in GIVEN | {"be", "run"} and core_of(title) in _RUNNING


def _change(
    doc: Doc, relation: str, ends: tuple[frozenset[int], frozenset[int]]
) -> Token | None:
    """The verb that makes one a part or kin of the other: "bought", "married"."""
    lemmas = {"PART_OF": _TAKEN_IN | _GIVEN_UP, "FAMILY_OF": _MARRYING}.get(relation)
    for verb in doc if lemmas else ():
        if verb.lemma_ not in (lemmas or ()) or verb.pos_ not in VERBS:
            continue
        part, whole = _roles(verb, ends[0]), _roles(verb, ends[1])
        if verb.lemma_ in _MARRYING:
            joined = bool(part and whole and part != whole)
        elif verb.lemma_ in _GIVEN_UP:
            joined = not part.isdisjoint(_UNDERGOING) and _is_given(verb, ends[1])
        else:
            joined = not part.isdisjoint(_UNDERGOING) and bool(whole - _UNDERGOING)
        if joined:
            return verb
    return None


def _is_given(verb: Token, places: frozenset[int]) -> bool:
    """As in "sold it to them", wherever the parser hangs the "to"."""
    return any(
        word.i in places and word.head.lower_ == "to" and word.head.i > verb.i
        for word in verb.subtree
    )


def _roles(verb: Token, places: frozenset[int]) -> frozenset[str]:
    """How those at ``places`` stand to ``verb``: as its "dobj", its "nsubj"."""
    roles = set()
    for child in verb.children:
        below = {token.i for token in child.subtree}
        if verb.dep_ == "relcl" and child.lower_ in ("which", "that", "who"):
            below = {token.i for token in verb.head.subtree if token.i < child.i}
        if not places.isdisjoint(below):
            roles.add(child.dep_)
    return frozenset(roles)


def _term(doc: Doc, here: Token, article: Article) -> When | None:
    """As in "to be commissioner for a term of seven years from September 26"."""
    first = here.sent.start
    for said in timeline_of(doc, article).within(here.sent):
        for link in doc[max(first, said.first - 2) : said.first]:
            before = doc[max(first, link.i - 6) : link.i]
            if link.lower_ in _FROM and any(word.lower_ == "term" for word in before):
                return said_when(said)
    return None


def _beside(
    doc: Doc, here: Token, article: Article, subject: frozenset[int], title: str
) -> When | None:
    """As in "minister from 2009 to 2014", "member since 1999", "Smith (2001-2006)"."""
    noun = _title_of(here, title)
    for said in timeline_of(doc, article).within(here.sent):
        if said.head.pos_ not in NOUNS or said.modifies:
            continue
        since = doc[said.first - 1].lower_ in ("since", "from")
        term = said.expression.rule == "years" and doc[said.first - 1].text == "("
        stretch = said.expression.rule == "years" and said.first > said.head.i
        from_to = stretch and said.expression.text.lower().startswith("from")
        life = term and _is_a_life(said)
        own = said.head.i in subject and (since or term or from_to) and not life
        given = any(
            child.lemma_ in GIVEN and not is_again(child)
            for child in said.head.children
        )
        of_title = said.head == noun and (since or stretch or given)
        told = not title and since and said.head.lemma_ == "member"
        member = told and said.head.dep_ == "appos" and said.head.head.i in subject
        in_office = since and said.head.lemma_ in ANY_OFFICE
        if (
            own
            or of_title
            or member
            or (in_office and said.head.head.head.i in subject)
        ):
            return said_when(said)
    return None


def _is_a_life(said: Said) -> bool:
    """Whether years in brackets are rather those of a life: "Smith (1921-2004)"."""
    end = said.span.date_end
    return end is not None and end.year - said.span.date.year > _LONGEST_TERM


_LONGEST_TERM = 40  # years


def _title_of(here: Token, title: str) -> Token:
    """The noun of a title whose first word is ``here``: of "prime", "minister"."""
    noun = here
    while noun.dep_ in ("compound", "amod", "nmod") and noun.head.pos_ in NOUNS:
        noun = noun.head
    return noun if noun.lower_ == core_of(title) else here


def ending_of(doc: Doc, article: Article, proposal: Proposal) -> PartialDate | None:
    """When the tie of ``proposal`` ended: "was mayor until 2014"."""
    here = doc[proposal.trigger]
    title = _title_of(here, dict(proposal.attrs).get("title", ""))
    verb = verb_of(here)
    held = verb.lemma_ in HELD and (
        here == verb or title.dep_ == "attr" or title.head.lower_ == "as"
    )
    for said in timeline_of(doc, article).ends:
        if said.head in (here, title) or (held and said.head == verb):
            return said.span.date
    return None


@lru_cache(maxsize=2)
def _verbs(doc: Doc) -> tuple[Token, ...]:
    """The verbs that may tell of a beginning, or of what holds."""
    return tuple(
        token
        for token in doc
        if token.pos_ in VERBS
        and token.lemma_ in GIVEN | TAKEN | HELD
        and token.dep_ not in ("aux", "auxpass")
        and not is_again(token)
        and not any(child.dep_ == "neg" for child in token.children)
    )


@lru_cache(maxsize=2)
def _nouns(doc: Doc) -> tuple[Token, ...]:
    """The nouns that may tell of a beginning: "her appointment"."""
    return tuple(token for token in doc if token.lemma_ in _BEGINNINGS)


def _places(doc: Doc, found: Found) -> frozenset[int]:
    """The tokens that mention an entity."""
    spans = (doc.expanded(mention.start, mention.end) for mention in found.mentions)
    return frozenset(token.i for span in spans if span is not None for token in span)


def _tells_start(verb: Token, when: When) -> bool:
    """By "since 1998", "from 2009 to 2017"; not by "in 2014", when it held already."""
    if when.date_end is not None:
        return True
    return any(
        child.lower_ in ("since", "from")
        and child.i > verb.i - 8
        and (child.lower_ == "since" or _is_timed(child))
        for child in verb.subtree
        if verb_of(child) == verb
    )


def _is_timed(link: Token) -> bool:
    """As in "minister from 2013", not "from Lima"."""
    return any(child.ent_type_ == "DATE" for child in link.children)
