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


def why_not_read(error: OSError) -> tuple[str, str]:
    """Why the system does not give a file, in Vietnamese and English; its own words if rare."""
    match error:
        case FileNotFoundError():
            return "không có tệp ấy", "there is no such file"
        case PermissionError():
            return "không được phép đọc", "reading it is not allowed"
        case IsADirectoryError():
            return "đó là một thư mục", "it is a folder"
    told = error.strerror or str(error)
    return told, told
