"""Many small pieces of text written as a few large ones."""

import re
from collections.abc import Iterable
from itertools import islice
from typing import IO

_AT_ONCE = 4000
_SURROGATE = re.compile("[\ud800-\udfff]")


def write_pieces(pieces: Iterable[str], stream: IO[bytes]) -> None:
    """Write text as UTF-8; half of a pair, which that cannot hold, as U+FFFD."""
    ahead = iter(pieces)
    while some := "".join(islice(ahead, _AT_ONCE)):
        try:
            written = some.encode()
        except UnicodeEncodeError:
            written = _SURROGATE.sub("\ufffd", some).encode()
        stream.write(written)
