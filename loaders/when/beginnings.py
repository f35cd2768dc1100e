"""Since when a tie holds: what the text says of its beginning.

"was sworn in as governor on Friday", "has been mayor since 1998", "founded the party in
2004". The words may stand anywhere in the text: a reader knows that the mayor of the
first sentence is the one who "was elected in 2011". What they begin has to be named
there too: the title, the body, or "office".
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc, Token

from detente.graph.model import Article
from detente.loaders.document import Found
from detente.loaders.weighing.proposal import Proposal
from detente.loaders.when.anchors import Tense
from detente.loaders.when.clauses import NOUNS, VERBS, is_aside, tense, verb_of
from detente.loaders.when.dates import When, date_of, timeline_of
from detente.loaders.when.story import said_when

# The subject of these, or the object where it is active ("made her minister"), begins.
_GIVEN = frozenset(
    {
        *("appoint", "name", "elect", "designate", "choose", "pick", "select", "swear"),
        *("inaugurate", "install", "promote", "nominate", "crown", "admit", "invest"),
    }
)
_TAKEN = frozenset(
    {
        *("become", "take", "assume", "join", "found", "co-found", "cofound"),
        *("resume", "accede", "establish", "launch"),
    }
)
_FOUNDING = frozenset({"found", "co-found", "cofound", "establish", "launch"})
# These tell that it holds; with "since 1998" or "1987-2017" also from when.
_HELD = frozenset(
    {"be", "serve", "hold", "lead", "head", "rule", "govern", "chair", "act", "sit"}
)
# The news of the day is that it begins: no other time need be named.
_NEWS = frozenset({"swear", "inaugurate", "resume"})
_RULING = frozenset({"lead", "rule", "govern", "head"})
_ENTRIES = frozenset({"admission", "accession", "chairmanship"})
# Who is chosen takes office later; where the text tells both, the office counts.
_CHOSEN = frozenset({"elect", "choose", "nominate", "select", "pick", "designate"})
_RUNNING = frozenset({"candidate", "nominee", "contender", "mate"})
_LANDS = frozenset({"country", "nation", "state", "party", "city"})
_MEMBERS = frozenset({"member", "seat", "rank", "membership", "delegate", "part"})
_ANY_OFFICE = frozenset({"office", "post", "position", "job", "power"})
_IN_OFFICE = frozenset(
    {
        *("president", "minister", "premier", "chancellor", "mayor", "governor"),
        *("senator", "representative", "congressman", "congresswoman", "secretary"),
        *("leader", "king", "queen"),
    }
)
_ENVOYS = frozenset({"ambassador", "envoy", "chief", "head", "director", "chairman"})
_PARLIAMENTS = {
    "senator": frozenset({"senate", "congress"}),
    "representative": frozenset({"house", "congress", "parliament"}),
    "congressman": frozenset({"house", "congress"}),
    "congresswoman": frozenset({"house", "congress"}),
}
# "was appointed to fill the seat", "was chosen to lead the bank"
_TAKING_UP = frozenset(
    {"fill", "serve", "lead", "head", "be", "become", "replace", "succeed", "chair"}
)
_FROM = frozenset({"from", "beginning", "starting", "commencing"})
_HELPING = frozenset({"aux", "auxpass", "advmod"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OF = re.compile(r" (?:of|for|to) ")
_RANKS = frozenset({"re", "again"})
_UNSAID = When(why="it holds, and the text does not say since when")


def beginning_of(doc: Doc, article: Article, proposal: Proposal) -> When:
    """When the tie of ``proposal`` began; left open where the text does not say."""
    here = doc[proposal.trigger]
    title = dict(proposal.attrs).get("title", "")
    if here.lemma_ in _ENTRIES:
        return date_of(doc, here, article, story=False)
    if proposal.relation == "RELATED_TO":
        return date_of(doc, here, article, story=here.pos_ in VERBS)
    verb = verb_of(here)
    if tense(verb) is Tense.PAST and _is_of_its_time(proposal, verb, title):
        return date_of(doc, verb, article, story=False)
    ends = (_places(doc, proposal.subject), _places(doc, proposal.object))
    own = _term(doc, here, article) or _beside(doc, here, article, ends[0])
    if own is not None:
        return own
    chosen: When | None = None
    for verb in sorted(_verbs(doc), key=lambda verb: verb.sent != here.sent):
        held = verb.lemma_ in _HELD
        if tense(verb) is Tense.FUTURE and here not in verb.subtree:
            continue
        office = _named(verb, title, ends[1]) if _is_about(verb, ends[0]) else None
        if office is None:
            continue
        news = verb.lemma_ in _NEWS and verb.sent == here.sent
        when = date_of(doc, office if held else verb, article, story=news)
        if when.date is None or (held and not _tells_start(verb, when)):
            continue
        if verb.lemma_ not in _CHOSEN:
            return when
        chosen = chosen or when
    return chosen or _UNSAID


def _is_of_its_time(proposal: Proposal, verb: Token, title: str) -> bool:
    """As in "In 1984, she was his ally", "she was the candidate"."""
    if proposal.relation == "ALLIED_WITH":
        return True
    core = _OF.split(title.lower(), maxsplit=1)[0].split()[-1:]
    return verb.lemma_ in _GIVEN | {"be", "run"} and not _RUNNING.isdisjoint(core)


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
    doc: Doc, here: Token, article: Article, subject: frozenset[int]
) -> When | None:
    """As in "minister from 2009 to 2014", "member since 1999", "Smith (2001-2006)"."""
    for said in timeline_of(doc, article).within(here.sent):
        if said.head.pos_ not in NOUNS or said.modifies:
            continue
        since = doc[said.first - 1].lower_ == "since"
        term = said.expression.rule == "years" and doc[said.first - 1].text == "("
        stretch = said.expression.rule == "years" and said.first > said.head.i
        own = said.head.i in subject and (since or term)
        given = any(child.lemma_ in _GIVEN for child in said.head.children)
        of_title = said.head == here and (since or stretch or given)
        in_office = since and said.head.lemma_ in _ANY_OFFICE
        if own or of_title or (in_office and said.head.head.head.i in subject):
            return said_when(said)
    return None


@lru_cache(maxsize=2)
def _verbs(doc: Doc) -> tuple[Token, ...]:
    """The verbs that may tell of a beginning, or of what holds."""
    return tuple(
        token
        for token in doc
        if token.pos_ in VERBS
        and token.lemma_ in _GIVEN | _TAKEN | _HELD
        and token.dep_ not in ("aux", "auxpass")
        and not any(
            child.dep_ == "neg" or child.lower_ in _RANKS for child in token.children
        )
    )


def _places(doc: Doc, found: Found) -> frozenset[int]:
    """The tokens that mention an entity."""
    spans = (
        doc.char_span(mention.start, mention.end, alignment_mode="expand")
        for mention in found.mentions
    )
    return frozenset(token.i for span in spans if span is not None for token in span)


def _is_about(verb: Token, subject: frozenset[int]) -> bool:
    """Whether it is the subject's office or membership that ``verb`` tells of."""
    return any(
        not subject.isdisjoint(token.i for token in _phrase(owner))
        for owner in _owners(verb)
    )


