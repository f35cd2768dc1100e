"""All that one store holds, taken into another."""

from detente.graph.store import Store, Tally


def copy(source: Store, target: Store) -> Tally:
    """Take the articles and decisions of ``source`` into ``target``, beside its own.

    Decisions come first, so that nothing is drawn twice.
    """
    target.decide(source.decisions())
    return target.add(source.readings())
