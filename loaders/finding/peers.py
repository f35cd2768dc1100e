"""Whom "his Peruvian counterpart" means where no name stands beside it.

It is the one person told before who has an office in that state.
"""

from collections.abc import Iterator, Mapping

from detente.loaders.document import MentionKind
from detente.loaders.finding.telling import Reference, Told
from detente.loaders.finding.told_roles import Role

_PEERS = frozenset({"counterpart", "colleague", "homologue"})
_OWNS = frozenset({"his", "her", "'s", "\u2019s"})
_FAR = 12  # sentences back to who holds an office there


def peers(told: Told, roles: Mapping[int, list[Role]]) -> Iterator[Reference]:
    """Each counterpart or colleague of a state's that is understood."""
    for token in told.doc:
        state = told.state_at.get(token.i - 1)
        if token.lower_ not in _PEERS or state is None:
            continue
        start = state.name.start - 1
        if start < 0 or told.doc[start].lower_ not in _OWNS or _is_named(told, token.i):
            continue
        holders = {
            id(one.cluster): one.cluster
            for one in told.before(token.i, "Person", sentences=_FAR)
            if any(r.state is state.cluster for r in roles.get(id(one.cluster), ()))
        }
        if len(holders) == 1:
            yield Reference(
                start + 1, token.i + 1, MentionKind.NOMINAL, (*holders.values(),)
            )


def _is_named(told: Told, at: int) -> bool:
    """Whether a name or more words of an office stand behind: "colleague, X"."""
    doc = told.doc
    return any(
        i in told.person_tokens for i in range(at + 1, min(at + 3, len(doc)))
    ) or doc[at + 1 : at + 2].text in {"in", "from", "for"}
