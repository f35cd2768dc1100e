"""Who tells of an event, where it is told as somebody's word.

"Kyiv claims that Russia bombed the bridge", "according to the ministry".
"""

from collections.abc import Sequence

from spacy.tokens import Token

from detente.graph.model import Modality
from detente.loaders.how import attitudes as words
from detente.loaders.how.calling_off import Step

_LONGEST_SOURCE = 60  # characters


def attribution(start: Token, steps: Sequence[Step]) -> tuple[Modality, str | None]:
    """Claimed and by whom, reported where by nobody named, else asserted.

    What is said of a deed that nobody disputes is taken for asserted: annotators of
    news did so in eight cases of ten.
    """
    hostile = start.lemma_.lower() in words.DISPUTED
    for step, below in steps:
        if below is not None and _is_claim(step, below, hostile=hostile):
            return _by(_subject(step))
    if hostile:
        for child in start.children:  # "Kyiv, the ministry said, bombed the bridge"
            if child.dep_ == "parataxis" and child.lemma_ in words.SAYING:
                return _by(_subject(child))
        for step, _ in steps:
            for child in step.children:
                if child.lower_ == "according":
                    speaker = next(
                        (word for word in child.subtree if word.dep_ == "pobj"), None
                    )
                    return _by(speaker)
    return Modality.ASSERTED, None


def _is_claim(step: Token, below: Token, *, hostile: bool) -> bool:
    lemma = step.lemma_.lower()
    if lemma == "accuse" and below.lower_ == "of":  # "accused it of bombing"
        return True
    if below.dep_ not in ("ccomp", "xcomp", "parataxis"):
        return False
    return lemma in words.CLAIMING or (hostile and lemma in words.SAYING)


def _subject(verb: Token) -> Token | None:
    """The subject that stands nearest to ``verb``."""
    subjects = (child for child in verb.children if child.dep_ in ("nsubj", "agent"))
    return min(subjects, key=lambda child: abs(child.i - verb.i), default=None)


def _by(speaker: Token | None) -> tuple[Modality, str | None]:
    """A claim by ``speaker``; by nobody that is named, a rumour."""
    if speaker is None:
        return Modality.REPORTED, None
    if speaker.lemma_.lower() in words.UNNAMED and not any(
        word.ent_type_ for word in speaker.subtree
    ):
        return Modality.REPORTED, None
    phrase = [
        word
        for word in speaker.subtree
        if word == speaker or word.dep_ in ("compound", "amod", "poss", "case", "nmod")
    ]
    doc = speaker.doc
    text = doc[min(word.i for word in phrase) : max(word.i for word in phrase) + 1].text
    source = " ".join(text.split())[:_LONGEST_SOURCE].removeprefix("the ")
    return Modality.CLAIMED, source
