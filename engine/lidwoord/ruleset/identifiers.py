"""Identifiers of Dutch legislation: BWB-id, JCI, ELI and the official gazettes.

In: the ``id`` of a source document. Out: its parts, or None when it is no identifier. A collective agreement has no
such identifier. The forms are those of the Basiswettenbestand and the Juriconnect standard (JCI 1.3), ELI, and
officielebekendmakingen.nl.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

BWB = re.compile(r"BWB[RVW]\d{7}")
JCI = re.compile(r"jci(1\.[0-3]):([cv]):(BWB[RVW]\d{7})((?:&[a-z-]+=[^&\s]+)*)")
ELI = re.compile(r"(?:https?://[\w.-]+/)?eli/[a-z]{2,}(?:/[\w.:-]+)+")
GAZETTE = re.compile(r"(stcrt|stb|trb)-(\d{4})-(\d{1,6})")
PLACES = frozenset(
    "boek deel hoofdstuk titeldeel afdeling paragraaf sub-paragraaf artikel lid onderdeel sub bijlage aanhef z g s e".split()  # noqa: SIM905
)  # parts of a law that JCI names, and its dates (zichtdatum, geldigheidsdatum, begin and end)


@dataclass(frozen=True, slots=True)
class Identifier:
    """A parsed identifier: ``kind`` is bwb, jci, eli, stcrt, stb or trb; ``places`` the parts of the law that a JCI names."""

    kind: str
    document: str
    places: tuple[tuple[str, str], ...] = ()


def parse_identifier(text: str) -> Identifier | None:
    """The parts of an identifier; None when it has no known form."""
    if BWB.fullmatch(text):
        return Identifier("bwb", text)
    if (jci := JCI.fullmatch(text)) is not None:
        pairs = tuple((name, value) for name, _, value in (part.partition("=") for part in jci[4].split("&")[1:]))
        return Identifier("jci", jci[3], pairs) if all(name in PLACES for name, _ in pairs) else None
    if ELI.fullmatch(text):
        return Identifier("eli", text)
    if (gazette := GAZETTE.fullmatch(text)) is not None:
        return Identifier(gazette[1], text)
    return None
