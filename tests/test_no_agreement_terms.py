"""The engine knows no agreement: none of these terms stands in `engine/`, the built-in example's data aside.

In: every text file under `engine/`. Out: one failure per file that holds such a term, with line and text.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ENGINE = Path(__file__).parent.parent / "engine"
TEXT = {".py", ".pyi", ".lark", ".json", ".yaml", ".yml", ".md", ".txt", ".html", ".css", ".js", ".sql", ".toml", ".csv"}

# The built-in example may name its agreement: its data, and no module.
EXAMPLE_DATA = re.compile(
    r"^lidwoord/(?:\w+/)*voorbeeld(?:/[\w.-]+)?\.(?:ya?ml|json)$|^lidwoord/(?:\w+/)*voorbeeld/[\w.-]+\.ya?ml$"
)

# Parts of words: no Dutch or English word that an engine needs holds one of these.
PARTS = (
    "functiegroep", "inpassing", "onregelmatig", "eindejaars", "vakantiebijslag", "vakantietoeslag", "vakantie-uren",
    "salarisschaal", "periodiekdatum", "aanloopperiodiek", "generatieregeling", "bevordering", "verpleeg", "thuiszorg",
    "zorgverzeker", "actiz", "zorgthuisnl", "aovvt", "jeugdloon", "minimumloon", "bovenwettelijk", "afbouwregeling",
    "werktijdenregeling", "meeruren", "overwerk", "slaapdienst", "bereikbaarheidsdienst", "consignatie",
)  # fmt: skip
# Whole words: as a part of a word they mean nothing ("sort", "kort").
WORDS = (
    "ort",
    "fwg",
    "vvt",
    "rvu",
    "ip",
    "hbh",
    "wml",
    "aow",
    "eju",
    "balansbudget",
    "pfzw",
    "cao-?20[0-9]{2}",
    "2178[.,]49",
    "1878",
)

FORBIDDEN = re.compile(
    rf"{'|'.join(map(re.escape, PARTS))}|(?<![^\W_])(?:{'|'.join(WORDS)})(?![^\W_])",
    re.IGNORECASE,
)


def files() -> list[Path]:
    """Return the engine's text files, the example's data aside."""
    found = (p for p in sorted(ENGINE.rglob("*")) if p.is_file() and p.suffix in TEXT and "__pycache__" not in p.parts)
    return [p for p in found if not EXAMPLE_DATA.match(p.relative_to(ENGINE).as_posix())]


@pytest.mark.parametrize("path", files(), ids=lambda p: p.relative_to(ENGINE).as_posix())
def test_file_names_no_agreement(path: Path) -> None:
    """A term of one agreement in the engine is a rule in the wrong place."""
    lines = path.read_text(encoding="utf-8").splitlines()
    hits = [f"{path.name}:{n}: {m[0]!r} in: {line.strip()}" for n, line in enumerate(lines, 1) if (m := FORBIDDEN.search(line))]
    assert not hits, "\n".join(hits)


def test_no_file_is_named_after_an_agreement() -> None:
    """A file name tells what the file is for, in any agreement."""
    assert [p.name for p in files() if FORBIDDEN.search(p.name)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ort_toeslag", True), ("de ORT van", True), ("kort", False), ("import sorted", False), ("import_ort", True),
        ("functiegroepen", True), ("cao-2018", True), ("cao2025", True), ("een cao", False), ("ship", False), ("ip", True),
        ("minimumlonen", False), ("vvt", True), ("uurloon", False),
    ],
)  # fmt: skip
def test_the_search_itself(text: str, found: bool) -> None:
    """Words are found as words, parts as parts."""
    assert bool(FORBIDDEN.search(text)) is found
