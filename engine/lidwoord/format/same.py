"""The proof that a rewritten document is still the same document.

In: a document and the text that should replace it. Out: whether the keys, the texts or formula trees, and the comments are the
same. It reads the new text anew and knows nothing of how that came about.
"""

from __future__ import annotations

from lidwoord.diagnostics import Span
from lidwoord.documents import formulas
from lidwoord.format.located import Located
from lidwoord.format.pieces import comments
from lidwoord.language.spelling import same_formula
from lidwoord.source import Mapping, Node, Scalar, Sequence


def same_document(before: Located, meant: Mapping, after: Located) -> bool:
    """Tell whether a document says what was meant, with the comments of the document that it replaces.

    meant: the root of the document before, carried forward to the present version; comments may then stand in another order.
    """
    old, new = comments(before), comments(after)
    carried = meant is not before.root
    if (sorted(old) != sorted(new)) if carried else (old != new):
        return False
    return _same(meant, after.root, {scalar.span for scalar in formulas(after.kind, after.root)})


def _same(meant: Node, found: Node, formulas_: set[Span]) -> bool:
    """Tell whether two nodes are equal; `formulas_` are the places of the formulas of the second."""
    if isinstance(meant, Scalar) and isinstance(found, Scalar):
        return meant.text == found.text or (found.span in formulas_ and same_formula(meant.text, found.text))
    if isinstance(meant, Mapping) and isinstance(found, Mapping):
        keys = [entry.key.text for entry in meant.entries] == [entry.key.text for entry in found.entries]
        pairs = zip(meant.entries, found.entries, strict=False)
        return keys and all(_same(a.value, b.value, formulas_) for a, b in pairs)
    if isinstance(meant, Sequence) and isinstance(found, Sequence):
        return len(meant) == len(found) and all(map(_same, meant.items, found.items, [formulas_] * len(meant)))
    return False
