"""Verbs that tell of a beginning: whose it is, and how they name the office."""

import re
from collections.abc import Iterator

from detente.loaders.tokens import Token
from detente.loaders.when.clauses import NOUNS, VERBS, is_aside, verb_of

# The subject of these, or the object where it is active ("made her minister"), begins.
GIVEN = frozenset(
    {
        *("appoint", "name", "elect", "designate", "choose", "pick", "select", "swear"),
        *("inaugurate", "install", "promote", "nominate", "crown", "admit", "invest"),
        "make",
    }
)
_ENTERED = frozenset({"join", "enter", "accede"})
# What is won has to be named: "the presidency", "power", "the nomination".
_WON = frozenset(
    {"win", "receive", "secure", "accept", "clinch", "seize", "capture", "come", "rise"}
)
# Who does this to somebody has his office.
_FOLLOWING = frozenset({"succeed", "replace"})
FOUNDING = frozenset({"found", "co-found", "cofound", "establish", "launch"})
_STARTED = frozenset({"start", "begin"})
# Who does so "as ambassador" is one from then on.
_SENT = frozenset(
    {"go", "arrive", "leave", "move", "post", "send", "dispatch", "bring", "return"}
)
TAKEN = frozenset({"become", "take", "assume", "resume"}) | (
    _SENT | _ENTERED | _WON | _STARTED | _FOLLOWING | FOUNDING
)
# These tell that it holds; with "since 1998" or "1987-2017" also from when.
HELD = frozenset(
    {
        *("be", "serve", "hold", "lead", "head", "rule", "govern", "chair", "act"),
        *("sit", "run", "belong", "work", "represent", "command", "direct", "reign"),
    }
)
# The news of the day is that it begins: no other time need be named.
NEWS = frozenset({"swear", "inaugurate", "resume"})
_RULING = frozenset(
    {"lead", "rule", "govern", "head", "run", "chair", "represent", "command", "direct"}
)
_LANDS = frozenset({"country", "nation", "state", "party", "city", "it"})
_MEMBERS = frozenset(
    {
        *("member", "seat", "rank", "membership", "delegate", "part", "work", "job"),
        *("parliament", "senate", "congress", "assembly", "council", "house", "army"),
        *("government", "cabinet", "first", "second"),
    }
)
ANY_OFFICE = frozenset(
    {"office", "post", "position", "job", "power", "helm", "charge", "role"}
)
_IN_OFFICE = frozenset(
    {
        *("president", "minister", "premier", "chancellor", "mayor", "governor"),
        *("senator", "representative", "congressman", "congresswoman", "secretary"),
        *("leader", "king", "queen"),
    }
)
_ENVOYS = frozenset({"ambassador", "envoy", "chief", "head", "director", "chairman"})
_PARLIAMENTS = {
    "senator": frozenset({"senate", "congress", "seat"}),
    "representative": frozenset({"house", "congress", "parliament", "seat"}),
    "congressman": frozenset({"house", "congress", "seat"}),
    "congresswoman": frozenset({"house", "congress", "seat"}),
}
# What offices are called as things.
_SEATS = {
    "president": frozenset({"presidency"}),
    "premier": frozenset({"premiership"}),
    "minister": frozenset({"premiership", "ministry"}),
    "chancellor": frozenset({"chancellorship", "chancellery"}),
    "chairman": frozenset({"chairmanship", "chair"}),
    "mayor": frozenset({"mayoralty"}),
    "governor": frozenset({"governorship"}),
    "speaker": frozenset({"speakership"}),
    "leader": frozenset({"leadership"}),
    "king": frozenset({"throne", "crown"}),
    "queen": frozenset({"throne", "crown"}),
    "nominee": frozenset({"nomination"}),
    "candidate": frozenset({"nomination", "candidacy"}),
}
# "was appointed to fill the seat", "was chosen to lead the bank"
_TAKING_UP = frozenset(
    {"fill", "serve", "lead", "head", "be", "become", "replace", "succeed", "chair"}
)
_HELPING = frozenset({"aux", "auxpass", "advmod"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MORE = frozenset({"second", "third", "fourth", "fifth", "another", "new", "final"})
_FULL = frozenset({"dobj", "oprd", "attr", "xcomp", "dative"})
_OF = re.compile(r" (?:of|for|to) ")


def core_of(title: str) -> str:
    """The word of a title that names the office: "minister" of "foreign minister"."""
    core = _OF.split(title.lower(), maxsplit=1)[0].split()[-1] if title else ""
    return core.removesuffix("-general")


def is_again(verb: Token) -> bool:
    """As in "was re-elected", "elected again"."""
    doc, first = verb.doc, verb.i
    again = any(child.lower_ in ("again", "re") for child in verb.lefts) or any(
        child.lower_ == "again" for child in verb.rights
    )
    if first > 1 and doc[first - 1].text == "-":
        again = again or doc[first - 2].lower_ == "re"
    return again or verb.lower_.startswith(("re-", "reelect", "reappoint"))


def is_about(verb: Token, subject: frozenset[int]) -> bool:
    """Whether it is the subject's office or membership that ``verb`` tells of."""
    return any(
        not subject.isdisjoint(token.i for token in _phrase(owner))
        for owner in _owners(verb)
    )


def _owners(verb: Token) -> list[Token]:
    """Whose office it is: who takes it, or is given it."""
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    if passive and verb.lemma_ in _FOLLOWING:
        return []  # "was succeeded by"
    if verb.lemma_ in GIVEN and not (passive or is_aside(verb) or _is_lost_aside(verb)):
        owners = [child for child in verb.children if child.dep_ == "dobj"]
    else:
        owners = [child for child in verb.children if child.dep_ in _SUBJECTS]
    if owners and owners[0].lower_ not in ("who", "which", "that"):
        return owners
    if verb.dep_ in ("acl", "relcl"):
        apposed = [verb.head.head] if verb.head.dep_ == "appos" else []
        return _who_was(verb) or [verb.head, *apposed]
    if verb.dep_ not in ("advcl", "pcomp") and (
        verb.dep_ != "conj" or _lost_subject(verb)
    ):
        return []
    return [child for child in verb_of(verb.head).children if child.dep_ in _SUBJECTS]


def _is_lost_aside(verb: Token) -> bool:
    """As in "Smith, appointed envoy in May, left", taken for two deeds."""
    before = verb.doc[verb.i - 1].text if verb.i else ""
    goes_on = any(word.dep_ == "conj" and word.pos_ in VERBS for word in verb.children)
    return before == "," and verb.tag_ == "VBD" and goes_on


def _who_was(verb: Token) -> list[Token]:
    """The subject of "became the first of three to join"."""
    if not any(child.tag_ == "TO" for child in verb.children):
        return []
    upper = verb.head
    while upper.dep_ in ("pobj", "prep"):
        upper = upper.head
    if upper.dep_ != "attr":
        return []
    return [child for child in upper.head.children if child.dep_ in _SUBJECTS]


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


def named(verb: Token, title: str, body: frozenset[int]) -> Token | None:
    """The word by which ``verb`` names the office: its title, its body, "office"."""
    owners = [child for child in verb.children if child.dep_ in _SUBJECTS]
    known = {token.i for owner in owners for token in owner.subtree}
    clause = {verb, *_taken_up(verb)}
    words = [
        token
        for token in verb.subtree
        if verb_of(token) in clause and token.i not in known
    ]
    if verb.lemma_ in _SENT:
        core = core_of(title)
        sent = (w for w in words if w.lower_ == core and w.head.lower_ == "as")
        return next(sent, None)
    if not title:
        if verb.lemma_ in ("take", "assume") and _takes_office(verb):
            words = [word for word in verb.sent if word.i not in known]
        return _named_body(verb, words, body)
    if verb.lemma_ in FOUNDING and "founder" in title.lower():
        return next((word for word in words if word.i in body), None)
    rules = any(word.lemma_ in _RULING for word in clause)
    return _named_office(verb, core_of(title), words, body if rules else None)


def _named_body(verb: Token, words: list[Token], body: frozenset[int]) -> Token | None:
    """The word by which ``verb`` names the body that somebody joins."""
    if verb.lemma_ in _WON | _FOLLOWING:
        return None
    if verb.dep_ == "relcl" and verb.head.i in body and verb.lemma_ == "belong":
        return verb  # "the party to which she has belonged"
    joined = (word for word in words if word.i in body and not _is_led(word, verb))
    return next(joined, None)


def _named_office(
    verb: Token, core: str, words: list[Token], ruled: frozenset[int] | None
) -> Token | None:
    """The word of an office; ``ruled`` is the body, where a verb says who rules it."""
    high = core in _IN_OFFICE | _ENVOYS
    if high and says_no_office(verb, core):
        return verb
    others = _PARLIAMENTS.get(core, frozenset()) | _SEATS.get(core, frozenset())
    if high and not _names_another(verb, core):
        others |= ANY_OFFICE
    if verb.lemma_ in _WON | _STARTED | _ENTERED:
        won = (word for word in words if _is_won(word, core, others))
        return next((word for word in won if not _is_where(word, verb)), None)
    office = _word(words, core, others)
    if office is not None or not high:
        return office
    if _is_at_work(verb):
        return verb
    if ruled is None:
        return None
    return next((w for w in words if w.i in ruled or w.lower_ in _LANDS), None)


def _is_at_work(verb: Token) -> bool:
    """As in "has governed in Lima since 2017", "has served in Oslo since 2020"."""
    if verb.lemma_ not in ("govern", "rule", "reign", "serve"):
        return False
    return not any(
        child.dep_ in ("dobj", "oprd") or child.lower_ in ("as", "on", "under")
        for child in verb.children
    )


def _names_another(verb: Token, core: str) -> bool:
    """As in "was appointed commissioner, a post that he held"."""
    return any(
        child.dep_ in ("oprd", "attr")
        and child.pos_ in NOUNS
        and child.lower_ not in ANY_OFFICE | {core}
        for child in verb.children
    )


def _takes_office(verb: Token) -> bool:
    """As in "took office in 1965 and sat in Congress for fifty years"."""
    return any(
        word.dep_ == "dobj" and word.lower_ == "office" for word in verb.children
    )


def _taken_up(verb: Token) -> list[Token]:
    """As in "was chosen to lead the bank", "became the first woman to lead it"."""
    if verb.lemma_ != "become" and verb.lemma_ not in GIVEN:
        return []
    below = list(verb.children)
    below += [
        word for child in below if child.dep_ == "attr" for word in child.children
    ]
    return [word for word in below if word.lemma_ in _TAKING_UP and word.tag_ == "VB"]


def says_no_office(verb: Token, core: str) -> bool:
    """As in "Smith, who was appointed in May": to the office told elsewhere."""
    children = list(verb.children)
    if any(child.lower_ in ("as", "to") for child in children):
        return False
    if verb.lemma_ in _FOLLOWING:
        return True
    if verb.lemma_ == "take":
        return any(child.dep_ == "prt" and child.lower_ == "over" for child in children)
    if verb.lemma_ not in GIVEN or any(child.dep_ in _FULL for child in children):
        return False
    return (
        verb.lemma_ in NEWS
        or verb.dep_ in ("acl", "relcl")
        or any(
            word.lower_ == core
            for child in children
            if child.dep_ == "nsubjpass"
            for word in child.subtree
        )
    )


def _is_led(body: Token, verb: Token) -> bool:
    """As in "elected leader of the party": its members were members before."""
    if verb.lemma_ in FOUNDING:
        return False
    above = [token for token in body.ancestors if verb in token.ancestors]
    return any(
        token.pos_ == "NOUN" and token.lemma_ not in _MEMBERS
        for token in above
        if token.head == verb or token.dep_ in ("pobj", "oprd", "attr", "dobj")
    )


def _is_won(word: Token, core: str, others: frozenset[str]) -> bool:
    """As in "won the presidency", "won election as mayor"; not a second term."""
    if word.lower_ in others:
        return True
    if word.lower_ != core or word.head.lower_ != "as":
        return False
    term = {child.lower_ for child in word.head.head.children}
    return term.isdisjoint(_MORE)


def _is_where(word: Token, verb: Token) -> bool:
    """As in "received her at the ministry"."""
    above = [word, *word.ancestors]
    links = (token for token in above if token.head == verb and token.dep_ == "prep")
    return any(link.lower_ in ("at", "in", "near", "outside") for link in links)


def _word(words: list[Token], core: str, others: frozenset[str]) -> Token | None:
    """The first word that begins with the title's core, or that means an office."""
    for word in words:
        own = any(child.dep_ == "poss" for child in word.children)  # "to her post"
        if word.lower_ in others or (own and word.lower_ in ANY_OFFICE):
            return word
        if word.pos_ in NOUNS and word.lower_.startswith(core):
            return word
    return None
