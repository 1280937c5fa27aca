"""The rule set of the scenes, loaded once."""

from __future__ import annotations

import pytest

from building import make_rules
from graph.scenes import RULES
from lidwoord.ruleset.model import RuleSet


@pytest.fixture(scope="session")
def rules(tmp_path_factory: pytest.TempPathFactory) -> RuleSet:
    """Every kind of node, and rules that come to every state."""
    return make_rules(tmp_path_factory.mktemp("graaf"), RULES)
