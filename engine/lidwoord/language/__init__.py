"""The expression language: grammar, parser, syntax tree, types, printer.

In: the text of a formula and the names that it may use. Out: a typed tree, or diagnostics inside the formula.
"""
