"""What tells whether an article is still told as it was taken in.

A store keeps a stamp beside each article. What Cypher with ``--write`` does to a quote,
a date or an edge changes what the article seems to say, and no longer fits its stamp.
"""

from hashlib import blake2b

from detente.graph.formats.jsonl import lines
from detente.graph.model import Reading


def stamp(reading: Reading) -> str:
    """Changes when anything of a settled reading does."""
    return blake2b(b"".join(lines([reading], [])), digest_size=16).hexdigest()
