"""Format: rule files in canonical form, by edits on the located text.

In: the text of a rule file, case or example file. Out: the same document as everyone writes it, or the reason why it was left
alone; and the safe writing of it.
"""

from lidwoord.format.canon import STEPS, Formatted, canonical
from lidwoord.format.difference import first_difference, unified
from lidwoord.format.store import replace_file

__all__ = ["STEPS", "Formatted", "canonical", "first_difference", "replace_file", "unified"]
