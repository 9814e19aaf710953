"""The command line ``paca``: one lazily imported module a subcommand, and the edge where text is said.

Exit codes: 0 done, 1 the check found errors, 2 the command was written wrongly, 3 it cannot be
done here (and why), 4 a defect of paca itself, 130 interrupted, 141 the reader of the output left.
"""
