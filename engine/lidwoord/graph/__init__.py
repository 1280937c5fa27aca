"""The dependency graph of outcomes as a picture: what they need, and what each part came to in a case.

In: a rule set, the outcomes asked and optionally an answer. Out: a ``Graph``; a ``Figure`` of the part of it that is
shown; and that figure as SVG, DOT, Mermaid or JSON.
"""
