"""What can go wrong, as a caller can act on it.

    DetenteError
    ├── BadDate             a text is no date as we write them           (ValueError)
    ├── BadFact             a fact that cannot be true of its types      (ValueError)
    ├── BadVocabulary       a relations file that cannot be used         (ValueError)
    ├── BadInput            a file, text or row that cannot be read      (ValueError)
    ├── UnknownEntity       no entity has this id, name or alias         (LookupError)
    ├── AmbiguousEntity     a name that fits several entities            (LookupError)
    ├── UnknownArticle      no article has this id                       (LookupError)
    ├── BadQuery            a Cypher query that cannot be understood    (ValueError)
    ├── WriteRefused        a query that writes, without leave       (PermissionError)
    ├── QueryTimeout        a query that took longer than allowed        (TimeoutError)
    ├── NoAnswer            a language model's endpoint gives no answer of use
    ├── BudgetSpent         asking on might take more tokens than were allowed
    └── StoreError          the store cannot be opened, read or written
        ├── NotAStore       what stands at the address is no store of ours
        └── StoreBusy       another process holds the store

Each message is one line for the person at the keyboard: what was wrong, with the
value, and what to do instead.
"""

from collections.abc import Sequence


class DetenteError(Exception):
    """Anything detente can explain in one line."""


class BadDate(DetenteError, ValueError):
    def __init__(self, text: str) -> None:
        super().__init__(
            f"cannot read date {text[:60]!r}: write 1904, 1904-04 or 1904-04-08"
        )
        self.text = text


class BadFact(DetenteError, ValueError):
    pass


class BadVocabulary(DetenteError, ValueError):
    pass


class BadInput(DetenteError, ValueError):
    """``where`` is the file, address or line that could not be read."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"{where}: {why}")
        self.where = where
        self.why = why


class UnknownEntity(DetenteError, LookupError):
    """``nearest`` are names that look like the one asked for, best first."""

    def __init__(self, name: str, nearest: Sequence[str] = ()) -> None:
        hint = f"; did you mean {', '.join(nearest)}?" if nearest else ""
        super().__init__(f"no entity {name!r} in this store{hint}")
        self.name = name
        self.nearest = tuple(nearest)


class AmbiguousEntity(DetenteError, LookupError):
    """``candidates`` are the ids of all entities that the name fits."""

    def __init__(self, name: str, candidates: Sequence[str]) -> None:
        super().__init__(
            f"{name!r} fits {len(candidates)} entities: {', '.join(candidates)}; "
            "name one by its id"
        )
        self.name = name
        self.candidates = tuple(candidates)


class UnknownArticle(DetenteError, LookupError):
    def __init__(self, article_id: str) -> None:
        super().__init__(f"no article {article_id!r} in this store")
        self.article_id = article_id


class BadQuery(DetenteError, ValueError):
    pass


class WriteRefused(DetenteError, PermissionError):
    pass


class QueryTimeout(DetenteError, TimeoutError):
    def __init__(self, timeout_s: float) -> None:
        super().__init__(f"the query took longer than {timeout_s:g} s and was stopped")
        self.timeout_s = timeout_s


class NoAnswer(DetenteError):
    """``lasting`` tells that asking again is of no use: a wrong key, no such model."""

    def __init__(self, url: str, why: str, *, lasting: bool = False) -> None:
        super().__init__(f"{url}: {why}")
        self.why = why
        self.lasting = lasting


class BudgetSpent(DetenteError):
    def __init__(self, spent: int, budget: int) -> None:
        super().__init__(
            f"{spent:,} tokens of {budget:,} are spent, too many for another question "
            "and its answer; raise --max-tokens-total to go on: what was read is kept "
            "and costs nothing again"
        )
        self.spent = spent
        self.budget = budget


class StoreError(DetenteError):
    pass


class NotAStore(StoreError):
    pass


class StoreBusy(StoreError):
    pass
