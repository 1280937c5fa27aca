"""All that a comparison was asked for: the differences, their effect on cases, and the days on which things change.

In: these three. Out: the same as lines of text, or as JSON data.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lidwoord.compare.effect import Effect
from lidwoord.compare.effect_json import effect_json
from lidwoord.compare.effect_lines import effect_lines
from lidwoord.compare.json_form import change_json, to_json
from lidwoord.compare.model import Comparison
from lidwoord.compare.text import comparison_lines, told_changes
from lidwoord.compare.timeline import Day
from lidwoord.diagnostics.paint import Paint, plainly
from lidwoord.explain.words import day_words


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison with what was asked besides."""

    comparison: Comparison
    effect: tuple[Effect, ...] = ()
    days: tuple[Day, ...] = ()

    def to_json(self) -> dict[str, object]:
        """As ``vergelijking.schema.json`` describes it."""
        data = to_json(self.comparison)
        data["effect"] = [effect_json(effect, self.comparison.b.rules) for effect in self.effect]
        if self.days:
            data["tijdlijn"] = [
                {
                    "datum": day.day.isoformat(),
                    "regelset": day.found.b.rules.manifest.name,
                    "wijzigingen": [change_json(change) for change in day.found.changes],
                }
                for day in self.days
            ]
        return data

    def lines(self, *, unfolded: bool = False, paint: Paint = plainly) -> Iterator[str]:
        """As text: the days or else the differences, then the effect."""
        if self.days:
            yield from self._timeline(unfolded, paint)
        else:
            yield from comparison_lines(self.comparison, unfolded=unfolded, paint=paint)
        for effect in self.effect:
            yield from effect_lines(effect, self.comparison.b.rules, unfolded=unfolded, paint=paint)

    def _timeline(self, unfolded: bool, paint: Paint) -> Iterator[str]:
        for number, day in enumerate(self.days):
            yield from ("",) if number else ()
            step = f": hier begint {day.found.b.rules.manifest.title}" if day.step else ""
            yield paint(f"{day_words(day.day)}{step} ({len(day.found.changes)})", "kop")
            if day.step and not unfolded:
                yield "  Wat er dan verandert, toont `lidwoord vergelijk` zonder --op-tijdlijn."
            else:
                yield from told_changes(day.found.changes, unfolded, paint)
