"""Records of an embedded store, written many at a time within a transaction."""
# ruff: noqa: S608 -- what stands in the SQL is ours; what users give is a parameter

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from detente.graph.arcadedb_engine import Engine, Row

_Value = TypeVar("_Value")

_STATEMENTS = 50
"""How many statements go to the engine at once: one by one they take twice the time.

More are no faster, and the engine's driver remembers the last few thousand texts.
"""


@dataclass(frozen=True, slots=True)
class Records:
    """Inserts, connects, changes and deletes."""

    engine: Engine

    def insert(self, type_: str, rows: Sequence[Mapping[str, Any]]) -> list[str]:
        """Add records, and give their record ids in the same order."""
        made: list[str] = []
        sql = f"INSERT INTO `{type_}` CONTENT :rows RETURN @rid"
        for some in chunks(rows):
            result = self.engine.command("sql", sql, {"rows": some}).to_list()
            made.extend(str(row["@rid"]) for row in result)
        return made

    def delete(self, rows: Iterable[Row]) -> None:
        rids = list(dict.fromkeys(str(row["@rid"]) for row in rows))
        for some in chunks(rids):
            self.engine.command("sql", f"DELETE FROM [{','.join(some)}]").close()

    def connect(self, edges: Iterable[tuple[str, str, str, Row]]) -> None:
        self.run(
            (f"CREATE EDGE `{type_}` FROM {start} TO {end} CONTENT", row)
            for type_, start, end, row in edges
        )

    def run(self, statements: Iterable[tuple[str, Row | None]]) -> None:
        """Run statements, many at a time; one that ends in CONTENT gets its row."""
        remaining = iter(statements)
        while some := list(islice(remaining, _STATEMENTS)):
            script: list[str] = []
            parameters: Row = {}
            for number, (statement, row) in enumerate(some):
                if row is None:
                    script.append(statement)
                elif statement.endswith("CONTENT"):
                    script.append(f"{statement} :p{number}")
                    parameters[f"p{number}"] = row
                else:
                    script.append(statement.format(number))
                    parameters |= {f"{key}{number}": row[key] for key in row}
            self.engine.command("sqlscript", ";".join(script), parameters).close()


def chunks(values: Sequence[_Value], size: int = 2000) -> Iterator[Sequence[_Value]]:
    return (values[i : i + size] for i in range(0, len(values), size))
