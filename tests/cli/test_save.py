"""Keeping a file: whole or not at all, never over another one without a yes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lidwoord.cli.save import save_text
from lidwoord.diagnostics import LidwoordError


def refused(name: str, *, replace: bool = False) -> str:
    """The code and message of a file that can't be kept."""
    with pytest.raises(LidwoordError) as caught:
        save_text(name, "nieuw", replace=replace)
    (found,) = caught.value.diagnostics
    return f"{found.code} {found.message}"


def test_a_new_file(tmp_path: Path) -> None:
    """The text, and nothing beside it; only the owner may read it."""
    save_text(str(tmp_path / "z.yaml"), "a: €\n")
    assert (tmp_path / "z.yaml").read_bytes() == "a: €\n".encode()
    assert [p.name for p in tmp_path.iterdir()] == ["z.yaml"]
    if os.name == "posix":
        assert (tmp_path / "z.yaml").stat().st_mode & 0o077 == 0


def test_an_existing_file(tmp_path: Path) -> None:
    """Left alone, unless it may be replaced."""
    path = tmp_path / "z.yaml"
    path.write_text("oud", "utf-8")
    assert refused(str(path)) == f"LW910 `{path}` bestaat al en is niet vervangen."
    assert path.read_text("utf-8") == "oud"
    save_text(str(path), "nieuw", replace=True)
    assert path.read_text("utf-8") == "nieuw"
    assert [p.name for p in tmp_path.iterdir()] == ["z.yaml"]


def test_where_nothing_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder, a folder that is not there, a file as a folder, a name that can't be, no rights, a full disk."""
    monkeypatch.chdir(tmp_path)
    Path("map").mkdir()
    Path("bestand").write_text("", "utf-8")
    assert refused("map") == "LW911 `map` is niet te bewaren: het is een map."
    assert refused("weg/z.yaml") == "LW911 `weg/z.yaml` is niet te bewaren: de map bestaat niet."
    assert refused("bestand/z.yaml") == "LW911 `bestand/z.yaml` is niet te bewaren: de naam kan niet."
    assert refused("a\0b").endswith("de naam kan niet.")

    def deny(*_: object, **__: object) -> None:
        raise PermissionError

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert refused("z.yaml") == "LW911 `z.yaml` is niet te bewaren: het schrijven mislukt."
    assert sorted(p.name for p in tmp_path.iterdir()) == ["bestand", "map"]
    monkeypatch.setattr("tempfile.mkstemp", deny)
    assert refused("z.yaml") == "LW911 `z.yaml` is niet te bewaren: u mag daar niet schrijven."
