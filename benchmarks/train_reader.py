"""Train the reader's decision on the gold texts whose licences allow it, and ship it.

    python benchmarks/train_reader.py [--cache FILE] [--out FILE]

Writes loaders/data/weights.npz. The same texts and reader give the same bytes.
"""

import argparse
from hashlib import sha256
from pathlib import Path

from articles import article_examples
from sentences import own_examples
from training import GOLD, SHIPPED, SOURCES, examples, fit, read_gold

from detente.loaders.weighing.decision import to_npz

_WEIGHTS = Path(__file__).resolve().parents[1] / "loaders" / "data" / "weights.npz"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--cache", type=Path, help="file that keeps the parses")
    parser.add_argument("--out", type=Path, default=_WEIGHTS)
    args = parser.parse_args()
    folder = GOLD / "train"
    texts = [t for t in read_gold(folder, args.cache) if t.source in SHIPPED]
    own, read = own_examples(), article_examples()
    known = examples(texts, folder) + own + read
    to_npz(fit(known), args.out)
    data = args.out.read_bytes()
    sources = ", ".join(SOURCES[source] for source in SHIPPED)
    print(f"{len(texts)} articles of {sources}")
    print(f"{len({e.article_id for e in own})} sentences of our own")
    print(f"{len({e.article_id for e in read})} articles of our own")
    print(f"{len(known)} candidates, {sum(e.right for e in known)} right")
    print(f"{args.out}: {len(data):,} bytes, sha256 {sha256(data).hexdigest()}")


if __name__ == "__main__":
    main()
