"""The option `--zaken`, one test per case, and the counts at the end of the run.

In: the command line. Out: a parametrised `case`, and in pytest's closing summary how many cases passed, failed or were skipped.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from golden.case_files import read_cases
from golden.mapping import read_mappings
from golden.verdict import Status

if TYPE_CHECKING:
    from golden.verdict import Verdict

HERE = Path(__file__).parent
OWN_CASES = HERE / "zaken"
VERDICTS = pytest.StashKey[dict[str, "Verdict"]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of the golden cases (only known when this folder is named on the command line)."""
    group = parser.getgroup("golden", "worked cases")
    group.addoption(
        "--zaken", type=Path, default=None, metavar="MAP", help="folder with case files (default: tests/golden/zaken)"
    )
    group.addoption("--ratel", action="store_true", help="write the lower counts of skipped cases to ratel.yaml")


def case_folder(config: pytest.Config) -> Path:
    """Return the folder whose cases are run."""
    return config.getoption("--zaken", default=None) or OWN_CASES


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make one test of each case."""
    if "case" in metafunc.fixturenames:
        folder = case_folder(metafunc.config)
        if not folder.is_dir():
            raise pytest.UsageError(f"--zaken: {folder} is geen map")
        cases = read_cases(folder)
        metafunc.parametrize("case", cases, ids=[c.name for c in cases])


@pytest.fixture(scope="session")
def mappings():
    """The mappings, by case set."""
    return read_mappings(HERE / "afbeelding")


@pytest.fixture(scope="session")
def verdicts(request: pytest.FixtureRequest) -> dict[str, Verdict]:
    """What became of each case in this run, by its name; filled by the tests."""
    return request.config.stash.setdefault(VERDICTS, {})


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the counts for each case set, and for each group of case ids that its mapping names."""
    verdicts = config.stash.get(VERDICTS, {})
    if not verdicts:
        return
    terminalreporter.section("uitgewerkte zaken")
    sets = dict.fromkeys(name.partition("/")[0] for name in verdicts)
    for case_set in sets:
        mine = {n.partition("/")[2]: v for n, v in verdicts.items() if n.startswith(f"{case_set}/")}
        terminalreporter.write_line(line(case_set, [v.status for v in mine.values()]))
        mapping = read_mappings(HERE / "afbeelding").get(case_set)
        for group, prefixes in (mapping.groups if mapping else {}).items():
            statuses = [v.status for n, v in mine.items() if n.startswith(tuple(prefixes))]
            if statuses:
                terminalreporter.write_line("  " + line(group, statuses))


def line(title: str, statuses: list[Status]) -> str:
    """Return the counts of one set or group as text."""
    count = Counter(statuses)
    run = count[Status.PASSED] + count[Status.FAILED]
    parts = ", ".join(f"{count[s]} {s.value}" for s in Status if count[s])
    return f"{title}: {len(statuses)} zaken, {run} door de afbeelding ({run / len(statuses):.0%}): {parts}"
