"""Forms: what a case must say, as words, as a JSON Schema, as a YAML form to fill in; and a case as YAML text.

In: a rule set and the outcomes that are asked. Out: texts and plain data for whoever gives the case.
"""

from lidwoord.forms.needs import Needs, needs_of

__all__ = ["Needs", "needs_of"]
