"""``python -m lidwoord``: the command line."""

import sys

from lidwoord.cli import main

sys.exit(main())
