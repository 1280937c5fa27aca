"""Examples beside the rules: reading and running them.

In: a rule set and its ``*.voorbeelden.yaml`` files. Out: a result per example, with what differed as diagnostics (LW60x).
"""

from lidwoord.examples.read import Example, example_files, read_examples
from lidwoord.examples.run import Result, run_example, unknown_outcomes

__all__ = ["Example", "Result", "example_files", "read_examples", "run_example", "unknown_outcomes"]
