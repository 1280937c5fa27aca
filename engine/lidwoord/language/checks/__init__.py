"""One function per node that gives it its type; importing this package enters them all in the registry."""

from lidwoord.language.checks import choices, lists, names, numbers, periods

MODULES = (names, numbers, choices, lists, periods)
