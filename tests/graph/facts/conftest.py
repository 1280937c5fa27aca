"""The rule set of the scenes, loaded once."""

from __future__ import annotations

import pytest

from building import make_rules
from graph.facts.scenes import RULES
from lidwoord.ruleset.model import RuleSet


@pytest.fixture(scope="session")
def rules(tmp_path_factory: pytest.TempPathFactory) -> RuleSet:
    """Tables with every kind of link, and outcomes that point out rows."""
    return make_rules(tmp_path_factory.mktemp("feiten"), RULES)
