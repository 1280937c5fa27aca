"""The graph of facts: rows of tables, and how they refer to each other.

In: a rule set, a day, and the answer of a case if there is one. Out: a graph in the forms svg, dot, mermaid and json.
"""
