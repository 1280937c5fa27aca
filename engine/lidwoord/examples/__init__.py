"""Examples beside the rules: reading and running them, and what of the rules they reach.

In: a rule set and its ``*.voorbeelden.yaml`` files. Out: a result per example, with what differed as diagnostics (LW60x),
and the coverage of the rules by all of them (LW960).
"""

from lidwoord.examples.check import check_example
from lidwoord.examples.coverage import Coverage, cover, together
from lidwoord.examples.points import points_of
from lidwoord.examples.read import Example, example_files, read_examples
from lidwoord.examples.run import Result, run_example

__all__ = [
    "Coverage",
    "Example",
    "Result",
    "check_example",
    "cover",
    "example_files",
    "points_of",
    "read_examples",
    "run_example",
    "together",
]
