"""What an attack may cost, and a way to measure it: the command line in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass

SECONDS = 60.0
"""Far above what any attack takes on an idle machine (about 10 s at most): this tells work that runs away from a busy machine."""
MEGABYTES = 500

# Runs the command line and then says on the last line of stderr what it took.
RUN = """
import resource, sys, traceback
from lidwoord.cli import main
try:
    code = main(sys.argv[1:])
except SystemExit as stop:
    code = stop.code
except BaseException:
    traceback.print_exc()
    code = 99
used = resource.getrusage(resource.RUSAGE_SELF)
try:  # the peak of this program alone: ru_maxrss begins at the size of the process that started it
    with open("/proc/self/status") as status:
        peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))
except (OSError, StopIteration):
    peak = used.ru_maxrss
sys.stdout.flush()
print(f"{used.ru_utime + used.ru_stime} {peak}", file=sys.stderr)
sys.exit(code)
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command gave and took."""

    code: int
    output: str
    errors: str
    seconds: float
    megabytes: float

    @property
    def bearable(self) -> bool:
        """Whether it stayed within the bounds and ended without a traceback."""
        return self.seconds < SECONDS and self.megabytes < MEGABYTES and "Traceback" not in self.errors


def uncovered() -> dict[str, str]:
    """The environment without coverage's: a process that is measured here is not traced."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("COVERAGE", "COV_CORE"))}


def measured(*words: str, stdin: bytes = b"", cwd: str | None = None) -> Cost:
    """Run a command in a process of its own."""
    command = [sys.executable, "-c", RUN, *words]
    result = subprocess.run(command, input=stdin, capture_output=True, check=False, cwd=cwd, env=uncovered())
    errors, _, last = result.stderr.decode().rstrip("\n").rpartition("\n")
    seconds, kilobytes = last.split()
    return Cost(result.returncode, result.stdout.decode(), errors, float(seconds), int(kilobytes) / 1024)
