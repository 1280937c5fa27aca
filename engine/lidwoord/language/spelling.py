"""The canonical spelling of a formula as its author built it.

In: the text of a formula. Out: its words with single spaces and canonical notation of numbers, and where each word stood. Other
than `write`, which prints a tree, this keeps the brackets and the synonyms that the author chose to lead the reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from lidwoord.diagnostics import Span
from lidwoord.language import syntax as s
from lidwoord.language.parse import grammar, parse
from lidwoord.values.notation import write_literal
from lidwoord.values.types import parse_type

_NOWHERE = Span("", 1, 1, 1, 1)
_WHOLE = ",00"
_OPENING, _CLOSING = "(", frozenset(");")


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its canonical text, where it began in the formula, and whether a space stands before it."""

    text: str
    start: int
    spaced: bool


@lru_cache(maxsize=16_384)
def tree_of(text: str) -> s.Expr | None:
    """Return the tree of a formula, or None when it does not parse."""
    return parse(text, _NOWHERE)[0]


def same_formula(first: str, second: str) -> bool:
    """Tell whether two texts are one formula: equal as text, or by their trees."""
    if first == second:
        return True
    tree = tree_of(first.strip())
    return tree is not None and tree == tree_of(second.strip())


def spell(text: str) -> tuple[Word, ...]:
    """Return the words of a formula in canonical spelling; none when it does not parse, or would not mean the same."""
    tree = tree_of(text)
    if tree is None:
        return ()
    nodes = list(s.walk(tree))
    literals = {node.at: node for node in nodes if isinstance(node, s.Literal)}
    signs = {node.at[0] for node in nodes if isinstance(node, s.Negate)}
    words: list[Word] = []
    glued = True  # the first word, and what follows an opening bracket or a minus sign
    for token in grammar().parse_interactive(text).iter_parse():  # `lex` builds a new lexer every time
        start, end = token.start_pos or 0, token.end_pos or 0
        literal = literals.get((start, end))
        spelled = str(token) if literal is None else _literal(literal, str(token))
        words.append(Word(spelled, start, not glued and spelled not in _CLOSING))
        glued = spelled == _OPENING or (spelled == "-" and start in signs)
    return tuple(words) if same_formula(text, joined(words)) else ()


def joined(words: list[Word] | tuple[Word, ...]) -> str:
    """Return words as one line."""
    return "".join(f" {word.text}" if word.spaced else word.text for word in words)


def _literal(node: s.Literal, written: str) -> str:
    """Return a literal in canonical notation; an amount in whole euros stays without cents."""
    kind = parse_type(node.kind)
    if kind is None or node.kind == "tekst":
        return written
    text = write_literal(node.value, kind)
    return text.replace(_WHOLE, "") if node.kind.startswith("€") and "," not in written else text
