"""``lidwoord vraag`` on a real terminal: answers, a wrong one, going back, not knowing, saving; and what was saved calculates."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import lidwoord
from lidwoord.cli import DONE, UNKNOWN, main

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal (pty) does not exist on Windows", allow_module_level=True)

import pexpect

ENGINE = str(Path(lidwoord.__file__).resolve().parents[1])


class Terminal:
    """A command on a terminal."""

    def __init__(self, folder: Path, *words: str) -> None:
        environment = {**os.environ, "PYTHONPATH": ENGINE, "TERM": "dumb", "PYTHONUTF8": "1"}
        self.child: Any = pexpect.spawn(
            sys.executable, ["-m", "lidwoord", "vraag", *words], cwd=str(folder), env=environment, encoding="utf-8",
            timeout=120, dimensions=(50, 200),
            preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # tests in the background inherit that it is ignored
        )  # fmt: skip

    def sees(self, text: str) -> None:
        """Wait for a text."""
        self.child.expect_exact(text)

    def replies(self, question: str, *answers: str) -> None:
        """Answer a question, more than once when the first answers are wrong."""
        self.sees(question)
        for text in answers:
            self.child.expect_exact("> ")
            self.child.sendline(text)

    def ends(self) -> int:
        """Wait for the end; the exit code, and no traceback on the way."""
        self.child.expect(pexpect.EOF)
        assert "Traceback" not in self.child.before
        self.child.close()
        return int(self.child.exitstatus)


@pytest.fixture
def terminals() -> Iterator[list[Terminal]]:
    """Terminals that are closed at the end."""
    opened: list[Terminal] = []
    yield opened
    for terminal in opened:
        terminal.child.close(force=True)


def outcome(capsys: pytest.CaptureFixture[str], name: str, path: Path) -> dict[str, Any]:
    """An outcome as ``bereken`` gives it for a saved case."""
    main(["bereken", "cao-2018@2018-05-01", name, "--invoer", str(path), "--json"])
    found: dict[str, Any] = json.loads(capsys.readouterr().out)["uitkomsten"][name]
    return found


def test_a_supplement(terminals: list[Terminal], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Shifts with a wrong end, a step back, and the case saved."""
    terminal = Terminal(tmp_path, "cao-2018@2018-05-01", "ort_toeslag", "--bewaar", "zaak.yaml")
    terminals.append(terminal)
    terminal.replies("functiegroep (FWG)", "vijfendertig", "30")
    terminal.replies("Is er een dienst", "terug")
    terminal.replies("functiegroep (FWG)", "35")
    terminal.replies("Is er een dienst", "j")
    terminal.replies("Begin van de dienst?", "2018-05-01T23:00")
    terminal.replies("Einde van de dienst?", "2018-05-01T07:00")
    terminal.sees("LW504")
    terminal.replies("hint: Loopt het over middernacht", "2018-05-02T07:00")
    terminal.replies("volgens het rooster?", "ja")
    terminal.replies("Nog een dienst opgeven? (tot nu toe: 1)", "nee")
    terminal.replies("Welke periodiek heb je?", "?", "22", "5")
    terminal.sees("ort_toeslag: € 45,94")
    terminal.sees("Zo komt deze uitkomst tot stand:")
    terminal.sees("periodiekdatum = geen")
    terminal.replies("Klaar? Druk op Enter.", "")
    terminal.sees("Bewaard in zaak.yaml.")
    assert terminal.ends() == DONE
    assert outcome(capsys, "ort_toeslag", tmp_path / "zaak.yaml")["waarde"] == "45.94"


def test_hours_of_leave(terminals: list[Terminal], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One answer unknown, an assumption changed, the answer given after all; Ctrl-D at the end."""
    terminal = Terminal(tmp_path, "cao-2018", "vakantie_uren_per_jaar")
    terminals.append(terminal)
    terminal.replies("Voor welke dag", "2018-05-01")
    terminal.replies("Hoeveel uur per week", "weet ik niet")
    terminal.sees("vakantie_uren_per_jaar: onbekend")
    terminal.sees("nog nodig: arbeidsduur")
    terminal.replies("Klaar? Druk op Enter.", "wijzig arbeidsduur")
    terminal.replies("Hoeveel uur per week", "36 uur/week")
    terminal.sees("vakantie_uren_per_jaar: ")
    terminal.replies("Klaar? Druk op Enter.", "bewaar verlof.yaml")
    terminal.sees("Bewaard in verlof.yaml.")
    terminal.child.expect_exact("> ")
    terminal.child.sendeof()
    assert terminal.ends() == DONE
    found = outcome(capsys, "vakantie_uren_per_jaar", tmp_path / "verlof.yaml")
    assert found["toestand"] == "bekend"


@pytest.mark.parametrize("how", ["sendeof", "sendintr"])
def test_leaving_half_way(terminals: list[Terminal], tmp_path: Path, how: str) -> None:
    """Ctrl-D and Ctrl-C end politely: what is known so far, and the code of unknown."""
    terminal = Terminal(tmp_path, "cao-2018@2018-05-01", "ort_toeslag")
    terminals.append(terminal)
    terminal.replies("functiegroep (FWG)", "35")
    terminal.sees("Is er een dienst")
    terminal.child.expect_exact("> ")
    getattr(terminal.child, how)()
    terminal.sees("U bent gestopt.")
    terminal.sees("ort_toeslag: onbekend")
    assert terminal.ends() == UNKNOWN
