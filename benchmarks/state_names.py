"""Write ``loaders/data/state_names.txt``: what many languages call each state.

    python benchmarks/state_names.py

The names are rigour's (https://github.com/opensanctions/rigour, MIT), those that its
``lookup_territory`` knows and that ASCII can spell, as it compares them. Its own index
transliterates the names of all scripts anew in each process, for one or two seconds.
"""

from pathlib import Path

from rigour._core import territories_jsonl
from rigour.data import iter_jsonl_text
from rigour.territories import lookup_territory
from rigour.territories.util import normalize_territory_name

from detente.loaders.finding.states import state_of_code

FILE = Path(__file__).parents[1] / "loaders" / "data" / "state_names.txt"


def names() -> dict[str, list[str]]:
    """The names of each state by rigour's code, in order."""
    found: dict[str, list[str]] = {}
    for row in iter_jsonl_text(territories_jsonl()):
        code = row["code"]
        if state_of_code(code) is None:
            continue
        spelt = [row["name"], row.get("full_name", row["name"])]
        for kind in ("names_strong", "names_weak"):
            spelt += row.get(kind, [])
        known = {normalize_territory_name(name) for name in spelt}
        found[code] = sorted(
            name for name in known if name.isascii() and _is_of(name, code)
        )
    return found


def _is_of(name: str, code: str) -> bool:
    territory = lookup_territory(name)
    return territory is not None and territory.code == code


def main() -> None:
    lines = [f"{code}: {'|'.join(known)}\n" for code, known in sorted(names().items())]
    FILE.write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main()
