"""Build hook: a real wheel carries the rule data; an editable install reads it from the repository.

In: the kind of build. Out: `rules/` mapped to `lidwoord/regels` in the wheel, so that an installed `lidwoord` works anywhere.
"""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class RuleData(BuildHookInterface):  # type: ignore[type-arg]  # hatchling's generic argument is its own configuration
    """Adds the rule data to a standard build only: a copy in an editable install would go stale."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Map `rules/` into the package when `version` is a standard build."""
        if version == "standard":
            build_data["force_include"]["rules"] = "lidwoord/regels"
