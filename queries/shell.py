"""An interactive Cypher shell: history, completion, several lines, colon commands."""

import os
import shlex
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from detente.graph.cypher_text import Kind, tokens
from detente.graph.errors import BadInput, DetenteError
from detente.graph.rows import Rows
from detente.graph.store import Store
from detente.queries.answers import Bounds, ask_and_point_out
from detente.queries.completion import Words, completer
from detente.queries.cypher import parameters
from detente.queries.statements import statements
from detente.queries.tables import write_rows
from detente.queries.writing import form_of, markdown, write_file

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.input import Input
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.output import Output

_HELP = """\
Type a statement and end it with a semicolon; Enter alone begins another line.
  :param name=value    set a parameter ($name); the value as JSON, else as text
  :params              show the parameters     :clear   forget them
  :limit 100           at most so many rows (0 for all)
  :timeout 10          stop a query after so many seconds (0 for never)
  :format table        or json, jsonl, csv, markdown
  :export answer.csv   write the last answer (.csv .json .jsonl .md .parquet .txt)
  :help                this          :quit    or Ctrl-D"""
_COMMANDS = (
    *(":param", ":params", ":clear", ":limit", ":timeout", ":format", ":export"),
    *(":help", ":quit"),
)
_FORMS = ("table", "json", "jsonl", "csv", "markdown")


@dataclass(slots=True)
class Session:
    """What the shell remembers; answers go to ``out``, all else to ``talk``."""

    store: Store
    bounds: Bounds = field(default_factory=Bounds)
    out: TextIO = field(default_factory=lambda: sys.stdout)
    talk: TextIO = field(default_factory=lambda: sys.stderr)
    values: dict[str, Any] = field(default_factory=dict)
    form: str = "table"
    last: Rows | None = None

    def take(self, text: str) -> bool:
        """Run a command or statements; whether to go on. Errors of ours are told."""
        try:
            if text.lstrip().startswith(":"):
                return self._command(text.strip())
            for statement in statements(text):
                self._ask(statement)
        except DetenteError as error:
            self.say(f"error: {' '.join(str(error).split())}")
        return True

    def _ask(self, statement: str) -> None:
        answer = self.last = ask_and_point_out(
            self.store, statement, self.values, bounds=self.bounds, say=self.say
        )
        if self.form == "markdown":
            self.out.write(markdown(answer.columns, answer.records()))
        else:
            write_rows(self.form, answer.columns, answer.records(), self.out)
        more = f" (the first {len(answer)}; :limit 0 gives all)" if answer.cut else ""
        self.say(f"{len(answer)} {'row' if len(answer) == 1 else 'rows'}{more}")

    def _command(self, text: str) -> bool:
        name, _, rest = text.partition(" ")
        if name in (":quit", ":exit"):
            return False
        commands: dict[str, Callable[[str], None]] = {
            ":help": lambda _: self.say(_HELP),
            ":param": self._param,
            ":params": self._params,
            ":clear": lambda _: self.values.clear(),
            ":limit": self._limit,
            ":timeout": self._timeout,
            ":format": self._format,
            ":export": self._export,
        }
        if name not in commands:
            raise BadInput(name, "no such command; :help lists them")
        commands[name](rest.strip())
        return True

    def _param(self, told: str) -> None:
        key, _, value = told.replace("=>", "=", 1).partition("=")
        self.values |= parameters([f"{key.strip()}={value.strip()}"])

    def _params(self, _: str) -> None:
        for key, value in sorted(self.values.items()):
            self.say(f"${key} = {value!r}")

    def _limit(self, told: str) -> None:
        most = int(_number(":limit", told)) or None
        self.bounds = replace(self.bounds, limit=most)

    def _timeout(self, told: str) -> None:
        seconds = _number(":timeout", told) or None
        self.bounds = replace(self.bounds, timeout_s=seconds)

    def _format(self, told: str) -> None:
        if told not in _FORMS:
            why = f"write one of {' '.join(_FORMS)}"
            raise BadInput(where=":format", why=why)
        self.form = told

    def _export(self, told: str) -> None:
        if self.last is None:
            raise BadInput(where=":export", why="there is no answer yet")
        if not told:
            raise BadInput(where=":export", why="name a file, such as answer.csv")
        file = Path(shlex.split(told)[0]).expanduser()
        write_file(file, self.last.columns, self.last.records(), form_of(file))
        self.say(f"wrote {file}")

    def say(self, line: str) -> None:
        """Talk to the person, away from results."""
        self.talk.write(f"{line}\n")


def _number(name: str, told: str) -> float:
    try:
        number = float(told)
    except ValueError:
        number = -1
    if number < 0:
        raise BadInput(name, f"needs a number, not {told[:40]!r}")
    return number


def run(store: Store, *, write: bool = False) -> None:
    """Read and answer until the end: at a terminal with comfort, else line by line."""
    session = Session(store, Bounds(write=write))
    if not sys.stdin.isatty():
        for text in pieces(sys.stdin):
            if not session.take(text):
                return
        return
    session.talk.write("Cypher; end a statement with a semicolon, :help says more.\n")
    prompt = prompt_session(Words.of(store, _COMMANDS), history_file())
    while True:
        try:
            text = prompt.prompt("cypher> ")
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
        if text.strip() and not session.take(text):
            return


def pieces(lines: TextIO) -> Iterator[str]:
    """What a script means to be taken at once: a command, or statements up to ;."""
    waiting = ""
    for line in lines:
        if not waiting.strip() and line.lstrip().startswith(":"):
            yield line
            continue
        waiting += line
        if is_whole(waiting):
            yield waiting
            waiting = ""
    if waiting.strip():
        yield waiting


def is_whole(text: str) -> bool:
    """Whether Enter ends the input: a command, or a semicolon outside of strings."""
    told = tokens(text)
    ended = not told or (told[-1].kind is Kind.MARK and told[-1].text == ";")
    return ended or text.lstrip().startswith(":")


def history_file() -> Path:
    """Where the shell remembers what was typed (``XDG_STATE_HOME``)."""
    home = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    file = Path(home) / "detente" / "history"
    file.parent.mkdir(parents=True, exist_ok=True)
    return file


def prompt_session(
    words: Words,
    history: Path,
    *,
    keys: "Input | None" = None,
    screen: "Output | None" = None,
) -> "PromptSession[str]":
    """A prompt with completion and history, at the terminal or at ``keys``."""
    from prompt_toolkit import PromptSession
    from prompt_toolkit.history import FileHistory

    return PromptSession(
        completer=completer(words),
        complete_while_typing=False,
        history=FileHistory(str(history)),
        multiline=True,
        key_bindings=_enter_ends_what_is_whole(),
        prompt_continuation="   ...> ",
        input=keys,
        output=screen,
    )


def _enter_ends_what_is_whole() -> "KeyBindings":
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

    bindings = KeyBindings()

    @bindings.add("enter")
    def _enter(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        if is_whole(buffer.text):
            buffer.validate_and_handle()
        else:
            buffer.insert_text("\n")

    return bindings
