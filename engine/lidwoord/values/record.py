"""Frozen classes of data that are cheap to make at every start.

In: the arguments of ``dataclasses.dataclass``. Out: a dataclass. To the type checker it is that very decorator, so a class that
says ``frozen=True`` can't be assigned to. At run time a class without equality of its own (``eq=False``) is made without the
two generated methods that would refuse an assignment: generating them for the sixty classes of the rule set and the syntax
tree took a sixth of a cold start (``tests/bench/cold_start.py``).
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(**options: Any) -> Any:
        """The decorator; see above."""
        frozen = options.pop("frozen", False) and options.get("eq", True)
        return dataclasses.dataclass(frozen=frozen, **options)
