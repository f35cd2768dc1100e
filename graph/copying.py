"""All that one store holds, taken into another."""

from detente.graph.decisions import taken_anew
from detente.graph.store import Store, Tally


def copy(source: Store, target: Store) -> Tally:
    """Take the articles and decisions of ``source`` into ``target``, beside its own.

    Decisions come first, so that nothing is drawn twice. The logs of both stay whole.
    """
    target.decide(taken_anew(target.decisions(), source.decisions()))
    return target.add(source.readings())
