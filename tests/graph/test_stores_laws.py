"""Laws that hold on every store, for whatever articles are loaded."""

import io
from collections.abc import Iterable
from itertools import permutations
from operator import attrgetter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.graph import Reading, Store, draw, open_store
from detente.graph.checking import faults
from detente.graph.formats import jsonl
from detente.graph.properties import settled
from tests.graph.conftest import Fresh
from tests.graph.generated import collections, readings

few = settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def content(store: Store) -> tuple[object, ...]:
    ids = [entity.id for entity in store.entities()]
    return (
        list(store.readings()),
        list(store.entities()),
        list(store.all_edges()),
        store.counts(),
        sorted(store.links(ids), key=attrgetter("id")),
        store.degrees(ids),
    )


def _by_id(loaded: Iterable[Reading]) -> list[Reading]:
    return sorted(map(settled, loaded), key=lambda reading: reading.article.id)


@few
@given(loaded=collections())
def test_a_store_gives_back_what_it_was_given(
    fresh: Fresh, loaded: list[Reading]
) -> None:
    with fresh() as store:
        store.add(loaded)
        assert list(store.readings()) == _by_id(loaded)
        facts = [fact for reading in _by_id(loaded) for fact in reading.facts]
        assert list(store.all_edges()) == list(draw(facts))
        assert list(faults(store)) == []


@few
@given(loaded=collections(), data=st.data())
def test_the_order_of_loading_changes_nothing(
    fresh: Fresh, loaded: list[Reading], data: st.DataObject
) -> None:
    other = data.draw(st.sampled_from(list(permutations(loaded))))
    with fresh() as store:
        store.add(loaded)
        expected = content(store)
    with fresh() as store:
        for reading in other:  # one at a time, where the first was one load
            store.add([reading])
        store.add(loaded)
        assert content(store) == expected


@few
@given(loaded=collections(), data=st.data())
def test_forgetting_gives_the_store_that_never_had_it(
    fresh: Fresh, loaded: list[Reading], data: st.DataObject
) -> None:
    extra = data.draw(readings("zz"))
    with fresh() as store:
        store.add(loaded)
        expected = content(store)
        store.add([extra])
        store.forget("zz")
        assert content(store) == expected


@few
@given(loaded=collections(), data=st.data())
def test_a_replaced_article_leaves_nothing_of_the_old_one(
    fresh: Fresh, loaded: list[Reading], data: st.DataObject
) -> None:
    old, new = data.draw(readings("zz")), data.draw(readings("zz"))
    with fresh() as store:
        store.add([*loaded, new])
        expected = content(store)
    with fresh() as store:
        store.add([*loaded, old])
        store.add([new])
        assert content(store) == expected


@few
@given(loaded=collections())
def test_an_export_loads_into_any_other_store_as_an_equal_graph(
    fresh: Fresh, loaded: list[Reading]
) -> None:
    with fresh() as store, open_store("networkx:") as other:
        store.add(loaded)
        export = io.BytesIO()
        jsonl.write(store, export)
        export.seek(0)
        items = jsonl.read(export, "export", store.vocabulary, _never)
        other.add(item for item in items if isinstance(item, Reading))
        assert content(other) == content(store)
        again = io.BytesIO()
        jsonl.write(other, again)
        assert again.getvalue() == export.getvalue()


def _never(error: Exception) -> None:
    raise error
