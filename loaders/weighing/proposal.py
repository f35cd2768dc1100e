"""A tie that a rule sees in a sentence, before it is weighed, dated and told."""

from dataclasses import dataclass

from detente.loaders.document import Found, Mention


@dataclass(frozen=True, slots=True)
class Proposal:
    """``rule`` read ``subject`` in ``relation`` to ``object`` at token ``trigger``.

    ``trigger`` is the index of the spaCy token that says it. ``attrs`` are sorted
    pairs. ``negated`` turns round what the words at ``trigger`` say: a meeting that is
    not attended is a refusal that is told. ``score`` is how often the rule was right
    where it was measured, 0 to 1.
    """

    subject: Found
    subject_mention: Mention
    relation: str
    object: Found
    object_mention: Mention
    trigger: int
    rule: str
    attrs: tuple[tuple[str, str], ...] = ()
    negated: bool = False
    score: float = 0.5
