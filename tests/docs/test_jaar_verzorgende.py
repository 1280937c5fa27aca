"""The page with a year in the life: every command gives what stands below it, and every amount in its tables is calculated anew."""

from __future__ import annotations

import json
import re
import shlex
from calendar import monthrange
from fractions import Fraction

import pytest

from docs.blocks import DOCS, blocks
from lidwoord.cli import DONE, main

PAGE = (DOCS / "voorbeelden" / "jaar-verzorgende.md").read_text("utf-8")
CASE = "rules/cao-2025/jaar-verzorgende.zaak.yaml"
BLOCKS = blocks(PAGE)
COMMANDS = [
    (block.text.strip(), after.text)
    for block, after in zip(BLOCKS, [*BLOCKS[1:], BLOCKS[0]], strict=True)
    if block.language == "sh"
]


def table(head: str) -> list[list[str]]:
    """The rows of the table that begins with this column."""
    (found,) = re.findall(rf"^\| {head} \|.*\n\|[-|]+\|\n((?:\|.*\n)+)", PAGE, re.MULTILINE)
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in found.splitlines()]


def calculated(day: str, outcomes: list[str], capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The outcomes on a day as the page writes amounts: rounded to hundredths."""
    assert main(["bereken", f"cao-2025@{day}", *outcomes, "--invoer", CASE, "--json"]) == DONE
    answer = json.loads(capsys.readouterr().out)["uitkomsten"]
    cents = [int(Fraction(answer[name]["exact"]) * 100 + Fraction(1, 2)) for name in outcomes]
    return [f"{c // 100:,}".replace(",", ".") + f",{c % 100:02}" for c in cents]


@pytest.fixture(autouse=True)
def _in_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(DOCS.parent)


@pytest.mark.parametrize(("command", "shown"), COMMANDS, ids=[f"{n} {c.split()[2]}" for n, (c, _) in enumerate(COMMANDS)])
def test_commands(command: str, shown: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A command gives what stands below it."""
    program, *words = shlex.split(command)
    assert program == "lidwoord"
    assert main(words) == DONE
    out, err = capsys.readouterr()
    assert err == ""
    assert out.rstrip("\n") == shown.rstrip("\n")


@pytest.mark.parametrize("row", table("maand"), ids=lambda row: row[0])
def test_each_month(row: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The amounts of a month are those of the rules, on its last day."""
    month = row[0]
    outcomes = [cells[1].strip("`").replace("MAAND", f"{month}-01") for cells in table("kolom")]
    year, number = map(int, month.split("-"))
    last = f"{month}-{monthrange(year, number)[1]:02}"
    assert calculated(last, outcomes, capsys) == row[1 : 1 + len(outcomes)]


@pytest.mark.parametrize("row", table("dag"), ids=lambda row: f"{row[0]} {row[2]}")
def test_each_amount_that_is_not_monthly(row: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The amounts that come once are those of the rules on their day."""
    day, _, outcome, amount, _ = row
    assert calculated(day, [outcome.strip("`")], capsys) == [amount]


def test_the_page_covers_the_whole_term() -> None:
    """Twenty months, in order."""
    months = [row[0] for row in table("maand")]
    assert months == [f"2025-{m:02}" for m in range(1, 13)] + [f"2026-{m:02}" for m in range(1, 9)]
