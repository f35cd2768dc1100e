"""Who tells of an event, where it is told as somebody's word.

"Kyiv claims that Russia bombed the bridge", "according to the ministry".
"""

from collections.abc import Iterator, Sequence

from detente.graph.model import Modality
from detente.loaders.how import attitudes as words
from detente.loaders.how.calling_off import Step
from detente.loaders.how.hearsay import is_talk
from detente.loaders.tokens import Token

_LONGEST_SOURCE = 60  # characters


Attribution = tuple[Modality, str | None, str]
"""How it is told, by whom if that is a name, and the words for who tells it."""


def attribution(start: Token, steps: Sequence[Step]) -> Attribution:
    """Claimed and by whom, reported where by nobody named, else asserted.

    What is said of a deed that nobody disputes is taken for asserted, save by "claims",
    "according to", by the news, and by a person of what another did, and so is what is
    said itself: annotators of news did so in eight cases of ten.
    """
    hostile = start.lemma_.lower() in words.DISPUTED
    for step, below in steps:
        if below is not None and (
            _is_claim(step, below, hostile=hostile) or _is_of_another(step, below)
        ):
            return _by(_subject(step))
    if hostile:
        for child in start.children:  # "Kyiv, the ministry said, bombed the bridge"
            if child.dep_ == "parataxis" and child.lemma_ in words.SAYING:
                return _by(_subject(child))
    for speaker in _accorded(start, steps):
        if hostile or _answers_for(start, speaker):
            return _by(speaker)
    return Modality.ASSERTED, None, ""


def _accorded(start: Token, steps: Sequence[Step]) -> Iterator[Token]:
    """According to whom an event takes place."""
    for step, below in steps:
        if below is not None and below.dep_ == "pcomp":
            return
        for child in step.children:
            if child.lower_ == "according" and child != start:
                yield from [w for w in child.subtree if w.dep_ == "pobj"][:1]


def _is_claim(step: Token, below: Token, *, hostile: bool) -> bool:
    lemma = step.lemma_.lower()
    if lemma in ("accuse", "suspect", "blame") and below.lower_ in ("of", "for"):
        return True  # "accused it of bombing"
    if below.dep_ not in ("ccomp", "xcomp", "parataxis"):
        return False
    return lemma in words.CLAIMING or (hostile and lemma in words.SAYING)


def _is_of_another(step: Token, below: Token) -> bool:
    """As in "the agency reported that", "Diaz said that Lopez had met"."""
    if below.dep_ not in ("ccomp", "parataxis") or step.lemma_ not in words.SAYING:
        return False
    speaker, doer = _subject(step), _subject(below)
    if speaker is None or speaker.dep_ == "agent" or below.lemma_ in words.SPEAKING:
        return False
    if words.MEDIA & {word.lower_ for word in speaker.subtree}:
        return True
    if step.lemma_ == "report":
        return bool(speaker.ent_type_)
    return (
        doer is not None
        and speaker.ent_type_ == doer.ent_type_ == "PERSON"
        and speaker.lower_ != doer.lower_
    )


def _answers_for(start: Token, speaker: Token) -> bool:
    """Whether it is the word of ``speaker`` alone that ``start`` took place.

    Not where what took place is itself said, nor by papers, nor by reports of whom the
    text does not say, that it does not doubt.
    """
    if start.lemma_.lower() in words.SPEAKING:
        return False
    return is_talk(speaker) or speaker.lemma_.lower() not in words.PAPERS | {"report"}


def _subject(verb: Token) -> Token | None:
    """The subject that stands nearest to ``verb``."""
    subjects = (child for child in verb.children if child.dep_ in ("nsubj", "agent"))
    return min(subjects, key=lambda child: abs(child.i - verb.i), default=None)


def _by(speaker: Token | None) -> Attribution:
    """A claim by ``speaker``; by nobody that is named, a rumour."""
    if speaker is None:
        return Modality.REPORTED, None, ""
    unnamed = speaker.lemma_.lower() in words.UNNAMED | words.TALK
    if unnamed and not any(word.ent_type_ for word in speaker.subtree):
        return Modality.REPORTED, None, speaker.text
    phrase = [
        word
        for word in speaker.subtree
        if word == speaker or word.dep_ in ("compound", "amod", "poss", "case", "nmod")
    ]
    doc = speaker.doc
    text = doc[min(word.i for word in phrase) : max(word.i for word in phrase) + 1].text
    source = " ".join(text.split())[:_LONGEST_SOURCE].removeprefix("the ")
    return Modality.CLAIMED, source, source
