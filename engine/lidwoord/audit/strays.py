"""Citations that point at no lid of the outline of their source.

In: an outline and a rule set. Out: a warning (LW963) per citation, at the declaration, with what was probably meant;
of an article that is not there only one.
"""

from __future__ import annotations

from lidwoord.audit.citations import SECTIONS, Cited
from lidwoord.audit.coverage import cover
from lidwoord.audit.outline import Article, Outline
from lidwoord.diagnostics import Diagnostic, diagnostic_of, nearest
from lidwoord.ruleset.model import RuleSet

FEW = 12  # leden that a hint lists


def stray_citations(outline: Outline, rules: RuleSet) -> tuple[Diagnostic, ...]:
    """What cites an article or a lid of the outlined document that the outline does not have."""
    sections = dict(zip(SECTIONS, rules.sections(), strict=True))
    known = {article.name: article for article in outline.articles}
    found: dict[tuple[str, ...], Diagnostic] = {}
    for cited in sorted(cover(outline, rules, ()).strays, key=lambda c: sections[c.section][c.id].span):
        name = cited.cite.artikel or cited.cite.onderdeel
        facts = {"naam": cited.id, "plaats": cited.cite.text, "document": outline.document}
        place = (name, cited.id, cited.cite.lid) if name in known else (name,)  # a new article is one thing to do
        if place not in found:
            found[place] = diagnostic_of(
                "LW963", sections[cited.section][cited.id].span, facts, hint=_hint(cited, known, outline)
            )
    return tuple(found.values())


def _hint(cited: Cited, known: dict[str, Article], outline: Outline) -> str:
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
