"""What a rule set says without calculating: norms, procedures, what it cannot hold, and where it comes from.

In: nothing (these are the data that ``build`` makes and ``codec`` stores). Out: frozen descriptions, each with its citation and
its place in the file.
"""

from __future__ import annotations

from datetime import date

from lidwoord.diagnostics import Span
from lidwoord.ruleset.citation import Citation, Titled, Validity
from lidwoord.values.record import dataclass


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Norm(Titled):
    """Who must, may or may not do what, towards whom, by when; ``validity`` is that of its document."""

    id: str
    cite: Citation
    span: Span
    soort: str
    addressee: str
    towards: str = ""
    deadline: str = ""
    term: str = ""
    touches: tuple[str, ...] = ()
    summary: str = ""
    title: str = ""
    validity: Validity = Validity()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Step:
    """One step of a procedure: who does what, by when; ``term`` is the rule that gives that day."""

    cite: Citation
    span: Span
    who: str
    does: str
    deadline: str = ""
    term: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Procedure(Titled):
    """What happens one after the other, and by whom; ``validity`` is that of its document."""

    id: str
    cite: Citation
    span: Span
    steps: tuple[Step, ...]
    touches: tuple[str, ...] = ()
    summary: str = ""
    title: str = ""
    validity: Validity = Validity()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Inexpressible:
    """A lid that the language does not hold, with the reason; ``soort`` is ``tekst`` where the lid holds no rule at all."""

    id: str
    cite: Citation
    span: Span
    reason: str
    soort: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SourceDocument:
    """A document that rules cite."""

    id: str
    title: str
    soort: str = ""
    identifier: str = ""
    zekerheid: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Manifest:
    """Who made the rule set, for when, from which documents, on top of which other sets."""

    name: str
    title: str
    status: str = "geldend"
    parties: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    sources: tuple[SourceDocument, ...] = ()
    uses: tuple[str, ...] = ()
