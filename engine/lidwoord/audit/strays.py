"""Citations that point at no lid of the outline of their source.

In: an outline and a rule set. Out: a warning (LW963) per citation, at the declaration, with what was probably meant.
"""

from __future__ import annotations

from lidwoord.audit.citations import SECTIONS, Cited
from lidwoord.audit.coverage import cover
from lidwoord.audit.outline import Outline
from lidwoord.diagnostics import Diagnostic, diagnostic, nearest
from lidwoord.ruleset.model import RuleSet

FEW = 12  # leden that a hint lists


def stray_citations(outline: Outline, rules: RuleSet) -> tuple[Diagnostic, ...]:
    """What cites an article or a lid of the outlined document that the outline does not have."""
    sections = dict(zip(SECTIONS, rules.sections(), strict=True))
    return tuple(
        diagnostic(
            "LW963",
            sections[c.section][c.id].span,
            hint=_hint(c, outline),
            naam=c.id,
            plaats=c.cite.text,
            document=outline.document,
        )
        for c in cover(outline, rules, ()).strays
    )


def _hint(cited: Cited, outline: Outline) -> str:
    known = {article.name: article for article in outline.articles}
    name = cited.cite.artikel or cited.cite.onderdeel
    if name not in known:
        near = nearest(name, known)
        meant = f"Bedoelde u `{near}`? " if near else ""
        return f"{meant}Is het artikel nieuw, zet het dan in de opbouw ({outline.span.file})."
    leden = [lid for lid in known[name].leden if lid]
    near = nearest(cited.cite.lid, leden)
    if near:
        return f"Bedoelde u lid `{near}`?"
    listed = ", ".join(leden[:FEW]) + (", …" if len(leden) > FEW else "")
    return f"In de opbouw heeft dit artikel {f'de leden {listed}' if leden else 'geen leden'} ({outline.span.file})."
