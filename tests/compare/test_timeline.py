"""The days on which something changes, between two days of one set and from one set to another."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from building import MANIFEST, make_rules, rules_in
from compare.editions import lineage_in, write_editions
from lidwoord.compare import Comparison, Lineage, Snapshot
from lidwoord.compare.result import Compared
from lidwoord.compare.timeline import Day, is_backwards, timeline

RULES = """
waarden:
  bedrag:
    lid: "1"
    type: €
    reeks:
      - {van: 2020-01-01, tot_en_met: 2020-06-30, waarde: € 1}
      - {van: 2020-07-01, waarde: € 2}
      - {van: 2021-01-01, waarde: € 2}
      - {van: 2021-07-01, waarde: € 3}
regels:
  recht: {lid: "2", type: ja/nee, geldt: {van: 2020-07-01, tot_en_met: 2020-12-31}, formule: bedrag is meer dan € 1}
"""


def told(days: list[Day]) -> list[tuple[str, list[str]]]:
    """Each day with the kinds and names of what changes."""
    return [(day.day.isoformat(), [f"{change.kind} {change.id}" for change in day.found.changes]) for day in days]


def test_days_of_one_set(tmp_path: Path) -> None:
    """After the first moment, up to and including the second; a new period with the same amount is no change."""
    rules = make_rules(tmp_path, RULES)
    days = list(timeline(Snapshot(rules, date(2020, 1, 1)), Snapshot(rules, date(2021, 7, 1)), Lineage()))
    assert told(days) == [
        ("2020-07-01", ["waarde bedrag", "nieuw recht"]),
        ("2021-01-01", ["vervallen recht"]),
        ("2021-07-01", ["waarde bedrag"]),
    ]
    assert all(change.since == day.day for day in days for change in day.found.changes)
    some = timeline(Snapshot(rules, date(2020, 7, 1)), Snapshot(rules, date(2021, 6, 30)), Lineage())
    assert [day.day for day in some] == [date(2021, 1, 1)]


def test_from_one_set_to_another(tmp_path: Path) -> None:
    """The days of the first, the day on which the second begins, and the days of the second."""
    root = write_editions(tmp_path)
    a, b = Snapshot(rules_in(root / "eerste"), date(2020, 2, 1)), Snapshot(rules_in(root / "tweede"), date(2021, 12, 31))
    days = list(timeline(a, b, lineage_in(root / "tweede")))
    assert [(day.day, day.step) for day in days] == [
        (date(2020, 7, 1), False), (date(2021, 1, 1), True), (date(2021, 7, 1), False),
    ]  # fmt: skip
    amounts = {change.id: (change.a.text, change.b.text) for change in days[1].found.changes if change.kind == "waarde"}  # type: ignore[union-attr]
    assert amounts == {"uurloon": ("€ 11,00/uur", "€ 12,00/uur"), "deel_toeslag": ("10%", "15%")}


def test_a_set_without_a_beginning_has_no_step(tmp_path: Path) -> None:
    """Nor a set in which nothing differs."""
    old, new = make_rules(tmp_path, RULES, "oud"), make_rules(tmp_path, RULES, "nieuw")
    days = list(timeline(Snapshot(old, date(2021, 1, 1)), Snapshot(new, date(2020, 7, 1)), Lineage()))
    assert [day.day.isoformat() for day in days] == ["2021-07-01", "2020-01-01", "2020-07-01"]
    assert not any(day.step for day in days)


def test_the_text_of_days(tmp_path: Path) -> None:
    """The step is only announced; with --alles it is told."""
    root = write_editions(tmp_path)
    a, b = Snapshot(rules_in(root / "eerste"), date(2020, 2, 1)), Snapshot(rules_in(root / "tweede"), date(2021, 12, 31))
    whole = Compared(Comparison(a, b, ()), (), tuple(timeline(a, b, lineage_in(root / "tweede"))))
    lines = list(whole.lines())
    assert lines[0] == "1 juli 2020 (1)"
    assert "1 januari 2021: hier begint Tweede cao (12)" in lines
    assert "  Wat er dan verandert, toont `lidwoord vergelijk` zonder --op-tijdlijn." in lines
    assert any("Erbij <i>|* is nieuw (" in line for line in whole.lines(unfolded=True))


@pytest.mark.parametrize(
    ("a", "b", "backwards"),
    [
        (("oud", date(2021, 1, 1)), ("oud", date(2020, 7, 1)), True),
        (("oud", date(2020, 7, 1)), ("oud", date(2020, 7, 1)), False),
        (("oud", None), ("oud", date(2020, 7, 1)), True),
        (("oud", date(2020, 7, 1)), ("oud", None), False),
        (("oud", None), ("oud", None), False),
        (("nieuw", None), ("oud", None), True),
        (("oud", None), ("nieuw", None), False),
        (("oud", date(2021, 3, 1)), ("nieuw", date(2021, 2, 1)), True),
        (("open", None), ("oud", None), False),
        (("open", date(2022, 1, 1)), ("oud", date(2020, 2, 1)), True),
    ],
)
def test_backwards(tmp_path: Path, a: tuple[str, date | None], b: tuple[str, date | None], backwards: bool) -> None:
    """A later set or a later day first; a set without a day is as it last was, and one without a beginning is never late."""
    terms = {"oud": "2020-01-01 t/m 2020-12-31", "nieuw": "2021-01-01 t/m 2021-12-31", "open": ""}
    sides = []
    for place, (name, day) in enumerate((a, b)):
        term = f"looptijd: {terms[name]}\n" if terms[name] else ""
        files = {
            "regelset.yaml": MANIFEST.format(naam=name) + term,
            "a.yaml": "invoer: {x: {type: €}}\nregels: {r: {type: €, formule: x}}\n",
        }
        sides.append(Snapshot(make_rules(tmp_path / str(place), files, name), day))
    assert is_backwards(*sides) == backwards
