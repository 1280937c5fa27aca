"""What a rule set holds of its sources: which lid is what, and whether its figures stand in the text.

In: a rule set, the outlines beside its rules, and (for the figures) a text of the source. Out: rows per lid with what
they became, and figures with where they were found; what is wrong in an outline, and citations that
point at no lid of it, as diagnostics (LW97x, LW963).
"""

from lidwoord.audit.coverage import CALCULATING, Coverage, Row, cover
from lidwoord.audit.figures import Figure, figures_of
from lidwoord.audit.outline import Article, Outline, Part, outline_files, read_outline
from lidwoord.audit.provenance import Finding, trace_figures
from lidwoord.audit.strays import stray_citations

__all__ = [
    "CALCULATING",
    "Article",
    "Coverage",
    "Figure",
    "Finding",
    "Outline",
    "Part",
    "Row",
    "cover",
    "figures_of",
    "outline_files",
    "read_outline",
    "stray_citations",
    "trace_figures",
]
