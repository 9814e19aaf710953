"""PacaError: something asked cannot be done at all, said in both languages.

Bad input is never this: it is a finding.  This is for a revision that does not exist, a folder that
is no repository, a table without columns: the command ends with exit code 3 and the text.
"""

from __future__ import annotations


class PacaError(Exception):
    """``vi`` and ``en`` say what is wrong and what to do about it, in whole sentences."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.vi = vi
        self.en = en
