"""The limits on what is read. Each is far above any real agreement, and low enough to be safe.

The largest real document (hundreds of acceptance cases in one file) is 215 KB and 17,000 nodes; a rule
document is a tenth of that. At these limits the pure Python parser needs some 3 seconds and less than 100 MB.
"""

MAX_BYTES = 1024 * 1024  # of one file
MAX_DEPTH = 64  # collections inside each other
MAX_NODES = 150_000  # scalars and collections of one document
MAX_FILES = 5_000  # rule files of one folder tree
MAX_DIAGNOSTICS = 50  # of one document; a broken file is not listed line by line
