"""Which files of a folder are rule files."""

from __future__ import annotations

from pathlib import Path

import pytest

from lidwoord.source import folders, inside, rule_files


def tree(root: Path, *names: str) -> Path:
    """Make empty files."""
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return root


def listed(root: Path) -> tuple[list[str], list[tuple[str, str]]]:
    """Return the files and the diagnostics, by relative path."""
    files, problems = rule_files(root)
    places = [(d.code, Path(d.span.file).relative_to(root).as_posix()) for d in problems if d.span]
    return [path.relative_to(root).as_posix() for path in files], places


def test_yaml_files_in_a_fixed_order_without_hidden_ones(tmp_path: Path) -> None:
    """Folder by folder; other files and what begins with a dot are left alone."""
    tree(tmp_path, "b.yaml", "a/z.yaml", "a.yaml", "a/b/c.yaml", ".git/x.yaml", "a/.x.yaml", "lees.md", "a.yml", "a.yaml~")
    assert listed(tmp_path) == (["a/b/c.yaml", "a/z.yaml", "a.yaml", "b.yaml"], [])


def test_a_link_to_outside_is_refused(tmp_path: Path) -> None:
    """To a file, to a folder, to nothing and in a circle; a link to a file within is fine."""
    root, other = tree(tmp_path / "regels", "a.yaml"), tree(tmp_path / "elders", "b.yaml")
    (root / "file.yaml").symlink_to(other / "b.yaml")
    (root / "map").symlink_to(other)
    (root / "self").symlink_to(root)
    (root / "loop.yaml").symlink_to(root / "loop.yaml")
    (root / "within.yaml").symlink_to(root / "a.yaml")
    refused = [("LW031", name) for name in ("file.yaml", "loop.yaml", "map", "self")]
    assert listed(root) == (["a.yaml", "within.yaml"], refused)


def test_too_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that is not one of rules is refused whole."""
    monkeypatch.setattr(folders, "MAX_FILES", 2)
    assert listed(tree(tmp_path, "a.yaml", "b.yaml")) == (["a.yaml", "b.yaml"], [])
    assert listed(tree(tmp_path, "c.yaml")) == ([], [("LW032", ".")])


def test_folders_deeper_than_the_limit_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody keeps rules there."""
    monkeypatch.setattr(folders, "MAX_DEPTH", 1)
    assert listed(tree(tmp_path, "1/a.yaml", "1/2/b.yaml")) == (["1/a.yaml"], [])


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """It says which, and why."""
    files, problems = rule_files(tmp_path / "weg")
    messages = [(d.code, d.message) for d in problems]
    assert files == ()
    assert messages == [("LW033", f"De map `{tmp_path / 'weg'}` kan niet worden gelezen: het bestaat niet.")]


def test_inside(tmp_path: Path) -> None:
    """A path with `..` or an impossible name is judged by where it leads."""
    root = tmp_path / "regels"
    paths = [root, root / "a", root / "a" / ".." / "b", root / ".." / "b", tmp_path / "regels2", root / "a\x00"]
    assert [inside(root, path) for path in paths] == [True, True, True, False, False, False]
