"""``--extractor llm`` on the command line, against a real endpoint on this machine."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.loaders.model_server import FACT, Model, Reply, model_server, says

DETENTE = str(Path(sys.executable).parent / "detente")
TEXT = "Maria Lopez visited Norway on Monday."


def extract(
    model: Model, folder: Path, *arguments: str
) -> subprocess.CompletedProcess[str]:
    """What ``detente extract`` did with the articles of ``folder``."""
    return subprocess.run(
        [DETENTE, "extract", "articles.jsonl", "--extractor", "llm", *arguments],
        cwd=folder,
        env=os.environ
        | {
            "DETENTE_LLM_URL": model.url,
            "DETENTE_LLM_MODEL": "small",
            "DETENTE_LLM_KEY": "a-secret",
            "DETENTE_LLM_PRICES": "1/10",
            "XDG_CACHE_HOME": str(folder / "cache"),
        },
        capture_output=True,
        text=True,
        check=False,
    )


UNDATED = FACT | {"date": None}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with 26 articles."""
    rows = (
        json.dumps({"id": f"a{n}", "text": f"{TEXT} Number {n}."}) for n in range(26)
    )
    (tmp_path / "articles.jsonl").write_text("\n".join(rows), "utf-8")
    return tmp_path


def test_progress_and_cost_are_told_on_the_way_and_a_rerun_costs_nothing(
    folder: Path,
) -> None:
    with model_server(says(UNDATED, FACT | {"quote": "She did not."})) as model:
        first = extract(model, folder)
        again = extract(model, folder)
    assert first.returncode == 0
    assert len(first.stdout.splitlines()) == 26
    assert first.stderr.splitlines() == [
        (
            "25 articles: 25 questions, 0 answers from the cache, 22,500 tokens in, "
            "2,500 out, 0.0475 USD; dropped: 25 quote not in the text"
        ),
        (
            "26 articles: 26 questions, 0 answers from the cache, 23,400 tokens in, "
            "2,600 out, 0.0494 USD; dropped: 26 quote not in the text"
        ),
    ]
    assert again.stdout == first.stdout
    assert "0 questions, 26 answers from the cache, 0 tokens in" in again.stderr
    assert len(model.asked) == 26


def test_a_spent_budget_is_one_line_and_exit_1(folder: Path) -> None:
    with model_server(says(FACT)) as model:
        ran = extract(model, folder, "--max-tokens-total", "14000")
    assert ran.returncode == 1
    assert "tokens of 14,000 are spent" in ran.stderr
    assert 0 < len(ran.stdout.splitlines()) < 26
    assert "Traceback" not in ran.stderr


def test_a_wrong_key_is_one_line_without_the_key(folder: Path) -> None:
    with model_server(Reply(status=401, raw='{"error": "no"}')) as model:
        ran = extract(model, folder)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "answered 401" in ran.stderr
    assert "a-secret" not in ran.stderr
    assert "Traceback" not in ran.stderr
