"""An interview: asks only what still matters for an outcome, one question at a time.

In: a rule set, an outcome, what is already given, and answers one by one. Out: the next question, or the outcome. Nothing
here reads or prints; a terminal or a web page does.
"""

from lidwoord.interview.ask import next_question
from lidwoord.interview.assumed import Assumption, assumptions
from lidwoord.interview.draft import Draft, from_file
from lidwoord.interview.question import Question
from lidwoord.interview.reply import answer, change, skip
from lidwoord.interview.state import Interview, outcome_of, start

__all__ = [
    "Assumption",
    "Draft",
    "Interview",
    "Question",
    "answer",
    "assumptions",
    "change",
    "from_file",
    "next_question",
    "outcome_of",
    "skip",
    "start",
]
