"""The limits on what is read. Each is far above any real agreement, and low enough to be safe.

The largest real rule document (salary tables of one edition) is some 60 KB and 15,000 nodes; a
case with 100,000 list elements fits in neither the size nor a payroll run and belongs in a batch.
"""

MAX_BYTES = 1024 * 1024  # of one file
MAX_DEPTH = 64  # collections inside each other
MAX_NODES = 150_000  # scalars and collections of one document
MAX_FILES = 5_000  # rule files of one folder tree
MAX_DIAGNOSTICS = 50  # of one document; a broken file is not listed line by line