def _owners(verb: Token) -> list[Token]:
    """Whose office it is: who takes it, or is given it."""
    passive = is_aside(verb) or any(child.dep_ == "auxpass" for child in verb.children)
    if verb.lemma_ in _GIVEN and not passive:
        owners = [child for child in verb.children if child.dep_ == "dobj"]
    else:
        owners = [child for child in verb.children if child.dep_ in _SUBJECTS]
    if owners and owners[0].lower_ not in ("who", "which", "that"):
        return owners
    if verb.dep_ in ("acl", "relcl"):
        return [verb.head]
    if verb.dep_ not in ("advcl", "pcomp") and (
        verb.dep_ != "conj" or _lost_subject(verb)
    ):
        return []
    return [child for child in verb_of(verb.head).children if child.dep_ in _SUBJECTS]


def _lost_subject(verb: Token) -> bool:
    """Whether a noun stands before ``verb`` that the parser hung elsewhere."""
    helping = (child.i for child in verb.lefts if child.dep_ in _HELPING)
    return bool(verb.doc[min(helping, default=verb.i) - 1].pos_ in NOUNS)


def _phrase(token: Token) -> Iterator[Token]:
    """The words of a name, without those that say whose or of what it is."""
    yield token
    for child in token.children:
        if child.dep_ in ("compound", "flat", "appos"):
            yield from _phrase(child)


def _named(verb: Token, title: str, body: frozenset[int]) -> Token | None:
    """The word by which ``verb`` names the office: its title, its body, "office"."""
    owners = {
        token.i
        for child in verb.children
        if child.dep_ in _SUBJECTS
        for token in child.subtree
    }
    clause = {verb} | {
        child
        for child in verb.children
        if verb.lemma_ in _GIVEN and child.lemma_ in _TAKING_UP and child.tag_ == "VB"
    }
    words = [
        token
        for token in verb.subtree
        if verb_of(token) in clause and token.i not in owners
    ]
    if not title:
        joined = (word for word in words if word.i in body and not _is_led(word, verb))
        return next(joined, None)
    if verb.lemma_ in _FOUNDING and "founder" in title.lower():
        return next((word for word in words if word.i in body), None)
    core = _OF.split(title.lower(), maxsplit=1)[0].split()[-1]
    if core in _IN_OFFICE | _ENVOYS and _says_no_office(verb):
        return verb
    others = _PARLIAMENTS.get(core, frozenset())
    if core in _IN_OFFICE:
        others |= _ANY_OFFICE
    office = _word(words, core, others)
    rules = any(word.lemma_ in _RULING for word in clause)
    if office is None and rules and core in _IN_OFFICE:
        return next((w for w in words if w.i in body or w.lower_ in _LANDS), None)
    return office


def _says_no_office(verb: Token) -> bool:
    """As in "Smith, who was appointed in May": to the office told elsewhere."""
    if verb.lemma_ not in _GIVEN or verb.dep_ not in ("acl", "relcl"):
        return False
    return not any(
        child.dep_ in ("dobj", "oprd", "attr", "xcomp", "dative")
        or child.lower_ in ("as", "to")
        for child in verb.children
    )


def _is_led(body: Token, verb: Token) -> bool:
    """As in "elected leader of the party": its members were members before."""
    if verb.lemma_ in _FOUNDING:
        return False
    above = [token for token in body.ancestors if verb in token.ancestors]
    return any(
        token.pos_ == "NOUN" and token.lemma_ not in _MEMBERS
        for token in above
        if token.head == verb or token.dep_ in ("pobj", "oprd", "attr", "dobj")
    )


def _word(words: list[Token], core: str, others: frozenset[str]) -> Token | None:
    """The first word that begins with the title's core, or that means an office."""
    for word in words:
        own = any(child.dep_ == "poss" for child in word.children)  # "to her post"
        if word.lower_ in others or (own and word.lower_ in _ANY_OFFICE):
            return word
        if word.pos_ in NOUNS and word.lower_.startswith(core):
            return word
    return None


def _tells_start(verb: Token, when: When) -> bool:
    """By "since 1998", "from 2009 to 2017"; not by "in 2014", when it held already."""
    if when.date_end is not None:
        return True
    return any(
        child.lower_ == "since" and child.i > verb.i - 8
        for child in verb.subtree
        if verb_of(child) == verb
    )
