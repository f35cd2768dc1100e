"""What every answer in rows can do: be a table, a data frame, a notebook cell."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import TYPE_CHECKING, Any

from detente.graph.errors import BadInput
from detente.graph.plain import plain, readable

if TYPE_CHECKING:  # pandas is an extra
    import pandas as pd

Record = Mapping[str, object]


class Tabular(ABC):
    """An answer as rows under ``columns``; notebooks show it as a table."""

    __slots__ = ()

    @property
    @abstractmethod
    def columns(self) -> tuple[str, ...]: ...

    @abstractmethod
    def records(self) -> Iterator[Record]:
        """The rows, each a mapping from column to value."""

    def to_pandas(self) -> "pd.DataFrame":
        """The rows as a data frame.

        Raises:
            BadInput: pandas is not installed.
        """
        return frame(self.columns, self.records())

    def _repr_html_(self) -> str:
        return html_table(self.columns, self.records())


def frame(columns: Iterable[str], records: Iterable[Record]) -> "pd.DataFrame":
    """``records`` as a data frame with ``columns`` in their order.

    Raises:
        BadInput: pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError:
        why = "is not installed: pip install 'detente[pandas]'"
        raise BadInput(where="pandas", why=why) from None
    rows: list[dict[str, Any]] = [plain(record) for record in records]
    return pd.DataFrame(rows, columns=list(columns))


def html_table(columns: Iterable[str], records: Iterable[Record]) -> str:
    """An HTML table; every text in it is escaped."""
    names = list(columns)
    head = "".join(f"<th>{escape(name)}</th>" for name in names)
    rows = "".join(
        "<tr>"
        + "".join(f"<td>{escape(readable(record.get(name)))}</td>" for name in names)
        + "</tr>"
        for record in records
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
