"""From the forge's log into the tree: the receipts of what stands, so that scores rest on the commit alone.

``evidence/<year>/_working-group/receipts/<agency>.yml`` is only ever added to.  The log stays the proof:
each record names its place there (``n``), and whoever keeps a checkpoint can hold one against the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..appending import Appended
from ..model.decision import Received
from ..read.paths import Kind
from ..records import AgencyFiles, Records
from .deadlines import filed_files
from .record import Receipt

_HEAD = """\
# Biên nhận của máy chủ cho đúng nội dung đang có. Chỉ thêm ở cuối, không sửa dòng cũ.
# Thêm bằng: paca receipt record --log THƯ_MỤC_NHẬT_KÝ
"""


def receipts_file(year: int, agency: str) -> Appended[Received]:
    path = f"evidence/{year}/_working-group/receipts/{agency}.yml"
    return Appended(path, Kind.RECEIPTS, "receipts", _HEAD)


def unrecorded(records: Records, log: Iterable[Receipt]) -> dict[str, tuple[Received, ...]]:
    """By agency: the first receipt of each file that stands, where the tree holds none yet; in log order."""
    wanted = {
        (path, blob): agency
        for agency, files in records.filed.items()
        for path, blob in _missing(records, agency, files)
    }
    found: dict[str, list[Received]] = {}
    for receipt in log:
        agency = wanted.pop((receipt.path, receipt.blob), None)
        if agency is not None:
            one = Received(
                file=receipt.path.rpartition("/")[2],
                blob=receipt.blob,
                received=receipt.received,
                delivery=receipt.delivery,
                n=receipt.n,
            )
            found.setdefault(agency, []).append(one)
    return {agency: tuple(found[agency]) for agency in sorted(found)}


def _missing(records: Records, agency: str, files: AgencyFiles) -> Iterator[tuple[str, str]]:
    held = {(one.model.file, one.model.blob) for one in records.working_group.receipts.get(agency, ())}
    for _, path, blob, _ in filed_files(files):
        if (path.rpartition("/")[2], blob) not in held:
            yield path, blob
