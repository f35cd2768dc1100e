"""What the trained decision sees of a candidate: rules, paths, words, types.

``shared`` features name no relation: what a rule's family or a verb's place says of
its two ends is much the same for praise and blame, so all relations learn them
together. ``own`` features count for the candidate's relation alone. Names are masked
by the type of what they name: weights are about language, not about who is in the
news.
"""

from collections.abc import Iterable, Iterator

from detente.loaders.brief import is_brief
from detente.loaders.document import MentionKind
from detente.loaders.events.trigger_table import lexicon
from detente.loaders.tokens import Doc, Token
from detente.loaders.weighing.candidates import Candidate
from detente.loaders.weighing.places import Placed, Places

ALONE = "alone:"
"""What the names of features begin with that count in brief texts alone."""

_LONG = 6  # edges of a dependency path that are still spelled out
_NEAR = 8  # words between two mentions that still go in by themselves
_SEEN = 20  # words between two mentions that are looked at
_BUCKETS = (0, 1, 2, 3, 5, 8, 12, 20, 40)
_NAMED = frozenset({MentionKind.NAME, MentionKind.DEMONYM})
_CLAUSES = 3  # clauses up from a trigger that are told apart
_CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "relcl", "acl", "csubj", "pcomp"})
_KIDS = frozenset({"compound", "amod", "poss", "appos", "prep", "nmod", "relcl"})
_PEAK_KIDS = frozenset({"neg", "aux", "prt", "auxpass", "dobj", "prep", "mark"})


class Sentences:
    """The words of one text with its names masked."""

    def __init__(self, doc: Doc, places: Places) -> None:
        """Mask the names of ``doc`` that stand at ``places``."""
        self.doc = doc
        self._masks = {
            i: f"<{here.found.entity.type}>"
            for here in places.placed
            if here.mention.kind in _NAMED
            for i in range(here.start, here.end)
        }
        self._chains: dict[int, tuple[int, ...]] = {}

    def word(self, token: Token) -> str:
        """The lemma, or in place of a name the type of what it names."""
        return self._masks.get(token.i) or token.lemma_.lower()

    def chain(self, token: Token) -> tuple[int, ...]:
        """``token`` and all that it hangs from, up to the root."""
        known = self._chains.get(token.i)
        if known is None:
            up = [token.i]
            while token.head.i != token.i:
                token = token.head
                up.append(token.i)
            known = self._chains[up[0]] = tuple(up)
        return known


class Path:
    """The way between a candidate's ends through the parse of their sentence."""

    def __init__(self, seen: Sentences, one: Placed, other: Placed) -> None:
        """Lay the path from ``one`` to ``other``."""
        up = seen.chain(seen.doc[one.root])
        down = seen.chain(seen.doc[other.root])
        common = set(up) & set(down)
        self.top = next((i for i in up if i in common), None)
        self.left = up if self.top is None else up[: up.index(self.top)]
        self.right = down if self.top is None else down[: down.index(self.top)]
        self.length = len(self.left) + len(self.right)
        doc = seen.doc
        self.ends = ":".join(
            doc[side[-1]].dep_ if side else "=" for side in (self.left, self.right)
        )


def bucket(count: int) -> int:
    """The largest of some round numbers that is not above ``count``."""
    return max(b for b in _BUCKETS if b <= max(0, count))


def shared(seen: Sentences, candidate: Candidate, path: Path) -> list[str]:
    """The features that all relations share; each holds or does not."""
    return _also_alone(seen.doc, _shared(seen, candidate, path))


def own(seen: Sentences, candidate: Candidate, path: Path) -> list[str]:
    """The features that count for the candidate's relation alone."""
    return _also_alone(seen.doc, _own(seen, candidate, path))


def _also_alone(doc: Doc, features: Iterable[str]) -> list[str]:
    """Each feature once; in brief texts also by a name of its own."""
    names = list(dict.fromkeys(features))
    return names + [ALONE + name for name in names] if is_brief(doc) else names


