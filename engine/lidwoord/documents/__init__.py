"""Documents: located nodes checked against the JSON Schema of their kind.

In: files or text. Out: a `Document` of a known kind, in the current form, or diagnostics.
"""

from lidwoord.documents.formulas import formulas
from lidwoord.documents.load import (
    CASE,
    EXAMPLES,
    LINEAGE,
    MANIFEST,
    OUTLINE,
    RULES,
    Document,
    kind_of,
    load_document,
    parse_document,
)
from lidwoord.documents.migrate import CURRENT, MIGRATIONS, Migration, migrate
from lidwoord.documents.schemas import KINDS, schema_text
from lidwoord.documents.validate import validate

__all__ = [
    "CASE",
    "CURRENT",
    "EXAMPLES",
    "KINDS",
    "LINEAGE",
    "MANIFEST",
    "MIGRATIONS",
    "OUTLINE",
    "RULES",
    "Document",
    "Migration",
    "formulas",
    "kind_of",
    "load_document",
    "migrate",
    "parse_document",
    "schema_text",
    "validate",
]
