"""Replacing a file: all or nothing, and never what someone else wrote meanwhile."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from lidwoord.format import replace_file

OLD, NEW = "oud: ja\r\n", "nieuw: é\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with rights of its own."""
    path = tmp_path / "a.yaml"
    path.write_bytes(OLD.encode())
    path.chmod(0o640)
    return path


def refused(path: Path, before: bytes = OLD.encode()) -> str:
    """Try to replace a file; the message of the diagnostic. Nothing else may be left in its folder."""
    (problem,) = replace_file(path, before, NEW, "a.yaml")
    assert problem.code == "LW931"
    assert sorted(p.name for p in path.parent.iterdir()) == ["a.yaml"]
    return problem.message


def test_the_new_content_and_the_old_rights(file: Path) -> None:
    """UTF-8, line ends as given, the same rights, and no file left beside it."""
    assert replace_file(file, OLD.encode(), NEW, "a.yaml") == ()
    assert file.read_bytes() == NEW.encode()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert [p.name for p in file.parent.iterdir()] == ["a.yaml"]


def test_a_file_that_changed_meanwhile_is_not_replaced(file: Path) -> None:
    """What someone else wrote stays."""
    file.write_text("anders: ja\n", "utf-8")
    assert "intussen veranderd" in refused(file)
    assert file.read_text("utf-8") == "anders: ja\n"


def test_a_file_that_changes_while_the_new_one_is_written(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also in the last moment before the exchange."""
    original = os.fsync

    def slow(handle: int) -> None:
        original(handle)
        file.write_text("anders: ja\n", "utf-8")

    monkeypatch.setattr(os, "fsync", slow)
    assert "intussen veranderd" in refused(file)
    assert file.read_text("utf-8") == "anders: ja\n"


@pytest.mark.parametrize("step", ["fsync", "replace", "mkstemp", "write"])
def test_a_failure_at_any_step_leaves_the_file(file: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """A full disk, a broken disk: the old text is whole, and nothing is left beside it."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    target = {"fsync": "os.fsync", "replace": "pathlib.Path.replace", "mkstemp": "tempfile.mkstemp", "write": "os.fdopen"}[step]
    monkeypatch.setattr(target, fail)
    assert "No space left on device" in refused(file)
    assert file.read_bytes() == OLD.encode()


def test_an_interruption_leaves_the_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C goes on as such, without a half file."""

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        replace_file(file, OLD.encode(), NEW, "a.yaml")
    assert file.read_bytes() == OLD.encode()
    assert [p.name for p in file.parent.iterdir()] == ["a.yaml"]


def test_a_folder_that_can_not_be_synced_is_no_failure(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some file systems can't; the exchange has been made."""

    def fail(*_: object) -> int:
        raise OSError

    monkeypatch.setattr(os, "open", fail)
    monkeypatch.setattr("tempfile.mkstemp", lambda **_: (os.dup(1), str(file.parent / ".b.tmp")))
    monkeypatch.setattr("lidwoord.format.store._written", lambda *_: _beside(file))
    assert replace_file(file, OLD.encode(), NEW, "a.yaml") == ()
    assert file.read_bytes() == NEW.encode()


def _beside(file: Path) -> Path:
    part = file.with_name(".b.tmp")
    part.write_bytes(NEW.encode())
    return part


def test_rights_are_asked_for(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be written is not replaced, although its folder would allow it."""
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert "u mag het niet schrijven" in refused(file)

    def closed(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "access", lambda *_: True)
    monkeypatch.setattr("tempfile.mkstemp", closed)
    assert "in deze map niet schrijven" in refused(file)


def test_an_owner_that_can_not_be_given_is_no_failure(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who may write the file need not own it."""

    def closed(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "fchown", closed)
    assert replace_file(file, OLD.encode(), NEW, "a.yaml") == ()


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    """A link is refused: who follows it decides where it may lead."""
    target = tmp_path / "elders.yaml"
    target.write_bytes(OLD.encode())
    link = tmp_path / "a.yaml"
    link.symlink_to(target)
    (problem,) = replace_file(link, OLD.encode(), NEW, "a.yaml")
    assert problem.code == "LW931"
    assert link.is_symlink()
    assert target.read_bytes() == OLD.encode()