def _shared(seen: Sentences, candidate: Candidate, path: Path) -> Iterator[str]:
    one, other = candidate.subject, candidate.object
    first, last = (one, other) if one.start <= other.start else (other, one)
    forward = first is one
    for proposal in candidate.proposals:
        family, _, _ = proposal.rule.partition(":")
        yield f"rule:{family}"
        yield f"score:{int(proposal.score * 10)}"
    yield f"rules:{min(3, len(candidate.proposals))}"
    yield f"rivals:{min(2, len(candidate.rivals))}"
    yield f"back:{candidate.relation in candidate.back}:{bool(candidate.back)}"
    size = bucket(path.length)
    yield f"len:{size}"
    yield f"gap:{bucket(last.start - first.end)}"
    yield f"kinds:{one.mention.kind}:{other.mention.kind}"
    yield f"kind1:{one.mention.kind}"
    yield f"kind2:{other.mention.kind}"
    yield f"types:{one.found.entity.type}>{other.found.entity.type}"
    yield f"forward:{forward}"
    yield f"first:{first.start - candidate.start <= 1}"
    yield f"ends:{path.ends}"
    yield f"lead:{candidate.start == 0}"
    trigger = candidate.trigger
    token = seen.doc[trigger]
    part = token.pos_[0]
    if trigger == path.top:
        where = "top"
    elif trigger in path.left:
        where = "left"
    elif trigger in path.right:
        where = "right"
    elif first.end <= trigger < last.start:
        where = "between"
    else:
        where = "before" if trigger < first.start else "after"
    yield f"at:{where}:{part}"
    yield f"at:{where}:{part}:{forward}"
    yield f"at:{where}:{part}:{path.ends}:{size}"
    yield f"from1:{bucket(abs(trigger - one.root))}"
    yield f"from2:{bucket(abs(trigger - other.root))}"
    yield f"clause:{token.dep_}:{part}"
    yield f"clauses:{_clauses(token)}"
    above = token
    while above.pos_ not in {"VERB", "AUX"} and above.head.i != above.i:
        above = above.head
        yield f"under:{seen.word(above)}"
    for child in token.children:
        if child.dep_ in {"neg", "aux", "mark", "prt"}:
            yield f"has:{child.dep_}:{child.lower_}"


def _clauses(token: Token) -> str:
    """The clauses from the top of the sentence down to the one of ``token``."""
    told: list[str] = []
    while token.dep_ != "ROOT" and len(told) < _CLAUSES:
        if token.dep_ in _CLAUSAL:
            told.insert(0, token.dep_)
        token = token.head
    return ">".join(told)


def _own(seen: Sentences, candidate: Candidate, path: Path) -> Iterator[str]:
    one, other = candidate.subject, candidate.object
    types = f"{one.found.entity.type}>{other.found.entity.type}"
    yield ""
    yield f"t:{types}"
    for proposal in candidate.proposals:
        yield f"r:{proposal.rule}"
        yield f"rt:{proposal.rule}:{types}"
    yield from (f"rival:{relation}" for relation in candidate.rivals)
    yield from (f"back:{relation}" for relation in candidate.back)
    yield from _path(seen, path)
    yield from _between(seen, candidate)
    yield from _around("s", seen, one)
    yield from _around("b", seen, other)


def _path(seen: Sentences, path: Path) -> Iterator[str]:
    if path.top is None:
        yield "path:none"
        return
    doc = seen.doc
    inner = [*path.left[1:], *reversed(path.right[1:])]
    if path.left and path.right:
        inner.insert(max(0, len(path.left) - 1), path.top)
    if path.length <= _LONG:
        labels = "".join(f"<{doc[i].dep_}" for i in path.left) + "".join(
            f">{doc[i].dep_}" for i in reversed(path.right)
        )
        words = " ".join(seen.word(doc[i]) for i in inner)
        yield f"lab:{labels}"
        yield f"pw:{words}"
    peak = doc[path.top]
    yield f"top:{seen.word(peak)}"
    yield f"topends:{seen.word(peak)}:{path.ends}"
    yield from (f"in:{seen.word(doc[i])}" for i in inner)
    for i in inner:
        yield from (
            f"lex:{trigger.relation.name}"
            for trigger in lexicon().triggers(doc[i])
            if not trigger.phrases
        )
    for child in peak.children:
        if child.dep_ in _PEAK_KIDS:
            yield f"kid:{child.dep_}:{seen.word(child)}"


def _between(seen: Sentences, candidate: Candidate) -> Iterator[str]:
    one, other = candidate.subject, candidate.object
    first, second = (one, other) if one.start <= other.start else (other, one)
    side = "f" if first is one else "b"
    gap = max(0, second.start - first.end)
    yield f"gap:{side}:{bucket(gap)}"
    doc = seen.doc
    words = [
        seen.word(doc[i])
        for i in range(first.end, min(second.start, first.end + _SEEN))
    ]
    if gap <= _NEAR:
        yield f"all:{side}:{' '.join(words)}"
        yield from (f"w:{side}:{word}" for word in words)
    if words:
        yield f"next:{side}:{words[0]}"
        yield f"last:{side}:{seen.word(doc[second.start - 1])}"
    for i in range(max(candidate.start, first.start - 2), first.start):
        yield f"pre:{side}:{seen.word(doc[i])}"
    for i in range(second.end, min(candidate.end, second.end + 2)):
        yield f"post:{side}:{seen.word(doc[i])}"


def _around(side: str, seen: Sentences, here: Placed) -> Iterator[str]:
    root = seen.doc[here.root]
    head = root.head
    yield f"{side}dep:{root.dep_}"
    yield f"{side}head:{seen.word(head)}:{root.dep_}"
    yield f"{side}over:{seen.word(head.head)}:{head.dep_}:{root.dep_}"
    for child in root.children:
        if not here.start <= child.i < here.end and child.dep_ in _KIDS:
            yield f"{side}kid:{child.dep_}:{seen.word(child)}"
    if here.found.entity.type != "Person" and here.mention.kind is MentionKind.NAME:
        yield f"{side}name:{seen.doc[here.end - 1].lower_}"
