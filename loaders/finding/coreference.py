"""What pronouns and descriptions mean. It abstains where two answers are near."""

from collections.abc import Iterator

from detente.loaders.finding.clusters import Cluster
from detente.loaders.finding.descriptions import described, several
from detente.loaders.finding.peers import peers
from detente.loaders.finding.pronouns import impersonal, personal, plural
from detente.loaders.finding.roles import by_role
from detente.loaders.finding.speakers import speaking
from detente.loaders.finding.telling import Reference, Told
from detente.loaders.finding.told_roles import roles_told
from detente.loaders.tokens import Doc


def resolve(doc: Doc, clusters: list[Cluster]) -> Iterator[Reference]:
    """Each pronoun and description of a text that is understood, apart from names."""
    bare = Told(doc, clusters)
    roles = roles_told(bare)
    by_roles = [*by_role(bare, roles), *peers(bare, roles)]
    people = list(personal(Told(doc, clusters, by_roles)))
    told = Told(doc, clusters, [*by_roles, *people])
    things = [*described(told), *impersonal(told)]
    groups = list(several(told))
    he = {one.start: one.clusters[0] for one in people}
    taken: set[int] = set()
    for one in (
        *people,
        *by_roles,
        *things,
        *groups,
        *plural(told, groups[:]),
        *speaking(told, he),
    ):
        here = set(range(one.start, one.end))
        if not here & taken:
            taken |= here
            yield one
