"""Nobody meets or visits the state whose office he holds.

"Putin will meet Russian scientists" names Russia, and tells of no meeting with it;
"Diaz met the premier of Chile in Santiago" tells of no visit of the premier's.
"""

from collections.abc import Iterable, Iterator, Mapping

from detente.loaders.finding.leaders import led_by
from detente.loaders.finding.states import seat_of
from detente.loaders.weighing.proposal import Proposal

_BETWEEN_STATES = frozenset(
    {
        *("MET", "CALLED", "VISITED", "HOSTED", "INVITED", "AGREED_WITH"),
        *("ALLIED_WITH", "TRADED_WITH"),
    }
)
_GUESSED = ("only-state", "main-state", "main-state-near")


def without_own_state(
    events: Iterable[Proposal], ties: Iterable[Proposal]
) -> Iterator[Proposal]:
    """``events`` save those between an official, by ``ties``, and his own state."""
    states: dict[str, set[str]] = {}
    for tie in ties:
        told = tie.relation in ("HOLDS_POSITION", "REPRESENTS")
        former = ("status", "former") in tie.attrs
        if told and not former and not tie.rule.endswith(_GUESSED):
            states.setdefault(tie.subject.entity.id, set()).add(tie.object.entity.id)
    return (event for event in events if not _is_own(event, states))


def _is_own(event: Proposal, states: Mapping[str, set[str]]) -> bool:
    if event.relation not in _BETWEEN_STATES:
        return False
    goal = event.object.entity
    if event.relation == "VISITED" and goal.type == "Place":
        goal = seat_of(goal.name) or goal
    ends = (event.subject.entity, goal)
    for person, state in (ends, ends[::-1]):
        if person.type == "Person" and state.type == "State":
            told = states.get(person.id)
            own = told if told is not None else led_by(person.name.split()[-1])
            return state.id in own
    return False
