"""Progress of work that takes longer than a second.

In: steps, or a number to look at. Out: one line on stderr that is rewritten in place, only on a terminal.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType

AFTER = 1.0  # seconds
TICK = 0.5  # seconds


class Progress:
    """Shows what is being done, once it takes long."""

    def __init__(self, what: str) -> None:
        self.what, self.count, self.shown = what, 0, False
        self.start = time.monotonic()
        self._stop: Callable[[], None] | None = None

    def __enter__(self) -> Progress:
        """Start the clock."""
        return self

    def step(self, name: str) -> None:
        """One step further."""
        self.count += 1
        if sys.stderr.isatty() and time.monotonic() - self.start > AFTER:
            self.shown = True
            print(f"\r\x1b[K{self.what}: {self.count} ({name})", end="", file=sys.stderr, flush=True)

    def watch(self, count: Callable[[], int]) -> None:
        """Show a number that another keeps, now and then, until the work is done."""
        if not sys.stderr.isatty():
            return
        import threading  # only where someone looks on

        done = threading.Event()

        def tick() -> None:
            wait = AFTER
            while not done.wait(wait):
                self.shown, wait = True, TICK
                print(f"\r\x1b[K{self.what}: {count()}", end="", file=sys.stderr, flush=True)

        ticker = threading.Thread(target=tick, daemon=True)
        ticker.start()

        def stop() -> None:
            done.set()
            ticker.join()

        self._stop = stop

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None) -> None:
        """Clear the line."""
        if self._stop is not None:
            self._stop()
        if self.shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
