"""The worked cases, each against the rules; and the count of those that can't be run, which may only fall.

Run other cases of the same form with `pytest tests/golden --zaken MAP`.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from golden.case_files import read_data
from golden.verdict import Status, judge

RATCHET = Path(__file__).parent / "ratel.yaml"
HEADER = """\
# Het aantal zaken dat niet gecodeerd of niet afgebeeld is, per verzameling. Een aantal mag alleen dalen.
# Is het gedaald, zet het dan vast met: pytest tests/golden --ratel
"""


def test_case(case, mappings, verdicts):
    """The engine's answer is the expected one: money to the cent, all else exactly."""
    verdict = verdicts[case.name] = judge(case, mappings)
    if verdict.status is Status.FAILED:
        pytest.fail(f"{case.head['omschrijving']}: {verdict.reason}", pytrace=False)
    if verdict.status is not Status.PASSED:
        pytest.skip(f"{verdict.status.value}: {verdict.reason}")


def test_ratchet(verdicts, pytestconfig):
    """The project's own cases that can't be run become fewer, never more."""
    if pytestconfig.getoption("--zaken", default=None):
        pytest.skip("telt alleen de eigen zaken")
    if "PYTEST_XDIST_WORKER" in os.environ:
        pytest.skip("elke werker ziet maar een deel van de zaken")
    skipped = Counter({path.stem: 0 for path in (Path(__file__).parent / "zaken").glob("*.yaml")})
    seen = Counter(name.partition("/")[0] for name in verdicts)
    if any(not seen[case_set] for case_set in skipped):
        pytest.skip("niet alle zaken zijn gedraaid")
    for name, verdict in verdicts.items():
        skipped[name.partition("/")[0]] += verdict.status in {Status.NOT_ENCODED, Status.NOT_MAPPED}
    held = {s: int(n) for s, n in read_data(RATCHET).items()} if RATCHET.exists() else {}
    risen = [f"{s}: {n} → {skipped[s]}" for s, n in held.items() if skipped[s] > n]
    assert not risen, f"meer zaken dan eerst kunnen niet gedraaid worden: {risen}"
    if skipped != held:
        if not pytestconfig.getoption("--ratel", default=False):
            pytest.fail(f"gedaald; zet vast met `pytest tests/golden --ratel`: {dict(skipped)}", pytrace=False)
        RATCHET.write_text(HEADER + "".join(f"{s}: {skipped[s]}\n" for s in sorted(skipped)), encoding="utf-8")
