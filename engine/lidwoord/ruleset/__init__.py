"""Rule sets: rule documents compiled into one typed whole, with its dependency graph and JSON form.

In: rule documents. Out: a ``RuleSet``, or diagnostics.
"""
