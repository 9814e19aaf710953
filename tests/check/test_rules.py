"""Every rule as a table: one change to a round without faults, what is found then, and on which line.

``at`` is the piece of the changed file on whose line the finding must stand ("" for the file as a whole).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from paca.check.catalogue import CATALOGUE
from paca.demo.attachments import pdf

from .builders import AS_OF, EDITION, GROUP, HUYEN, ROUND, SO, Change, checked, line_of, tree


@dataclass(frozen=True)
class Case:
    code: str
    path: str
    change: Change
    at: str
    also: tuple[str, ...] = ()  # other codes that the same change rightly brings
    more: Mapping[str, Change] | None = None
    on: dt.date = AS_OF
    found_in: str | None = None  # where the finding stands, if not in the changed file


def case(code: str, path: str, change: Change, at: str, *also: str, **rest: object) -> Case:
    return Case(code, path, change, at, also, **rest)  # type: ignore[arg-type]


TWIN = """\
  - key: kh-2019b
    number: 12/KH-SM
    date: 05/03/2019
    issuer: SỞ MẪU
    title: Kế hoạch khác hẳn
"""

HASH = f"    sha256: {'a' * 64}\n"

FIGURES = [
    case("N401", f"{SO}/figures.yml", ("unit: cuộc", "unit: vụ"), "unit: vụ"),
    case("N402", f"{SO}/figures.yml", ("value: 10", "value: -3"), "value: -3", "C606"),
    case("N403", f"{SO}/figures.yml", ("value: 10", "value: 9.5"), "value: 9.5", "C606"),
    case("N404", f"{SO}/figures.yml", ("value: 10", "value: 21"), "value: 21"),
    case(
        "N405", f"{SO}/figures.yml", ("key: da-chuyen", "key: da-chuyenn"), "key: da-chuyenn", "C606", "C612"
    ),
    case("N406", f"{SO}/figures.yml", ("key: so-cuoc", "key: cuoc-1"), "key: cuoc-1", "C606", "C612"),
    case(
        "N407",
        f"{SO}/figures.yml",
        ("    documents: [qd-2019]", "    documents: [kh-2019]"),
        "    documents: [kh",
    ),
    case("N408", f"{SO}/figures.yml", ("[qd-2019]", "[qd-2019, qd-2109]"), "    documents: [qd"),
    case("N409", f"{SO}/figures.yml", ("value: 20", "value: 20\n    previous: 5"), "value: 20"),
    case(
        "N410",
        f"{SO}/figures.yml",
        (
            "  - key: so-cuoc",
            "  - {key: cuoc-1, value: 3, unit: cuộc}\n  - {key: cuoc-2, value: 1, unit: cuộc}\n"
            "  - key: so-cuoc",
        ),
        "value: 6",
        "N406",
    ),
    case(
        "N411",
        f"{SO}/figures.yml",
        ("figures:\n", "figures:\n" + 2 * "  - {key: so-cuoc, value: 1, unit: tỷ, scope: other-period}\n"),
        "  - {key: so-cuoc, value: 1, unit: tỷ, scope: other-period}\n  - key: phai",
    ),
]

DOCUMENTS = [
    case("D501", f"{SO}/documents.yml", ("12/KH-SM", "Kế hoạch 12"), "number: Kế"),
    case("D502", f"{SO}/documents.yml", ("05/03/2019", "05/03/2018"), "date: 05/03/2018"),
    case("D503", f"{SO}/documents.yml", ("    signer: Giám đốc\n", ""), "key: kh-2019"),
    case(
        "D504",
        f"{SO}/documents.yml",
        ("url: https://so.tinhmau.example/kh", "attachment: kh.pdf"),
        "attachment:",
    ),
    case(
        "D505",
        f"{SO}/documents.yml",
        ("url: https://so.tinhmau.example/kh", "attachment: ../kh.pdf"),
        "attachment:",
    ),
    case("D506", f"{SO}/documents.yml", ("    signer", "    sha256: ABC\n    signer"), "sha256:"),
    case("D507", f"{SO}/documents.yml", ("[ke-hoach]", "[ke-hoach, kehoach]"), "proves:"),
    case(
        "D508",
        f"{SO}/documents.yml",
        ("    signer", "    classified: {holder: Công an}\n    signer"),
        "title: Kế",
        "D508",
    ),
    case("D509", f"{SO}/documents.yml", ("    url: https://so.tinhmau.example/kh\n", ""), "key: kh-2019"),
    case(
        "D511",
        f"{SO}/documents.yml",
        ("  - key: qd", TWIN + "  - key: qd"),
        "number: 12/KH-SM\n    date: 05/03/2019\n    issuer: SỞ",
    ),
    case("D515", f"{SO}/documents.yml", ("05/03/2019", "05/03/2091"), "date: 05/03/2091"),
    case("D517", f"{SO}/documents.yml", ("https://so.tinhmau.example/kh", "javascript:alert(1)"), "url:"),
    case("D516", f"{SO}/documents.yml", ("    date: 05/03/2019\n", ""), "key: kh-2019"),
    case(
        "D514",
        f"{SO}/documents.yml",
        (
            "  - key: qd",
            TWIN.replace("    number: 12/KH-SM\n", "").replace(
                "Kế hoạch khác hẳn", "KẾ HOẠCH phòng chống tham nhũng"
            )
            + "  - key: qd",
        ),
        "title: KẾ HOẠCH",
    ),
    case(
        "D513",
        f"{SO}/documents.yml",
        ("    url: https://so.tinhmau.example/kh\n", f"{HASH}{TWIN.replace('12/KH', '13/KH')}{HASH}"),
        "  - key: kh-2019b",
        "D509",
    ),
    case(
        "D512",
        f"{HUYEN}/documents.yml",
        ("7/KH-UBND, date: 09/01/2019, issuer: UBND huyện Mẫu", "34/QĐ-SM, date: 06/05/2019, issuer: Sở Mẫu"),
        "  - key: qd",
        found_in=f"{SO}/documents.yml",
    ),
    case("D510", f"{SO}/attachments/thua.pdf", pdf("Thua").decode("ascii"), ""),
]

CLAIMS = [
    case("C601", f"{SO}/A.1.9.md", "---\nitem: A.1.9\nclaim: draft\n---\n", "item:"),
    case("C602", f"{SO}/A.1.3.md", "---\nitem: A.1.3\nclaim: draft\n---\n", "item:"),
    case("C603", f"{SO}/A.1.2.md", ("[kh-2019]", "[kh-2019, kh-2091]"), "documents:"),
    case("C604", f"{SO}/A.1.1.md", ("documents: [qd-2019]\n", ""), "item:", "C606"),
    case("C605", f"{SO}/A.1.1.md", ("self_score: 2", "self_score: 4.5"), "self_score:"),
    case("C606", f"{SO}/A.1.1.md", ("self_score: 2", "self_score: 2.5"), "self_score:"),
    case("C607", f"{SO}/A.1.2.md", ("  answer: có", "  answer: có\n  anser: có"), "  anser"),
    case("C608", f"{SO}/A.1.2.md", ("answers:\n  answer: có\n", ""), "item:", "C606"),
    case("C609", f"{HUYEN}/A.1.3.md", ("  bai: có\n", ""), "  lop"),
    case("C610", f"{HUYEN}/A.1.3.md", "---\nitem: A.1.3\nclaim: not-arisen\n---\n", "claim:"),
    case("C611", f"{SO}/A.1.1.md", ("[qd-2019]", "[kh-2019]"), "documents:", "C606"),
    case(
        "C612",
        f"{SO}/figures.yml",
        ("  - key: so-cuoc\n    value: 6\n    unit: cuộc\n    documents: [qd-2019]\n", ""),
        "item:",
        "C606",
        found_in=f"{SO}/A.1.4.md",
    ),
    case("C613", f"{HUYEN}/A.1.3.md", ("documents: [kh]\n", ""), "  bai"),
    case("C614", f"{HUYEN}/explanations.yml", ("[kh]", "[khh]"), "  - {id"),
    case("C616", f"{HUYEN}/explanations.yml", ("gy-1", "gy-7"), "  - {id"),
    case("C617", f"{SO}/A.1.1.md", ("self_score: 2", "claim: not-arisen"), "claim:"),
]

EDITIONS = [
    case(
        "E801",
        f"{EDITION}/part-a.yml",
        (
            "parent: A.1\n    title: Số cuộc\n    title_status: placeholder\n    max: 2",
            "parent: A.1\n    title: Số cuộc\n    title_status: placeholder\n    max: 3",
        ),
        "  - {code: A.1",
    ),
    case("E801", f"{EDITION}/edition.yml", ("total_max: 10", "total_max: 20"), ""),
    case(
        "E803",
        f"{EDITION}/part-a.yml",
        ("figure: so-cuoc", "figure: so-cuocc"),
        "      kind: count",
        "C606",
        "C612",
        "N406",
    ),
    case("E803", f"{EDITION}/figures.yml", ("part_of: phai-chuyen", "part_of: phai"), "  - {key: da"),
    case("E803", f"{EDITION}/figures.yml", ("[cuoc-1, cuoc-2]", "[cuoc-1, cuoc-3]"), "  - {key: so"),
    case(
        "E804",
        f"{EDITION}/part-a.yml",
        ("{kind: ke-hoach}", "{kind: kehoach}"),
        "      - {kind: kehoach}",
        "C606",
        "C611",
    ),
    case("E804", f"{EDITION}/figures.yml", ("proof: quyet-dinh", "proof: qd"), "  - {key: so", "N407"),
    case(
        "E805",
        f"{EDITION}/part-a.yml",
        ("    rule: {kind: yes-no, question: Có kế hoạch không?}\n", ""),
        "  - code: A.1.2",
        "C601",
    ),
    case("E806", f"{EDITION}/part-a.yml", ("at_least: 5", "at_least: 1"), "        - {at_least"),
    case(
        "E807",
        f"{EDITION}/part-a.yml",
        ("key: lop, title: Mở lớp, points: 1", "key: lop, title: Mở lớp, points: 0.5"),
        "        - {key: lop",
    ),
    case(
        "E808",
        f"{EDITION}/part-a.yml",
        ("{kinds: [district]}", "{kinds: [commune]}"),
        "suppliers: {kinds: [commune]}",
        "C602",
    ),
    case(
        "E809",
        f"{EDITION}/mapping.yml",
        "links:\n  - {code: A.9, year: 2022, other: A.1, relation: same}\n",
        "  - {code",
    ),
    case("E810", f"{EDITION}/edition.yml", ("sub_criteria: 4", "sub_criteria: 5"), ""),
    case(
        "E811",
        f"{EDITION}/part-a.yml",
        ("title: Phần A, title_status: placeholder", "title: Phần A, title_status: exact"),
        "  - {code: A,",
        "E812",
        more={f"{EDITION}/edition.yml": ("fictional: yes\n", "")},
    ),
    case("E812", f"{EDITION}/edition.yml", ("fictional: yes", "sources: [Mẫu]"), ""),
    case(
        "E813",
        f"{EDITION}/part-a.yml",
        ("code: A.1, parent: A", "code: A.1, parent: B"),
        "  - {code: A.1,",
        "E801",
    ),
    case(
        "E814",
        f"{EDITION}/part-a.yml",
        ("code: A.1, parent: A", "code: A.1, parent: A, rule: {kind: unscored}"),
        "  - {code: A.1,",
        "E815",
    ),
    case("E815", f"{EDITION}/part-a.yml", ("    suppliers: {all: yes}\n", ""), "  - code: A.1.2", "C602"),
    case(
        "E816",
        f"{EDITION}/part-a.yml",
        ("denominator: phai-chuyen", "denominator: phai-chuyen\n      low: 2"),
        "      low: 2",
        "C606",
    ),
    case(
        "E817", f"{EDITION}/part-a.yml", ("    not_arisen: full\n    missing: zero\n", ""), "  - code: A.1.1"
    ),
    case(
        "E818",
        f"{EDITION}/figures.yml",
        ("title: Đã chuyển, unit: người", "title: Đã chuyển, unit: lượt"),
        "  - {key: da",
        "N401",
    ),
    case(
        "E819",
        f"{EDITION}/part-a.yml",
        ("at_least: 5, points: 2", "at_least: 5, points: 3"),
        "        - {at_least: 5",
    ),
]

ROUNDS = [
    case("R902", f"{ROUND}/agencies.yml", ("group: huyen", "group: huyn"), "  - {slug: huyen"),
    case(
        "R903",
        f"{ROUND}/agencies.yml",
        ("group: huyen}", "group: huyen, valid_from: 02/01/2020, valid_to: 01/01/2020}"),
        "  - {slug: huyen",
        "C602",
        "E808",
    ),
    case("R904", f"{ROUND}/agencies.yml", ("group: so}", "group: so, successor: so-moi}"), "  - {slug: so"),
    case("R905", f"{ROUND}/so-mauu/figures.yml", "figures: []\n", "", found_in=f"{ROUND}/so-mauu"),
    case(
        "R906", f"{ROUND}/assessment.yml", ("until: 30/07/2020", "until: 30/05/2020"), "  - {key: nop", "R915"
    ),
    case("R907", f"{ROUND}/assessment.yml", ("status: exact", "status: placeholder"), "  - {key: nop"),
    case("R908", f"{GROUP}/decisions/so-mau.yml", ("    reason: Thiếu một quyết định\n", ""), "verdict: set"),
    case("R909", f"{GROUP}/decisions/so-mau.yml", ("verdict: accept", "verdict: return"), "verdict: return"),
    case("R910", f"{GROUP}/verified.yml", ("code: A,", "code: B,"), "  - {code"),
    case("R910", f"{GROUP}/recommendations.yml", ("[A.1.1]", "[A.1.9]"), "  - {id"),
    case("R911", f"{GROUP}/comments/gy-1.yml", ("agency: huyen-mau", "agency: huyen-mauu"), "agency:"),
    case("R912", f"{GROUP}/decisions/so-mau.yml", ("score: 1.5", "score: 15"), "score: 15"),
    case("R912", f"{GROUP}/verified.yml", ("6.5", "65"), "  - {code"),
    case(
        "R960",
        f"{GROUP}/verified.yml",
        (
            "TTCP mẫu}\n",
            "TTCP mẫu}\n  - {code: A.1.1, score: 1, source: TTCP mẫu}\n"
            "  - {code: A.1.1, score: 1.5, source: TTCP mẫu}\n",
        ),
        "  - {code: A.1.1, score: 1.5",
    ),
    case(
        "R961",
        f"{GROUP}/verified.yml",
        (
            "TTCP mẫu}\n",
            "TTCP mẫu}\n"
            + "".join(
                f"  - {{code: A.1.{number}, score: 1.7, source: TTCP mẫu}}\n" for number in range(1, 5)
            ),
        ),
        "  - {code: A, score: 6.5",
    ),
    case("R913", f"{GROUP}/decisions/so-mau.yml", ("refused: [qd-2019]", "refused: [qd-2109]"), "refused:"),
    case("R914", f"{GROUP}/comments/gy-1.yml", ("reason: Đã bổ sung tài liệu\n", ""), "adoption:"),
    case(
        "R915",
        f"{SO}/A.1.2.md",
        None,
        "  - {slug: so-mau",
        on=dt.date(2020, 8, 1),
        found_in=f"{ROUND}/agencies.yml",
    ),
    case(
        "R916",
        f"{GROUP}/decisions/so-mau.yml",
        ("    on: 10/06/2020", "    on: 10/06/2020\n    comment: gy-3"),
        "comment:",
    ),
    case("R917", f"{ROUND}/assessment.yml", ("end: 15/12/2019", "end: 31/12/2019"), "period:"),
    case(
        "R918",
        f"{ROUND}/assessment.yml",
        ("calendar:\n", "calendar:\n  - {key: nop, step: train, title: Học, status: exact}\n"),
        "  - {key: nop, step: submit",
    ),
    case(
        "R919",
        f"{GROUP}/decisions/so-mau.yml",
        ("item: A.1.1\n    stage: explained", "item: A.1.3\n    stage: explained"),
        "  - item: A.1.3",
        "C606",
    ),
    case(
        "R921",
        f"{ROUND}/assessment.yml",
        ("end: 15/12/2019", "end: 15/12/2017"),
        "period:",
        "R917",
        "D502",
        "C606",
    ),
    case("R924", f"{GROUP}/decisions/so-mau.yml", ("on: 20/06/2020", "on: 01/06/2020"), "on: 01/06/2020"),
]

TEXT = "docs/report/04-ket-qua.md"
TEXTS = [
    case("R970", TEXT, "Kết quả.\n\nTổng điểm của tỉnh\nlà 9,99 điểm.\n", "là 9,99"),
    case("R970", TEXT, "Tiêu chí A.1.1 đạt 3,33 điểm, thấp.\n", "Tiêu chí"),
    case("R970", TEXT, "- a\n- Phần A đạt 3,33 điểm\n", "- Phần A"),
    case("R970", TEXT, '{{ ten("A.1") }}: tổng điểm 9 / 10 điểm\n', "{{"),
    case("R970", TEXT, "Tổ công tác nhận tổng số 7 góp ý.\n", "Tổ công tác"),
    case("R970", f"docs/report/2019/{TEXT[-13:]}", "Tổng cộng 5 cơ quan.\n", "Tổng cộng"),
    case("R971", TEXT, 'Kết quả.\n\nĐạt {{ diem_so("A") }} điểm.\n', "Đạt"),
    case("R971", TEXT, 'Kết quả.\n{% if co_diem("A") and khong_co() %}Có.{% endif %}\n', "{% if"),
    case("R972", TEXT, 'Kết quả.\nĐạt {{ diem("A.1.9") }} điểm.\n', "Đạt"),
    case("R972", TEXT, 'Có\n{% if not co_tham_dinh("Z") %}chưa{% endif %}.\n', "{% if"),
    case("R972", TEXT, 'Có\n{{ so_lieu("so-mau", "da-chuyn") }}.\n', "{{ so_lieu"),
    case("R972", TEXT, 'Có\n{{ ten_co_quan("so-la") }}.\n', "{{ ten"),
    case("R972", TEXT, 'Có\n{{ han("nop-muon") }}.\n', "{{ han"),
    case("R973", TEXT, "Có\n{{ diem(A.1.1) }}.\n", "{{ diem"),
    case("R973", TEXT, "Có\n{% if co_diem() %}.\n", "{% if"),
    case("R973", TEXT, "Có\n{{ diem() .\n", "{{ diem"),
    case("R973", TEXT, "Có\n{{ han() }}.\n", "{{ han"),
    case(
        "R974",
        TEXT,
        'Có\n{{ han("gop-y-sau") }}.\n',
        "{{ han",
        "R907",
        more={
            f"{ROUND}/assessment.yml": (
                "calendar:\n",
                "calendar:\n  - {key: gop-y-sau, step: comment, title: Góp ý, status: placeholder}\n",
            )
        },
    ),
]

CASES = [*FIGURES, *DOCUMENTS, *CLAIMS, *EDITIONS, *ROUNDS, *TEXTS]


def test_a_round_without_faults_has_no_findings():
    assert checked() == ()


@pytest.mark.parametrize("given", CASES, ids=lambda given: f"{given.code} {given.path.rpartition('/')[2]}")
def test_one_fault_one_finding_on_its_line(given: Case):
    changes: dict[str, Change] = dict(given.more or {})
    changes = {given.path: given.change, **changes} if not isinstance(given.change, str) else changes
    files = tree(changes)
    if isinstance(given.change, str):
        changes[given.path] = files[given.path] = given.change
    found = checked(changes, as_of=given.on)
    path = given.found_in or given.path
    if given.code in ("E801", "E810", "E812") and not given.at:
        path = f"{EDITION}/edition.yml"
    expected = (path, line_of(files, path, given.at))
    assert (given.code, *expected) in [(f.code, f.position.path, f.position.line) for f in found]
    unexpected = {f.code for f in found} - {given.code, *given.also}
    assert not unexpected, [(f.code, str(f.position), dict(f.params)) for f in found if f.code in unexpected]


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2018 Bình Định được 66,01 điểm.",  # neither an item nor the total of this round
        "Năm 2018 tổng điểm là 12,34 điểm.",  # of another year
        "Luật 12,5 điều.",
        "Tổng điểm {{ diem() }} điểm. {# nháp: tổng điểm 12,34 điểm #}",
        "Tổng điểm đã công bố. Bình Định 66,85 điểm.",
        "Phần A có 3 điểm cần lưu ý, tối đa 10,00 điểm.",
        "Tiêu chí A.1.1 giảm 0,35 điểm so với dự thảo 1.",
        "Tổ công tác nhận tổng số 1 góp ý, tổng số 12 góp ý bằng lời.",
        "Tiêu chí A.1.1 được 2,0 điểm; phần A được thẩm định 6,50 điểm.",  # as the data say
    ],
)
def test_other_numbers_of_the_report_are_left_alone(text: str):
    assert checked({TEXT: text}) == ()


def test_a_round_with_texts_of_its_own_has_these_alone():
    wrong, right = "Tổng điểm 9,99 điểm.", "Lời văn của kỳ này."
    assert checked({TEXT: wrong, "docs/report/2019/04-a.md": right, "docs/report/2018/04-a.md": wrong}) == ()
    (found,) = checked({TEXT: wrong, "docs/report/README.md": wrong, "docs/report/2018/04-a.md": wrong})
    assert (found.code, found.position.path) == ("R970", TEXT)
    assert found.params == {"typed": "9,99", "call": "{{ diem() }}", "now": found.params["now"]}


@pytest.mark.parametrize("name", ["ket-qua.md", "00-mo-dau.md", "09-phu-luc.md", "4-x.md"])
def test_a_texts_name_must_say_its_section(name: str):
    (found,) = checked({f"docs/report/{name}": "Lời văn.\n"})
    assert (found.code, found.position.path) == ("F117", f"docs/report/{name}")


def test_every_code_of_the_rules_has_a_case():
    # What attachments hold (D52x–D55x) has its own tables, with real files: tests/read_attachment.
    # Rights and merge results (R94x, R95x) are judged between two trees, with real git: tests/review.
    elsewhere = ("D52", "D53", "D54", "D55", "R94", "R95")
    own = {code for code in CATALOGUE if code[0] in "NDCER" and not code.startswith(elsewhere)}
    assert own == {given.code for given in CASES}
