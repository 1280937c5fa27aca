"""Ranking and allocation of the RVU contribution over many applicants: CPU time, memory, and how both grow.

In: the rule set ``rvu-bijdrage`` and invented applications, 20 participants each, spread over two periods. Out: per
size the CPU time of one ``calculate`` with its whole trace, the peak memory of its process, and the growth beside
n log n; exit 1 when the time grows faster than that (a tenth is allowed for noise).

Run it with ``python tests/bench/rvu_scale.py [--aanvragers 500 1000 2000]``.
"""

from __future__ import annotations

import argparse
import math
import random
import resource
import subprocess
import sys
import time
from datetime import date

PARTICIPANTS = 20
OUTCOMES = (
    "rangnummer", "rangnummer_periode_2", "toegewezen_bijdrage", "toegewezen_bijdrage_periode_2", "budget_resterend_periode_2",
)  # fmt: skip
DAY = date(2025, 12, 1)
SLACK = 1.1


def case(applicants: int) -> dict[str, object]:
    """Invented applications, the same for the same number."""
    draw = random.Random(applicants)

    def participant(number: int, last_year: int) -> dict[str, str]:
        start = date(draw.randint(2022, last_year), draw.randint(1, 12), 1)
        pension = date(start.year + draw.randint(1, 3), draw.randint(1, 12), draw.randint(1, 28))
        return {
            "deelnemer_naam": f"d{number}", "uitkering_volgens_cao": "ja", "vso_ingangsdatum": start.isoformat(),
            "aow_datum": pension.isoformat(), "rvu_uitkering_per_maand": f"€ {draw.randint(1000, 2400)}/maand",
        }  # fmt: skip

    return {
        "aanvragen": [
            {
                "naam": f"A{number}", "cao_werkgever": "ja", "eigen_hoofddossier": "ja", "volledig": "ja",
                "datum_indiening": "2025-10-31" if number % 2 else "2024-12-31",
                "kolom_8": f"€ {draw.randint(10_000_000, 99_999_999)}",
                "deelnemers": [participant(n, 2025 if number % 2 else 2024) for n in range(PARTICIPANTS)],
            }
            for number in range(applicants)
        ]
    }  # fmt: skip


def measure(applicants: int) -> None:
    """Print the CPU time in seconds and the peak memory in megabytes of one calculation."""
    from lidwoord import load
    from lidwoord.calculate import calculate

    rules, given = load("rvu-bijdrage"), case(applicants)
    start = time.process_time()
    answer = calculate(rules, OUTCOMES, given, date=DAY)
    used = time.process_time() - start
    assert len(answer.outcomes) == 2 * applicants + 1, len(answer.outcomes)
    print(used, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main() -> int:
    """Measure each size in a process of its own; 1 when the time grows faster than n log n."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--aanvragers", type=int, nargs="+", default=[500, 1000, 2000])
    options.add_argument("--een", type=int, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.een:
        measure(given.een)
        return 0
    rows = []
    for size in given.aanvragers:
        command = (sys.executable, __file__, "--een", str(size))
        used, peak = map(float, subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())
        rows.append((size, used, peak))
        print(f"{size:6} aanvragers, {size * PARTICIPANTS:6} deelnemers: {used:7.1f} s CPU, {peak:7.0f} MB", flush=True)
    kept = True
    for (a, used_a, _), (b, used_b, _) in zip(rows, rows[1:], strict=False):
        grown, allowed = used_b / used_a, b * math.log(b) / (a * math.log(a))
        kept = kept and grown <= allowed * SLACK
        print(f"van {a} naar {b}: {grown:.2f} × de tijd; n log n is {allowed:.2f} ×")
    print("no faster than n log n: kept" if kept else "FASTER THAN N LOG N")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
