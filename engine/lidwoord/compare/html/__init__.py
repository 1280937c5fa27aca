"""A comparison as one page that needs nothing else: for a browser, a mail or a printer.

In: a comparison, its effect on cases, its days. Out: HTML without script and without anything from outside.
"""

from lidwoord.compare.html.page import render

__all__ = ["render"]
