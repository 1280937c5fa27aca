"""Progress of work that takes longer than a second.

In: steps. Out: one line on stderr that is rewritten in place, only on a terminal.
"""

from __future__ import annotations

import sys
import time
from types import TracebackType

AFTER = 1.0  # seconds


class Progress:
    """Shows what is being done, once it takes long."""

    def __init__(self, what: str) -> None:
        self.what, self.count, self.shown = what, 0, False
        self.start = time.monotonic()

    def __enter__(self) -> Progress:
        """Start the clock."""
        return self

    def step(self, name: str) -> None:
        """One step further."""
        self.count += 1
        if sys.stderr.isatty() and time.monotonic() - self.start > AFTER:
            self.shown = True
            print(f"\r\x1b[K{self.what}: {self.count} ({name})", end="", file=sys.stderr, flush=True)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None) -> None:
        """Clear the line."""
        if self.shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
