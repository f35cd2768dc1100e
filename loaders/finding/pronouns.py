"""Whom "he", "she", "they" mean. It abstains where two answers are near.

Nearness counts, and being the subject; a given name or title tells man from woman.
"""

from collections.abc import Iterator

from detente.loaders.document import MentionKind
from detente.loaders.finding.clusters import Cluster, words_of
from detente.loaders.finding.given_names import gender_of
from detente.loaders.finding.telling import (
    SUBJECTS,
    Reference,
    Telling,
    Told,
    is_subject,
)
from detente.loaders.tokens import Token

_GENDERS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}
_THEY = frozenset({"they", "them", "their", "themselves"})
_MEN = frozenset(
    [
        "Mr",
        "Mr.",
        "King",
        "Prince",
        "Sir",
        "Lord",
        "Emir",
        "Sultan",
        "Pope",
        "Sheikh",
        "Congressman",
    ]
)
_WOMEN = frozenset(
    [
        "Mrs",
        "Mrs.",
        "Ms",
        "Ms.",
        "Miss",
        "Queen",
        "Princess",
        "Lady",
        "Dame",
        "Congresswoman",
        "Madam",
        "Baroness",
    ]
)
_KIN_MEN = frozenset(
    {"husband", "father", "son", "brother", "uncle", "nephew", "grandson"}
    | {"grandfather", "widower", "businessman", "king", "prince"}
)
_KIN_WOMEN = frozenset(
    {"wife", "mother", "daughter", "sister", "aunt", "niece", "granddaughter"}
    | {"grandmother", "widow", "businesswoman", "queen", "princess", "actress"}
)
_PEERS = frozenset({"counterpart", "colleague", "deputy", "predecessor", "successor"})
_FAR = 3  # sentences back
_MARGIN = 4  # by which the best must lead
_SENTENCE, _SUBJECT, _INSIDE, _POSSESSOR, _LEAD = 20, 25, -20, 5, 8
_WISHED = 40  # for "congratulated Kim on his election"
_LED = 25  # for "Though Kim was ill, he came"


def genders(told: Told) -> dict[int, str]:
    """``"m"`` or ``"f"`` of persons, by the ``id`` of the cluster, where it is told."""
    found: dict[int, str] = {}
    for cluster in told.clusters:
        if cluster.type != "Person":
            continue
        before = {
            told.doc[name.start - 1].text for name in cluster.names if name.start > 0
        }
        given = (gender_of(words_of(text)) for text in cluster.texts)
        gender = next((one for one in given if one), None)
        if before & (_MEN | _KIN_MEN):
            gender = "m"
        elif before & (_WOMEN | _KIN_WOMEN):
            gender = "f"
        if gender:
            found[id(cluster)] = gender
    return found


def personal(told: Told) -> Iterator[Reference]:
    """Each "he" and "she" that is understood."""
    gender_by = genders(told)
    later: dict[int, Telling] = {}
    for token in told.doc:
        gender = _GENDERS.get(token.lower_)
        if gender is None or token.i in told.named:
            continue
        meant = _joined(told, token)
        meant = meant or _meant(told, token, gender, gender_by, later)
        if meant is None:
            continue
        gender_by.setdefault(id(meant), gender)
        later[token.i] = Telling(
            *(token.i, told.sentence_of[token.i], meant, meant.names[0]),
            is_subject=is_subject(token),
            is_inside=False,
        )
        yield Reference(token.i, token.i + 1, MentionKind.PRONOUN, (meant,))


def _joined(told: Told, token: Token) -> Cluster | None:
    """Whose peer is joined to them: "Jo Moe and his Peruvian counterpart"."""
    doc, at = told.doc, token.i
    if token.dep_ != "poss" or at < 2 or doc[at - 1].lower_ != "and":  # noqa: PLR2004
        return None
    if token.head.lower_ not in _PEERS:
        return None
    return next(
        (
            one.cluster
            for one in told.before(at, "Person", sentences=0)
            if one.name.end == at - 1
        ),
        None,
    )


def _meant(
    told: Told,
    token: Token,
    gender: str,
    gender_by: dict[int, str],
    later: dict[int, Telling],
) -> Cluster | None:
    here = told.sentence_of[token.i]
    tellings = told.before(token.i, "Person", sentences=_FAR) + [
        one for one in later.values() if here - one.sentence <= _FAR
    ]
    scores: dict[int, float] = {}
    clusters: dict[int, Cluster] = {}
    bound = {id(one.cluster) for one in tellings if _is_bound(told, token, one)}
    for one in tellings:
        key = id(one.cluster)
        if gender_by.get(key, gender) != gender or key in bound:
            continue
        score = -_SENTENCE * (here - one.sentence)
        score += _LED if _leads_to(told, one, token) else 0
        score += _SUBJECT if one.is_subject else 0
        score += _INSIDE if one.is_inside else 0
        score += _POSSESSOR if told.doc[one.token].dep_ == "poss" else 0
        score += _LEAD if key in gender_by else 0
        score += _WISHED if _is_wished(told, token, one) else 0
        scores[key] = max(scores.get(key, -1000), score)
        clusters[key] = one.cluster
    if not scores:
        return None
    ranked = sorted(scores, key=lambda key: -scores[key])
    if len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < _MARGIN:
        return None
    return clusters[ranked[0]]


