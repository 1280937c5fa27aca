"""Progress: only on a terminal, only when it takes long, and gone at the end."""

from __future__ import annotations

import io
import sys
import threading
from pathlib import Path

import pytest

from building import write_rules
from lidwoord.cli import DONE, main, progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def shown(stream: io.StringIO, monkeypatch: pytest.MonkeyPatch, after: float) -> str:
    """What is printed for one step."""
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "AFTER", after)
    with progress.Progress("controleren") as busy:
        busy.step("art-1.yaml")
    return stream.getvalue()


def test_shows_the_step_and_clears_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal, once it takes long."""
    assert shown(Terminal(), monkeypatch, -1.0) == "\r\x1b[Kcontroleren: 1 (art-1.yaml)\r\x1b[K"


@pytest.mark.parametrize(("stream", "after"), [(Terminal(), 3600.0), (io.StringIO(), -1.0)])
def test_is_silent_when_short_or_no_terminal(stream: io.StringIO, after: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is printed for short work, or into a file."""
    assert shown(stream, monkeypatch, after) == ""


def test_watching_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """A number that another keeps is shown while the work goes on, and the line is cleared at the end."""
    stream, looked = Terminal(), threading.Event()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "AFTER", 0.0)
    monkeypatch.setattr(progress, "TICK", 0.001)

    def count() -> int:
        looked.set()
        return 12

    with progress.Progress("regels uitgerekend") as busy:
        busy.watch(count)
        assert looked.wait(10)
    assert stream.getvalue().startswith("\r\x1b[Kregels uitgerekend: 12")
    assert stream.getvalue().endswith("\r\x1b[K")


def test_nobody_watches_into_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """No thread is started where nobody looks on."""
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    before = threading.active_count()
    with progress.Progress("regels uitgerekend") as busy:
        busy.watch(lambda: 1)
        assert threading.active_count() == before


def test_reading_rules_for_a_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also the first start of a question, which reads every rule file, shows what it does; the answer stays clean."""
    write_rules(tmp_path, "regels: {r: {type: getal, formule: 1 + 1}}")
    (tmp_path / "zaak.yaml").write_text('schema: "1"\npeildatum: 2018-05-01\ninvoer: {}\n', "utf-8")
    monkeypatch.setenv("LIDWOORD_CACHE", "0")
    monkeypatch.setattr(progress, "AFTER", -1.0)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert main(["bereken", "proef", "r", "--regels", str(tmp_path), "--invoer", str(tmp_path / "zaak.yaml")]) == DONE
    out, err = capsys.readouterr()
    assert err.startswith("\r\x1b[Kregels lezen: 1 (")
    assert err.endswith("\r\x1b[K")
    assert out.startswith("r: 2")
