"""The score table as each form tells it: {code ("" for the total): (self, reviewed, verified, standing)}.

Every reader takes what a person would see (or the file's own cells) and nothing from the engine.
"""

from __future__ import annotations

import csv
import io
import re
from fractions import Fraction

from openpyxl import load_workbook
from paca.output.office.word_file import Word

Row = tuple[str, str, str, str]
NOTHING = "–"
HEAD = ("Mã", "Phần, tiêu chí, tiêu chí thành phần")
_CELL = r"(?:–|−?\d[\d.]*,\d\d)"


def of_json(document: dict) -> dict[str, Row]:
    """Where nothing was filed there is no score to tell, whatever the policy will count in the end."""
    found = {}
    for node in (*document["nodes"], document["total"]):
        told = [node[name] for name in ("self", "reviewed", "verified")]
        standing = node["standing"]
        filed = sum(count for state, count in node["states"].items() if state not in ("missing", "not-asked"))
        silent = filed == 0 and standing["outcome"] == "missing"
        told.append(None if silent else standing["points"])
        found[node["code"] or ""] = tuple(
            one["rounded"].replace(".", ",") if one else NOTHING for one in told
        )
    return found


def of_word(data: bytes) -> dict[str, Row]:
    table = next(one for one in Word(data).tables if tuple(one[0][:2]) == HEAD)
    return {row[0]: tuple(row[3:]) for row in table[1:]}


def of_pdf(text: str) -> dict[str, Row]:
    """From ``pdftotext -layout``: lines of the first annex that begin with a code and end with scores."""
    annex = text[re.search(r"[\f\n] *Phụ lục I\n", text).start() :]
    annex = annex[: annex.index("Tổng điểm") + 200]
    line = re.compile(
        rf"^ *([A-Z](?:\.\d+)*|Tổng điểm) .*?(\d+) +({_CELL}) +({_CELL}) +({_CELL}) +({_CELL})$", flags=re.M
    )
    return {code.replace("Tổng điểm", ""): tuple(scores) for code, _, *scores in line.findall(annex)}


def of_page(html: str) -> dict[str, Row]:
    """The site's table of the indicator set."""
    found = {}
    for anchor, cells in re.findall(r'<tr class="[^"]*" id="([^"]+)">(.*?)</tr>', html, flags=re.S):
        told = [
            re.search(rf'data-label="{label}">([^<]+)<', cells)[1]
            for label in ("Tự chấm", "Tổ công tác", "Thẩm định", "Đang tính")
        ]
        found["" if anchor == "tong-diem" else anchor] = tuple(told)
    return found


def of_csv(text: str) -> dict[str, Row]:
    """``items.csv`` of the data: exact fractions, rounded here.  Half goes up, as in print."""
    found = {}
    for row in csv.DictReader(io.StringIO(text)):
        told = [row[f"{name}_exact"] for name in ("self", "reviewed", "verified", "standing")]
        found[row["code"]] = tuple(_printed(Fraction(one)) if one else NOTHING for one in told)
    return found


def of_workbook(data: bytes) -> dict[str, Row]:
    """Cells as they stand; formulas must have been worked out by a spreadsheet before."""
    sheet = load_workbook(io.BytesIO(data), data_only=True)["Điểm"]
    found = {}
    for row in sheet.iter_rows(min_row=2, values_only=True):
        if not any(row):
            continue
        told = [NOTHING if one is None else _printed(Fraction(str(round(one, 9)))) for one in row[4:8]]
        found[row[0] or ""] = tuple(told)
    return found


def _printed(value: Fraction) -> str:
    hundredths = int(abs(value) * 100 + Fraction(1, 2))
    sign = "−" if value < 0 and hundredths else ""
    return f"{sign}{hundredths // 100},{hundredths % 100:02}"


def differing(one: dict[str, Row], other: dict[str, Row]) -> set[str]:
    """Codes on which two forms do not say the same."""
    return {code for code in one.keys() | other.keys() if one.get(code) != other.get(code)}