def _is_bound(told: Told, token: Token, one: Telling) -> bool:
    """Whether a pronoun cannot mean a name: of its clause, or of who is quoted."""
    if one.sentence != told.sentence_of[token.i]:
        return False
    if one.is_subject and told.quoted[token.i] and not told.quoted[one.token]:
        return True
    if token.dep_ == "poss":
        owned = token.head  # "Ann Lee, her predecessor,"
        return bool(owned.dep_ == "appos" and owned.head.i == one.token)
    clause = _clause(token)
    there = _clause(told.doc[one.token])
    return clause == there or (one.is_subject and there == _sharing(told.doc[clause]))


def _is_wished(told: Told, token: Token, one: Telling) -> bool:
    """Whether it is the one congratulated: "to Ann Lee on her election"."""
    link = token.head.head
    if token.dep_ != "poss" or link.lower_ not in {"on", "upon", "for"}:
        return False
    name = one.name
    beside = name.end == link.i and one.sentence == told.sentence_of[token.i]
    said = {word.lemma_.lower() for word in told.doc[token.sent.start : link.i]}
    return beside and not one.is_subject and not _WISHES.isdisjoint(said)


_WISHES = frozenset(
    {"congratulate", "congratulation", "felicitate", "felicitation", "greeting"}
    | {"compliment", "praise", "commend", "thank", "honour", "honor", "applaud"}
)


def _leads_to(told: Told, one: Telling, token: Token) -> bool:
    """Whether a name stands in a clause that leads to that of a pronoun."""
    verb = told.doc[_clause(told.doc[one.token])]
    return bool(
        one.sentence == told.sentence_of[token.i]
        and token.dep_ in SUBJECTS
        and verb.dep_ == "advcl"
        and verb.head.i == _clause(token)
    )


def _sharing(verb: Token) -> int | None:
    """The verb whose subject ``verb`` has too: "sacked him and made her minister"."""
    if verb.dep_ != "conj" or any(child.dep_ in SUBJECTS for child in verb.children):
        return None
    return verb.head.i


def _clause(token: Token) -> int:
    """The token of the verb of the clause that a token stands in."""
    while token.dep_ != "ROOT":
        token = token.head
        if token.pos_ in {"VERB", "AUX"}:
            break
    return token.i


def impersonal(told: Told) -> Iterator[Reference]:
    """Each "it" that opens a sentence after one with a thing for its subject."""
    subjects: dict[int, Cluster | None] = {}
    for one in told.tellings:
        token = told.doc[one.token]
        if token.dep_ in SUBJECTS and token.head.dep_ == "ROOT" and not one.is_inside:
            person = one.cluster.type == "Person"
            subjects[one.sentence] = None if person else one.cluster
    for token in told.doc:
        if token.text != "It" or not token.is_sent_start or token.dep_ not in SUBJECTS:
            continue
        meant = subjects.get(told.sentence_of[token.i] - 1)
        if meant is not None:
            yield Reference(token.i, token.i + 1, MentionKind.PRONOUN, (meant,))


def plural(told: Told, groups: list[Reference]) -> Iterator[Reference]:
    """Each "they" that means several entities just told together.

    ``groups`` are the descriptions of several, "the two leaders", in order.
    """
    last: Reference | None = None
    for token in told.doc:
        if groups and groups[0].start <= token.i:
            last = groups.pop(0)
        if token.lower_ not in _THEY or told.quoted[token.i]:
            continue
        if last and told.sentence_of[token.i] - told.sentence_of[last.start] <= 1:
            members = last.clusters
        else:
            members = joined_before(told, token)
        if members:
            last = Reference(token.i, token.i + 1, MentionKind.GROUP, members)
            yield last


def _quotes(told: Told, one: Telling, token: Token) -> bool:
    """Whether a person only says, in the same sentence, what a word is quoted from."""
    here = one.sentence == told.sentence_of[token.i]
    said = told.quoted[token.i] and not told.quoted[one.token]
    return here and said and one.is_subject


def joined_before(told: Told, token: Token) -> tuple[Cluster, ...]:
    """The persons, or else states, told together last: "Xi and Biden", "met with"."""
    here = told.sentence_of[token.i]
    for type_ in ("Person", "State"):
        before = [
            one
            for one in told.before(token.i, type_, sentences=2)
            if not one.is_inside
            and told.doc[one.token].dep_ != "poss"
            and not _quotes(told, one, token)
        ]
        for sentence in range(here, here - 3, -1):
            there = [one for one in before if one.sentence == sentence]
            members = list(
                {id(one.cluster): one.cluster for one in reversed(there)}.values()
            )
            if len(members) > 1 and any(one.is_subject for one in there):
                return tuple(members)
    return ()
