"""What every test shares: no test reads or writes the user's cache of compiled rule sets."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from coverage import Coverage
from hypothesis import HealthCheck, settings

pytest.register_assert_rewrite("building")  # its asserts are the tests' own
settings.register_profile(
    "lidwoord",
    deadline=None,  # a slow machine is no fault
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="LIDWOORD_TOEVAL" not in os.environ,  # with it: other cases each time, to look for what nobody thought of
)
settings.load_profile("lidwoord")
TESTS = Path(__file__).parent


UNCOVERED = ("audit", "docs", "golden")
"""Tests of the rules and the pages: they pass over code that other tests cover, at twice the time when it is traced."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Trace no coverage where it says nothing new."""
    for item in items:
        if item.path.relative_to(TESTS).parts[0] in UNCOVERED:
            item.add_marker(pytest.mark.no_cover)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Stop tracing while such a test runs; when no coverage is measured, there is nothing to stop."""
    tracing = Coverage.current() if item.get_closest_marker("no_cover") else None
    if tracing is None:
        return (yield)
    tracing.stop()
    try:
        return (yield)
    finally:
        tracing.start()


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Compiled rule sets are kept in a folder of this run, which the workers of xdist share."""
    before = os.environ.get("LIDWOORD_CACHE")
    own = tmp_path_factory.getbasetemp()
    os.environ["LIDWOORD_CACHE"] = str((own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "cache")
    yield
    if before is None:
        del os.environ["LIDWOORD_CACHE"]
    else:
        os.environ["LIDWOORD_CACHE"] = before
