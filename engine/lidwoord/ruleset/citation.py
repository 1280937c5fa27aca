"""Where something stands, when it holds, and what it is called.

In: nothing. Out: what the declarations of a rule set have in common.
"""

from __future__ import annotations

from datetime import date

from lidwoord.values.record import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    """Where something stands: document, article or section, lid; its status and how sure the figure is.

    ``also`` are other places that say the same, such as the item of a negotiation result that an article carries out.
    """

    document: str = ""
    artikel: str = ""
    lid: str = ""
    onderdeel: str = ""
    status: str = ""
    zekerheid: str = ""
    also: tuple[Citation, ...] = ()

    @property
    def text(self) -> str:
        """``artikel 5.19 lid 2`` or ``onderdeel 6 lid 3``, without the document."""
        place = f"artikel {self.artikel}" if self.artikel else f"onderdeel {self.onderdeel}" if self.onderdeel else ""
        if self.artikel[:1].isalpha():  # bijlage A1, tabel 2
            place = self.artikel
        lid = ", ".join(f"lid {part.strip()}" if part.strip()[:1].isdigit() else part.strip() for part in self.lid.split(";"))
        return f"{place} {lid}".strip()


@dataclass(frozen=True, slots=True)
class Validity:
    """When a rule holds: between two dates, or in the period that a value gives (``by``), or from its begin or until
    its end only.
    """

    start: date | None = None
    end: date | None = None
    by: str = ""
    only: str = ""
    cite: Citation = Citation()


class Titled:
    """Something with an id and perhaps a title."""

    __slots__ = ()
    id: str
    title: str

    @property
    def name(self) -> str:
        """The title, or the id as words."""
        return self.title or self.id.replace("_", " ")
