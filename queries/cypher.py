"""Questions in Cypher: their parameters as they are typed."""

from collections.abc import Iterable
from typing import Any

import orjson

from detente.graph.errors import BadInput


def parameters(told: Iterable[str]) -> dict[str, Any]:
    """``k=v`` each as a parameter: JSON where ``v`` is JSON, else the text itself.

    >>> parameters(["year=2019", "who=Kim Jong Un", 'ids=["a", "b"]', 'n="7"'])
    {'year': 2019, 'who': 'Kim Jong Un', 'ids': ['a', 'b'], 'n': '7'}

    Raises:
        BadInput: there is no ``=``, or no name before it.
    """
    values: dict[str, Any] = {}
    for text in told:
        name, given, value = text.partition("=")
        if not given or not name.removeprefix("$").isidentifier():
            why = "write a parameter as name=value"
            raise BadInput(text[:60], why)
        try:
            values[name.removeprefix("$")] = orjson.loads(value)
        except orjson.JSONDecodeError:
            values[name.removeprefix("$")] = value
    return values
