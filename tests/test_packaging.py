"""What a newcomer gets: the README's two lines, the wheel with the rule data, and no trace of one machine in the repository.

In: the repository's own files; for the wheel a build in a temporary folder. Out: pass or fail.
"""

from __future__ import annotations

import importlib.metadata
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
README = (ROOT / "README.md").read_text(encoding="utf-8")


def sh_blocks() -> list[str]:
    """Return the text of each fenced `sh` block of the README, in order."""
    return re.findall(r"^```sh\n(.*?)^```$", README, flags=re.MULTILINE | re.DOTALL)


def test_the_first_fenced_blocks_of_the_readme_are_the_two_lines():
    """Each is one line that makes its own environment; no other block stands before them."""
    kinds = re.findall(r"^```(\w+)$", README, flags=re.MULTILINE)
    assert kinds[:2] == ["sh", "sh"]
    for block, end in zip(sh_blocks()[:2], ("lidwoord voorbeeld", "pytest -q -n auto"), strict=True):
        assert block.count("\n") == 1
        assert block.startswith("python3 -m venv .venv && ")
        assert block.rstrip("\n").endswith(end)


def test_ci_runs_the_second_line_as_it_stands():
    """The script takes the line from the README; it holds no copy that could differ."""
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "readme_line 2" in script
    assert "pip install -q -e '.[test]'" not in script


def test_the_licence_is_the_eupl_in_full():
    """The declared licence and the text agree."""
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert PROJECT["project"]["license"] == "EUPL-1.2"
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert "15.Applicable Law" in text
    assert "Compatible Licences" in text


def test_every_dependency_is_locked():
    """A dependency, also one for the tests, has a version in the lock."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = {name.lower().replace("_", "-") for name in re.findall(r"^([\w.-]+)==", lock, flags=re.MULTILINE)}
    wanted = PROJECT["project"]["dependencies"] + PROJECT["project"]["optional-dependencies"]["test"]
    names = {re.match(r"[\w.-]+", w)[0].lower().replace("_", "-") for w in wanted}
    assert names <= locked


def test_the_lock_and_the_metadata_name_no_host():
    """Where packages come from is the business of who installs them."""
    for name in ("requirements.lock", "pyproject.toml", ".ci/run"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(r"index-url|find-links|https?://", text), name


def test_the_command_is_declared():
    """The script that pip makes is the command line's own entry."""
    assert PROJECT["project"]["scripts"] == {"lidwoord": "lidwoord.cli:main"}
    try:
        installed = importlib.metadata.version("lidwoord")
    except importlib.metadata.PackageNotFoundError:
        pytest.skip("run from the source tree, without installing")
    assert installed == PROJECT["project"]["version"]


def test_the_public_functions_stay_functions():
    """The names that the README uses are functions, whatever was imported before."""
    first = "import lidwoord.calculate, lidwoord.ruleset.load; from lidwoord import load; assert callable(load)"
    second = "import lidwoord; from lidwoord.calculate import calculate; assert callable(calculate) and callable(lidwoord.load)"
    for lines in (first, second):
        done = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel, built by the declared back end; skipped where its build requirements can't be had."""
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(out), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode and re.search(r"No matching distribution|NewConnectionError", done.stderr):
        pytest.skip("the wheel's build requirements are not to be had here; .ci/run builds it too")
    assert done.returncode == 0, done.stderr
    return next(out.glob("*.whl"))


def test_the_wheel_carries_engine_types_data_and_rules(wheel: Path):
    """Everything that a calculation reads is inside."""
    names = set(zipfile.ZipFile(wheel).namelist())
    engine = {p.relative_to(ROOT / "engine").as_posix() for p in (ROOT / "engine" / "lidwoord").rglob("*") if p.is_file()}
    rules = {"lidwoord/regels/" + p.relative_to(ROOT / "rules").as_posix() for p in (ROOT / "rules").rglob("*.yaml")}
    assert "lidwoord/py.typed" in names
    assert rules
    assert {n for n in engine if "__pycache__" not in n and not n.endswith(".pyc")} <= names
    assert rules <= names


def test_the_installed_wheel_works_outside_the_repository(wheel: Path, tmp_path: Path):
    """Unpacked anywhere, it finds its rules beside itself."""
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r})\n"
        "import lidwoord\n"
        f"assert lidwoord.__file__.startswith({str(tmp_path)!r}), lidwoord.__file__\n"
        "lidwoord.load('cao-2018')\n"
    )
    unmeasured = {k: v for k, v in os.environ.items() if not k.startswith("COVERAGE_")}  # this is a copy of the engine
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path, env=unmeasured
    )
    assert done.returncode == 0, done.stderr


def test_no_file_names_this_machine():
    """A path of the machine that a file was made on means nothing on another."""
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a git repository")
    path = re.compile(r"/(?:work|home|root|Users|opt)/[\w.-]+")
    here = Path(__file__).name
    wrong = [
        f"{name}: {m[0]}"
        for name in listed.stdout.split("\0")
        if name and (ROOT / name).is_file() and Path(name).name != here
        for m in path.finditer((ROOT / name).read_text(encoding="utf-8", errors="ignore"))
    ]
    assert not wrong
