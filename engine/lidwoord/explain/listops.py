"""How a list is made, in words.

In: a list operation of the rules. Out: one sentence part with its article and lid.
"""

from __future__ import annotations

from lidwoord.explain.named import Names
from lidwoord.explain.words import plain
from lidwoord.language import syntax as s
from lidwoord.ruleset.model import ListOp

SHORT = {
    "stoppen": "wie niet helemaal past, krijgt niets en sluit de rij", "overslaan": "wie niet past, wordt overgeslagen",
    "restant_aan_eerste": "de eerste die niet past, krijgt wat er over is",
}  # fmt: skip
TIES = {
    "onbeslist": "",
    "volgorde": "; bij gelijke stand op volgorde van de lijst",
    "gelijk": "; bij gelijke stand dezelfde plaats",
}
FIRST = {"aflopend": "hoogste", "oplopend": "laagste"}
WAYS = {"op_volgorde": "op volgorde", "naar_rato": "naar verhouding", "gelijk": "in gelijke delen"}


def made_words(names: Names, op: ListOp) -> str:
    """``alle diensten, geknipt langs tijden met toeslag (artikel 5.19 lid 2)``."""
    source = names.title("lijst", op.source)
    texts = {
        "selectie": lambda: source + _if(names, op, "binnen", ", alleen wat valt in ") + _if(
            names, op, "waarvoor", ", alleen waarvoor geldt: "
        ),
        "snijden": lambda: f"{source}, geknipt langs {_along(names, op)}",
        "groepen": lambda: f"{source}, bij elkaar gezet naar{_if(names, op, 'sleutel', ' ')}",
        "reeksen": lambda: f"aaneengesloten reeksen uit {source}{_if(names, op, 'zolang', ', zolang geldt: ')}",
        "tussenruimten": lambda: f"de tijd tussen {source}",
        "vensters": lambda: (
            f"elk tijdvak van{_if(names, op, 'lengte', ' ')} binnen{_if(names, op, 'binnen', ' ')}"
            f"{_if(names, op, 'per', ', telkens verder met ')}"
        ),
        "kalender": lambda: f"elke {op.option('per', 'maand')} die valt in{_if(names, op, 'binnen', ' ')}",
        "blokken": lambda: f"{source}, verdeeld in blokken van{_if(names, op, 'lengte', ' ')}",
        "rangschikking": lambda: (
            f"{source}, op volgorde van{_if(names, op, 'op', ' ')}"
            f" ({FIRST[names.option(op, 'richting', 'aflopend')]} eerst{TIES[names.option(op, 'gelijke_stand', 'onbeslist')]})"
        ),
        "verdeling": lambda: f"{_if(names, op, 'bedrag', '')} verdeeld over {source}, {_how(names, op)}",
    }  # fmt: skip
    text = texts[op.soort]()
    return f"{text} ({op.cite.text})" if op.cite.text else text


def _if(names: Names, op: ListOp, key: str, before: str) -> str:
    formula = op.formula(key)
    return before + names.words(formula.expr) if formula is not None else ""


def _along(names: Names, op: ListOp) -> str:
    table = op.option("langs")
    return "hele dagen" if table == "kalenderdagen" else names.table(table)


def _how(names: Names, op: ListOp) -> str:
    way, short = names.option(op, "wijze"), names.option(op, "bij_tekort")
    text = WAYS.get(way, plain(way))
    return f"{text}; {SHORT[short]}" if short in SHORT else text


def list_of(names: Names, expr: s.Expr) -> str:
    """How the list behind a source is made, or ""."""
    op = names.list_op(expr)
    return made_words(names, op) if op is not None else ""
