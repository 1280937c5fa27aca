"""The year of a home-care learner: every figure of its tables is calculated, and every command gives what the page shows."""

from __future__ import annotations

import re
import shlex
from calendar import monthrange
from datetime import date
from functools import cache

import pytest
import yaml

import lidwoord
from docs.blocks import DOCS, blocks, section
from docs.quoted_pages import pattern
from lidwoord.calculate import calculate
from lidwoord.cli import main
from lidwoord.values.dates import MONTHS

RULES = DOCS.parent / "rules"
CASE = RULES / "cao-2025/jaar-leerling.zaak.yaml"
PAGE = (DOCS / "voorbeelden/jaar-leerling.md").read_text("utf-8")
BLOCKS = blocks(PAGE)
COMMANDS = [
    (block.text.strip(), after.text)
    for block, after in zip(BLOCKS, [*BLOCKS[1:], BLOCKS[0]], strict=True)
    if block.language == "sh"
]
ROW = re.compile(rf"^\| ({'|'.join(MONTHS)}) (\d{{4}}) \| (.+) \|$", re.MULTILINE)
FIRST, LAST = (2025, 1), (2026, 8)


def rows(heading: str) -> list[tuple[date, list[str]]]:
    """The rows of the table of months under a heading, each with the last day of its month."""
    found = []
    for month, year, cells in ROW.findall(section(PAGE, heading)):
        number = MONTHS.index(month) + 1
        found.append((date(int(year), number, monthrange(int(year), number)[1]), cells.split(" | ")))
    return found


PAY, EXTRA = rows("Haar salaris per maand"), rows("Wat erbij komt")


@cache
def case() -> dict[str, object]:
    """What the case gives, every scalar as text."""
    given = yaml.load(CASE.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  # every scalar as text; our own file
    return dict(given["invoer"])


@cache
def figures(day: date, *names: str) -> tuple[str, ...]:
    """Outcomes on a day, as amounts without their unit."""
    answer = calculate(_rules(), list(names), case(), date=day)
    return tuple(re.sub(r"^€ |/[a-z]+$| jaar$", "", answer[name].text) for name in names)


@cache
def _rules() -> lidwoord.RuleSet:
    return lidwoord.load("cao-2025")


def _shifts(day: date) -> list[str]:
    """The evening and the Sunday of the month, by their begin."""
    begins = [shift["begin"] for shift in case()["diensten"]]  # type: ignore[attr-defined]  # a list of groups of text
    return sorted((b for b in begins if b.startswith(f"{day:%Y-%m}")), key=lambda b: "T08" in b)


@pytest.mark.parametrize("table", [PAY, EXTRA], ids=["pay", "extra"])
def test_every_month_is_in_the_table(table: list[tuple[date, list[str]]]) -> None:
    """Twenty months, in order."""
    shown = [(day.year, day.month) for day, _ in table]
    assert (shown[0], shown[-1], len(shown)) == (FIRST, LAST, 20)
    assert shown == sorted(set(shown))


@pytest.mark.parametrize(("day", "cells"), PAY, ids=[f"{d:%Y-%m}" for d, _ in PAY])
def test_pay(day: date, cells: list[str]) -> None:
    """Her age, the minimum wage, and her pay."""
    names = ("leeftijd", "minimumuurloon_bij_leeftijd", "maandsalaris_voltijd", "maandsalaris")
    assert list(figures(day, *names)) == cells[:4]


@pytest.mark.parametrize(("day", "cells"), EXTRA, ids=[f"{d:%Y-%m}" for d, _ in EXTRA])
def test_extra(day: date, cells: list[str]) -> None:
    """Hourly wage, the evening and the Sunday, travel, and what she builds up."""
    evening, sunday = _shifts(day)
    month = f"{day:%Y-%m}-01"
    names = (
        "uurloon_toeslagen",
        f"ort_van_dienst[{evening}]",
        f"ort_van_dienst[{sunday}]",
        "clientreisvergoeding_over_werkdagen",
        "reiskosten_woon_werk",
        f"opbouw_eindejaarsuitkering[{month}]",
        f"opbouw_vakantiebijslag[{month}]",
    )
    assert list(figures(day, *names)) == cells


def test_the_article_of_each_pay_is_in_its_explanation(capsys: pytest.CaptureFixture[str]) -> None:
    """The article and the first lid that the table names, once for each."""
    first = {cells[4]: day for day, cells in reversed(PAY)}
    assert len(first) == 8
    for place, day in first.items():
        outcome = "salaris_na_opleiding" if place.endswith("sub b") else "maandsalaris"
        assert main(["uitleg", f"cao-2025@{day}", outcome, "--invoer", str(CASE)]) == 0
        said = " ".join(capsys.readouterr().out.split())
        article, _, lid = place.replace(",", "").partition(" lid ")
        assert re.search(rf"artikel {re.escape(article)} [^)\]]*?lid {re.escape(lid.partition(' en ')[0])}\b", said), place


@pytest.mark.parametrize(("command", "shown"), COMMANDS, ids=[c for c, _ in COMMANDS])
def test_commands(command: str, shown: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A command gives what stands below it."""
    monkeypatch.chdir(DOCS.parent)
    program, *words = shlex.split(command)
    assert (program, main(words)) == ("lidwoord", 0)
    out, err = capsys.readouterr()
    assert err == ""
    assert re.fullmatch(pattern(shown), out.rstrip("\n"))
