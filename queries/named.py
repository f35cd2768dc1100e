"""Named queries: ``.cypher`` files with a header, ours and the user's own.

A file begins with comments. The first lines say what it tells; then one line a
parameter: ``// $by entity? the giver``, a question mark where it may be left out; it is
an entity, a day, a number or a text.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from detente.graph.dates import PartialDate
from detente.graph.errors import BadInput
from detente.graph.store import Store, find

_PARAMETER = re.compile(r"//\s*\$(\w+)\s+(entity|day|number|text)(\?)?\s*(.*)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a named query may be told: an entity, a day, a number or a text."""

    name: str
    kind: str
    optional: bool
    meaning: str


@dataclass(frozen=True, slots=True)
class Named:
    """A query with its name, what it tells, and its parameters in order."""

    name: str
    description: str
    parameters: tuple[Parameter, ...]
    text: str

    def usage(self) -> Iterator[str]:
        """Its help, line by line: how to ask it, what it tells, its options."""
        yield f"Usage: detente ask {self.name} [OPTIONS]"
        yield ""
        yield f"  {self.description}"
        yield ""
        yield "Options:"
        for one in self.parameters:
            written = f"--{one.name} {one.kind.upper()}".ljust(18)
            yield f"  {written} {one.meaning}{'' if one.optional else '  [required]'}"
        yield ""
        yield "  detente ask --help tells the options of all named queries."

    def values(self, store: Store, told: Mapping[str, str]) -> dict[str, Any]:
        """``told`` as parameters of the query: an entity as its id, absent as null.

        Raises:
            BadInput: a parameter is missing, or is none of this query.
            UnknownEntity, AmbiguousEntity, BadDate: a value means nothing.
        """
        known = [parameter.name for parameter in self.parameters]
        for name in told:
            if name not in known:
                near = get_close_matches(name, known, 1, 0.5)
                hint = f"; did you mean --{near[0]}?" if near else ""
                options = " ".join(f"--{one}" for one in known) or "no options"
                raise BadInput(self.name, f"has {options}, not --{name}{hint}")
        return {
            parameter.name: self._value(store, parameter, told.get(parameter.name))
            for parameter in self.parameters
        }

    def _value(self, store: Store, parameter: Parameter, told: str | None) -> Any:  # noqa: ANN401
        if told is None:
            if not parameter.optional:
                raise BadInput(self.name, f"needs --{parameter.name}")
            return None
        if parameter.kind == "entity":
            return find(store, told).id
        if parameter.kind == "day":
            return str(PartialDate.parse(told))
        if parameter.kind == "number":
            if not told.isdecimal():
                why = f"--{parameter.name} {told[:40]!r} is no number"
                raise BadInput(self.name, why)
            return int(told)
        return told


def library(folders: Iterable[Path] = ()) -> dict[str, Named]:
    """All named queries by name: ours, then those of the folders, which win.

    Raises:
        BadInput: a folder or a file in it cannot be read.
    """
    return {
        query.name: query
        for folder in (files("detente.queries").joinpath("ask"), *folders)
        for query in _in_folder(folder)
    }


def named(name: str, folders: Iterable[Path] = ()) -> Named:
    """The query of that name.

    Raises:
        BadInput: there is none; the nearest is offered.
    """
    known = library(folders)
    if name not in known:
        near = get_close_matches(name, known, 1, 0.5)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise BadInput(name, f"no query of that name{hint} (detente ask lists them)")
    return known[name]


def _in_folder(folder: Path | Traversable) -> Iterator[Named]:
    try:
        found = sorted(
            (one for one in folder.iterdir() if one.name.endswith(".cypher")),
            key=lambda one: one.name,
        )
        for file in found:
            yield read(file.name.removesuffix(".cypher"), file.read_text("utf-8"))
    except OSError as error:
        raise BadInput(str(folder), error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise BadInput(str(folder), str(error)) from error


def read(name: str, text: str) -> Named:
    """The query in the text of a file.

    Raises:
        BadInput: a line of its header begins as a parameter, and is none.
    """
    description, parameters = [], []
    for line in text.splitlines():
        if not line.startswith("//"):
            break
        found = _PARAMETER.fullmatch(line.strip())
        if found:
            parameters.append(Parameter(found[1], found[2], bool(found[3]), found[4]))
            continue
        words = line.removeprefix("//").strip()
        if words.startswith("$"):
            why = "say $NAME entity, day, number or text in a line of its header"
            raise BadInput(name, why)
        description.append(words)
    return Named(name, " ".join(description), tuple(parameters), text)
