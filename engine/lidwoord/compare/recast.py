"""Subjects that are something else now: a rule that became a question, a rule that was settled anew, a claim turned round.

In: two snapshots with their pairs. Out: one change for each such subject, where each side would tell it on its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from lidwoord.compare.context import Context, place_of
from lidwoord.compare.lineage import Lineage
from lidwoord.compare.model import Change
from lidwoord.compare.subject import as_a_name, content, is_there, title_of, working
from lidwoord.ruleset.model import Input

TOLD_AS = {"invoer": "invoer", "regels": "formule", "waarden": "waarde", "tabellen": "tabel", "normen": "norm",
           "procedures": "norm"}  # fmt: skip
SORTS = {
    "regels": "een berekening", "waarden": "een vast gegeven", "tabellen": "een tabel", "normen": "een norm",
    "procedures": "een procedure", "lijsten": "een lijst", "dagsoorten": "een soort dagen", "soorten": "een lijst",
}  # fmt: skip

COUNTED = "Dit werd uitgerekend."


def recast(both: Context, name: str) -> bool:
    """Whether a subject is there on both sides, as something else."""
    old = both.pairs.crossed.get(name)
    return old is not None and is_there(both.a, both.pairs.old[old][1]) and is_there(both.b, both.pairs.new[name][1])


def recast_changes(both: Context, lineage: Lineage, asked_by: Callable[[str], tuple[str, ...]]) -> Iterator[Change]:
    """One change for each subject of another sort, and for each claim that was turned round."""
    for name, old in both.pairs.crossed.items():
        if recast(both, name):
            link = lineage.links.get(name)
            note = link.name.note if link is not None else lineage.lapsed[old].note if old in lineage.lapsed else ""
            told = _told(both, name, old)
            told = f"{told.removesuffix(COUNTED)}{note}" if note and told.endswith(COUNTED) else f"{told} {note}".strip()
            found = _change(both, name, old, told, asked_by)
            if link is not None and found.a is not None:
                origins = [working(both.a, both.pairs.old[origin.id][1]) for origin in link.origins]
                found = replace(found, a=replace(found.a, text="; ".join(dict.fromkeys(origins))))
            yield found
    for name, old in both.pairs.turned.items():
        section, item = both.pairs.new[name]
        was, becomes = content(both.a, both.pairs.old[old][1]), content(both.b, item)
        what = "De vraag" if section == "invoer" else as_a_name(title_of(item))
        note = lineage.links[name].name.note
        told = f"{what} is omgekeerd: was “{was}” en is nu “{becomes}”. {note}".strip()
        yield _change(both, name, old, told, asked_by)


def _told(both: Context, name: str, old: str) -> str:
    (before, earlier), (section, item) = both.pairs.old[old], both.pairs.new[name]
    title = as_a_name(title_of(item))
    if before == section:
        return f"{title} is opnieuw geregeld."
    if isinstance(item, Input):
        was = COUNTED if before == "regels" else f"Dit was {SORTS[before]}."
        return f"Nieuwe vraag: {content(both.b, item)} {was}"
    becomes = "wordt nu uitgerekend" if section == "regels" else f"is nu {SORTS[section]}"
    if isinstance(earlier, Input):
        says = content(both.b, item) if section in ("normen", "procedures") else ""
        return f"{title} {becomes}; eerst werd gevraagd: {content(both.a, earlier)} {says}".strip()
    figure = f" ({content(both.a, earlier)})" if before == "waarden" else ""
    return f"{title} was {SORTS[before]}{figure} en {becomes}."


def _change(both: Context, name: str, old: str, told: str, asked_by: Callable[[str], tuple[str, ...]]) -> Change:
    section, item = both.pairs.new[name]
    a, b = (place_of(one, text=working(side, one)) for side, one in ((both.a, both.pairs.old[old][1]), (both.b, item)))
    touches = asked_by(name) if isinstance(item, Input) else ()
    return Change(name, TOLD_AS.get(section, "formule"), section, title_of(item), a, b, told, touches=touches)
