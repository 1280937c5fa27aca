"""The best first: what words are looked for in the names of a rule set, and names near to words that nothing holds.

In: the outcomes, inputs and values of a rule set, and words. Out: those that hold all words, ordered by how well they do: the
exact name, whole words of the name or title, beginnings of words there, whole words in the summary and the place, and parts of
words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lidwoord.diagnostics import did_you_mean
from lidwoord.explain.search import Named, folded, mentions, title_of
from lidwoord.ruleset.model import Rule

SHORTEST_PART = 5  # letters of a known word that is looked for in a longer one
EXACT, WHOLE, BEGIN, IN_REST, INSIDE, INSIDE_REST = range(6)  # how well a word is held


def ranked(items: Iterable[Named], words: Iterable[str]) -> list[Named]:
    """The items that hold all words, the best first, else in their own order."""
    wanted = [_spaced(word) for word in words]
    found = [item for item in items if mentions(item, wanted)]
    return sorted(found, key=lambda item: _rank(item, wanted))


def near_names(items: Iterable[Named], words: Iterable[str]) -> str:
    """A hint for words that nothing holds together: names or words near to them; "" when none is near."""
    known = list(items)
    typed = list(words)
    name = did_you_mean("_".join(typed), (item.id for item in known))
    if name:
        return name
    vocabulary = {word for item in known for word in re.findall(r"\w{3,}", _name_of(item))}
    for word in map(_spaced, typed):
        if not any(word in _name_of(item) for item in known):
            near = did_you_mean(word, vocabulary) or _part(word, vocabulary)
            if near:
                return near
    return ""


def _rank(item: Named, wanted: list[str]) -> tuple[int, int, bool, int]:
    """How well an item holds the words: its worst word counts first, then all of them together.

    Of equals the names that begin with the first word go first, and then the names of few words.
    """
    own, name = _spaced(item.id), _name_of(item)
    ranks = [EXACT] if own == " ".join(wanted) else [_word_rank(name, item, word) for word in wanted]
    worst = max(ranks)
    return worst, sum(ranks), not own.startswith(wanted[0]), own.count(" ") if worst < IN_REST else 0


def _word_rank(name: str, item: Named, word: str) -> int:
    begin = rf"(?<![\w.]){re.escape(word)}"
    whole = rf"{begin}(?!\w|\.\d)"  # 4.4 is not a word of 4.4.1
    if re.search(whole, name):
        return WHOLE
    if re.search(begin, name):
        return BEGIN
    rest = folded(f"{item.summary if isinstance(item, Rule) else ''} {item.cite.text}")
    if re.search(whole, rest):
        return IN_REST
    return INSIDE if word in name else INSIDE_REST


def _name_of(item: Named) -> str:
    """The words of the name and the title, or of the question where there is no title."""
    return f"{_spaced(item.id)} {folded(title_of(item))}"


def _spaced(word: str) -> str:
    return folded(word.replace("_", " "))


def _part(word: str, vocabulary: set[str]) -> str:
    """The longest known word that a longer one begins or ends with."""
    parts = [w for w in vocabulary if len(w) >= SHORTEST_PART and (word.startswith(w) or word.endswith(w))]
    return f"Zoek op `{max(parts, key=lambda part: (len(part), part))}`." if parts else ""
