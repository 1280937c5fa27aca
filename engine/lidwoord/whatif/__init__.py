"""What would change an outcome: each input on its own given other answers.

In: a rule set, an outcome and a case. Out: a ``Report``: which inputs change the outcome, what it is then, and where it tips.
"""

from lidwoord.whatif.model import Found, Other, Report, Tip
from lidwoord.whatif.report import what_if

__all__ = ["Found", "Other", "Report", "Tip", "what_if"]
