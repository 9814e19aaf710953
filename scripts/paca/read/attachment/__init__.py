"""Attachments: bytes and a name → facts, or why the file is refused.  The name is never trusted.

``load`` takes the entries of a tree, ``inspect`` one file's bytes, ``sniff`` tells kinds apart by
content; ``pdf``, ``archive`` with ``office``, and ``images`` look inside.  Nothing is opened by a
program, unpacked to disk, repaired or rewritten.
"""
