"""Running the example of a page as a reader would: files in a folder, one command, what it says.

In: the blocks of a page. Out: what the command prints on stderr, or for ``bereken`` also the diagnostics of outcomes in the
state fout. A block ``opzet`` describes what can't stand in a page: a huge file, bytes that are no text, a link.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import sys
from collections.abc import Iterable
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from unittest import mock

from docs.blocks import Block
from lidwoord.calculate.states import Failure
from lidwoord.cli import WRONG, ask, main, show
from lidwoord.cli.ask import put
from lidwoord.cli.commands import bereken
from lidwoord.diagnostics import Diagnostic, LidwoordError, Related, diagnostic, render_text

MANIFEST = 'schema: "1"\nregelset: voorbeeld\ntitel: Voorbeeld\n'
CHECK = "lidwoord controleer voorbeeld"
HIDDEN = re.compile("⟨U\\+([0-9A-F]{4,5})⟩")
EMPTY = '""'
REPEAT = re.compile(r"(\d+) keer (.+)")


@dataclass(frozen=True, slots=True)
class Said:
    """What a command said: its exit code, and the diagnostics as text."""

    code: int
    text: str


def readable(text: str) -> str:
    """A block as it stands in the file: ``⟨U+202E⟩`` is that character."""
    return HIDDEN.sub(lambda m: chr(int(m[1], 16)), text)


def _opzet(lines: str) -> dict[str, str]:
    return {key: value for key, _, value in (line.partition(": ") for line in lines.splitlines() if line)}


def _unquoted(text: str) -> str:
    return readable(text[1:-1].replace("\\n", "\n").replace('\\"', '"'))


def _made(setup: dict[str, str]) -> bytes:
    """The content that an ``opzet`` describes."""
    if "grootte" in setup:
        return b"#" * (int(setup["grootte"].removesuffix(" MiB")) << 20)
    if "bytes" in setup:
        return bytes.fromhex(setup["bytes"])
    times = REPEAT.fullmatch(setup["herhaal"])
    assert times is not None
    before, after = _unquoted(setup.get("voor", EMPTY)), _unquoted(setup.get("na", EMPTY))
    return (before + _unquoted(times[2]) * int(times[1]) + after).encode()


@dataclass(slots=True)
class Scene:
    """A folder with the files of a page, and the command that is run there."""

    root: Path
    command: str = CHECK
    stdin: bytes = b""
    closed: str = ""
    read_only: str = ""
    date: date | None = None

    def build(self, found: Iterable[Block]) -> None:
        """Write the files; ``voorbeeld/regelset.yaml`` is a small one unless the page gives its own."""
        self.write("voorbeeld/regelset.yaml", MANIFEST.encode())
        for block in found:
            if block.language == "sh":
                self.command = block.text.strip()
            elif block.language == "opzet":
                self.prepare(_opzet(block.text))
            elif block.key == "bestand":
                self.write(block.name, readable(block.text).encode())

    def write(self, name: str, content: bytes) -> None:
        """Write one file."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    def prepare(self, setup: dict[str, str]) -> None:
        """Do what an ``opzet`` says."""
        if "stdin" in setup:
            self.stdin = bytes.fromhex(setup["stdin"])
        elif "peildatum" in setup:
            self.date = date.fromisoformat(setup["peildatum"])
        elif "koppeling" in setup:
            (self.root / setup["koppeling"]).symlink_to(setup["naar"])
        elif "gesloten map" in setup:
            self.closed = setup["gesloten map"]
            (self.root / self.closed).mkdir()
        elif "gesloten bestand" in setup:
            self.closed = setup["gesloten bestand"]
            self.write(self.closed, b"")
        elif "alleen lezen" in setup:
            self.read_only = setup["alleen lezen"]
        elif "bestanden" in setup:
            for number in range(int(setup["bestanden"])):
                self.write(f"voorbeeld/art-{number}.yaml", b"")
        else:
            self.write(setup["bestand"], _made(setup))

    def run(self) -> Said:
        """Run the command in the folder."""
        here = Path.cwd()
        show._roots.clear()
        show._lines.cache_clear()
        os.chdir(self.root)
        stdin = io.TextIOWrapper(io.BytesIO(self.stdin))
        try:
            with ExitStack() as stack:
                stack.enter_context(mock.patch.dict(os.environ, LIDWOORD_CACHE="0"))
                stack.enter_context(mock.patch.object(sys, "stdin", stdin))
                if self.date is not None:
                    stack.enter_context(mock.patch.object(ask, "day_of", return_value=self.date))
                if self.closed:
                    self._close(stack)
                if self.read_only:  # taking rights away is not enough, as the tests can run as root
                    stack.enter_context(mock.patch.object(os, "access", lambda path, _: not str(path).endswith(self.read_only)))
                said = self._said()
                return Said(said.code, said.text.replace(f"{self.root.resolve()}/", "").replace(f"{self.root}/", ""))
        finally:
            os.chdir(here)

    def _said(self) -> Said:
        words = shlex.split(self.command)
        assert words[0] == "lidwoord"
        heard, out = io.StringIO(), io.StringIO()
        if words[1:2] == ["bereken"]:
            return _failures(words[2:])
        with redirect_stderr(heard), redirect_stdout(out):
            code = main(words[1:])
        return Said(code, heard.getvalue().strip("\n"))

    def _close(self, stack: ExitStack) -> None:
        """Close a file or folder; taking rights away is not enough, as the tests can run as root."""
        scan, open_, closed = os.scandir, Path.open, self.closed

        def refuse(path: object) -> None:
            if str(path).replace("\\", "/").endswith(closed):
                raise PermissionError

        def scandir(path: object = ".") -> object:
            refuse(path)
            return scan(path)  # type: ignore[call-overload]  # as it was given

        def opened(path: Path, *args: object, **options: object) -> object:
            refuse(path)
            return open_(path, *args, **options)  # type: ignore[call-overload]  # as it was given

        stack.enter_context(mock.patch.object(os, "scandir", scandir))
        stack.enter_context(mock.patch.object(Path, "open", opened))


def _failures(words: list[str]) -> Said:
    """What is wrong with a question or case, or with its outcomes in the state fout."""
    args = None
    try:
        args = bereken.words().parse_args(words)
        answer, _ = put(args, args.uitkomsten)
    except LidwoordError as error:
        return Said(WRONG, render_text(error.diagnostics, show.read_line))
    gaps = [o.trace.value for o in answer.outcomes.values()]
    return Said(0, render_text([as_diagnostic(g) for g in gaps if isinstance(g, Failure)], show.read_line))


def as_diagnostic(gap: Failure) -> Diagnostic:
    """A failure of the calculation as the diagnostic that its code stands for."""
    return diagnostic(gap.code, gap.span, related=[Related(*r) for r in gap.related], **dict(gap.facts))
