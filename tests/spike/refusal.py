"""What the compiler does not hold: a refusal that names the construct and the place.

In: the name of a construct, as a jurist would call it, and where it stands. Out: an exception; nothing is compiled.
"""

from __future__ import annotations


class RefusedError(Exception):
    """A rule that cannot be compiled to SQL; ``construct`` says what stands in the way, ``rule`` in which rule."""

    def __init__(self, construct: str, detail: str = "") -> None:
        super().__init__(construct, detail)
        self.construct, self.detail, self.rule = construct, detail, ""

    def __str__(self) -> str:
        """One sentence: what is refused, and where."""
        place = f" in {self.rule}" if self.rule else ""
        return f"niet te vertalen naar SQL{place}: {self.construct}{f' ({self.detail})' if self.detail else ''}"
