"""The page with a year in the life: every command gives what stands below it, and every amount in its tables is calculated anew."""

from __future__ import annotations

import re
import shlex
from calendar import monthrange
from datetime import date
from fractions import Fraction
from functools import lru_cache

import pytest

from docs.blocks import DOCS, blocks
from lidwoord.calculate import calculate
from lidwoord.cli import DONE, main
from lidwoord.cli.cases import read_case_file
from lidwoord.ruleset.load import load, rules_root
from lidwoord.ruleset.model import RuleSet

PAGE = (DOCS / "voorbeelden" / "jaar-verzorgende.md").read_text("utf-8")
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


@lru_cache
def rules() -> RuleSet:
    """The rule set of the page."""
    return load("cao-2025")


def calculated(day: str, outcomes: list[str]) -> list[str]:
    """The outcomes on a day as the page writes amounts: rounded to hundredths."""
    case = read_case_file(str(rules_root() / "cao-2025" / "jaar-verzorgende.zaak.yaml"))
    answer = calculate(rules(), outcomes, case.given, date=date.fromisoformat(day), covers=case.covers)
    cents = []
    for name in outcomes:
        value = answer[name].value
        assert isinstance(value, Fraction), (name, answer[name].text)
        cents.append(int(value * 100 + Fraction(1, 2)))
    return [f"{c // 100:,}".replace(",", ".") + f",{c % 100:02}" for c in cents]


@pytest.mark.parametrize(("command", "shown"), COMMANDS, ids=[f"{n} {c.split()[2]}" for n, (c, _) in enumerate(COMMANDS)])
def test_commands(command: str, shown: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A command gives what stands below it."""
    monkeypatch.chdir(DOCS.parent)
    program, *words = shlex.split(command)
    assert program == "lidwoord"
    assert main(words) == DONE
    out, err = capsys.readouterr()
    assert err == ""
    assert out.rstrip("\n") == shown.rstrip("\n")


@pytest.mark.parametrize("row", table("maand"), ids=lambda row: row[0])
def test_each_month(row: list[str]) -> None:
    """The amounts of a month are those of the rules, on its last day."""
    month = row[0]
    outcomes = [cells[1].strip("`").replace("MAAND", f"{month}-01") for cells in table("kolom")]
    year, number = map(int, month.split("-"))
    last = f"{month}-{monthrange(year, number)[1]:02}"
    assert calculated(last, outcomes) == row[1 : 1 + len(outcomes)]


@pytest.mark.parametrize("row", table("dag"), ids=lambda row: f"{row[0]} {row[2]}")
def test_each_amount_that_is_not_monthly(row: list[str]) -> None:
    """The amounts that come once are those of the rules on their day."""
    day, _, outcome, amount, _ = row
    assert calculated(day, [outcome.strip("`")]) == [amount]


def test_the_page_covers_the_whole_term() -> None:
    """Twenty months, in order."""
    months = [row[0] for row in table("maand")]
    assert months == [f"2025-{m:02}" for m in range(1, 13)] + [f"2026-{m:02}" for m in range(1, 9)]
