"""Tools for indicator sets: import the official annex from a table, compare two editions.

A table goes ``table`` (bytes → rows) → ``columns`` (which column is what) → ``annex`` (rows → lines
with full codes) → ``merge`` (lines + what the repository has → new nodes and a report) → ``emit``.
"""
