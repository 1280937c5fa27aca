"""The commands, one module each: ``words()`` are its arguments, ``run(argv)`` does it and gives the exit code."""
