"""The command line itself: help, version, a closed pipe."""

from __future__ import annotations

import io
import sys

import pytest

import lidwoord
from lidwoord.cli import COMMANDS, DONE, WRONG, main
from lidwoord.cli.commands import regelsets


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["help"]])
def test_help_lists_every_command(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Each command with what it does."""
    assert main(words) == DONE
    out = capsys.readouterr().out
    assert [what for what in COMMANDS.values() if what not in out] == []


def test_no_words_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a command the overview is shown, and the exit code says that nothing was done."""
    assert main([]) == WRONG
    assert capsys.readouterr().out.startswith("lidwoord: rekent cao's en regelingen uit")


def test_words_come_from_the_command_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without words given the program's own are used."""
    monkeypatch.setattr(sys, "argv", ["lidwoord", "--version"])
    assert main() == DONE
    assert capsys.readouterr().out == f"lidwoord {lidwoord.__version__}\n"


def test_output_is_utf_8_whatever_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal with another encoding still gets the euro sign."""
    stream = io.TextIOWrapper(io.BytesIO(), "ascii")
    monkeypatch.setattr(sys, "stdout", stream)
    assert main(["--help"]) == DONE
    assert stream.encoding.lower() == "utf-8"


def test_a_closed_pipe_ends_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    """``lidwoord regelsets | head`` is no error."""

    def closed(argv: list[str]) -> int:
        raise BrokenPipeError

    monkeypatch.setattr(regelsets, "run", closed)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert main(["regelsets"]) == DONE


def test_a_stream_that_can_not_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """A replaced stdout without an encoding is left alone."""
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert main(["--version"]) == DONE
