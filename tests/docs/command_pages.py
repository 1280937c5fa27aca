"""The page of commands, ``docs/opdrachten.md``: generated from the commands themselves.

In: the parsers of the commands. Out: the page. Run as a program it brings the page up to date
(``python tests/docs/command_pages.py``); a test fails when it is not.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from docs.blocks import DOCS
from lidwoord.cli import COMMANDS

PAGE = DOCS / "opdrachten.md"
HEAD = """\
# De opdrachten

Deze bladzijde is gemaakt uit de opdrachten zelf, met `python tests/docs/command_pages.py`. `lidwoord OPDRACHT --help` toont
hetzelfde in de terminal.

Uitkomsten gaan naar de standaarduitvoer, meldingen naar de foutuitvoer. `REGELSET[@DATUM]` is de naam van een regelset, met de
peildatum achter `@`, zoals `regelset@2018-05-06`.

| exitcode | betekent |
|---|---|
| 0 | er is een antwoord, ook bij *geen recht* |
| 1 | het antwoord is nee: *fout*, *geldt niet*, een voorbeeld dat mislukt of ontbreekt, niets gevonden, een bestand dat anders hoort |
| 2 | verkeerd gebruik, of ongeldige invoer of regels |
| 3 | een uitkomst is onbekend |
"""


def text() -> str:
    """The whole page."""
    index = [f"- [{name}](#{name}): {about}" for name, about in COMMANDS.items()]
    parts = [HEAD, "\n".join(index), *map(_command, COMMANDS)]
    return "\n".join(f"{part}\n" if not part.endswith("\n") else part for part in parts)


def _command(name: str) -> str:
    parser: argparse.ArgumentParser = import_module(f"lidwoord.cli.commands.{name.replace('-', '_')}").words()
    actions = [a for a in parser._actions if not isinstance(a, argparse._HelpAction)]
    rows = [f"| `{_form(a)}` | {_about(a)} |" for a in actions]
    about = (parser.description or "").strip().rstrip(".")
    lines = [f"## {name}", "", f"{about[:1].upper()}{about[1:]}.", "", "```text", *_usage(name, actions), "```"]
    return "\n".join([*lines, "", "| gegeven of optie | betekent |", "|---|---|", *rows] if rows else lines)


def _usage(name: str, actions: list[argparse.Action]) -> Iterator[str]:
    """The usage in lines of at most a hundred columns."""
    line = f"lidwoord {name}"
    for action in sorted(actions, key=lambda a: bool(a.option_strings)):
        form = _form(action)
        word = form if action.required and action.nargs != "*" else f"[{form}]"
        if len(line) + len(word) >= 100:
            yield line
            line = " " * len(f"lidwoord {name}")
        line += f" {word}"
    yield line


def _form(action: argparse.Action) -> str:
    """``--invoer ZAAK`` or ``UITKOMST…``, as it is typed."""
    many = "…" if action.nargs in ("+", "*") else ""
    meta = action.metavar if isinstance(action.metavar, str) else "|".join(map(str, action.choices or ()))
    if not action.option_strings:
        return f"{meta}{many}"
    option = action.option_strings[-1]
    if action.nargs == "*":
        return f"{option} [{meta}…]"
    return option if action.nargs == 0 else f"{option} {meta}{many}"


def _about(action: argparse.Action) -> str:
    choices = f" ({', '.join(map(str, action.choices))})" if action.choices and isinstance(action.metavar, str) else ""
    standard = f"; standaard {action.default}" if isinstance(action.default, str) and action.default else ""
    return f"{action.help}{choices}{standard}".replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(text(), "utf-8")
