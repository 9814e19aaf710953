"""``paca receipt``: the group of commands on the log of receipts."""

from __future__ import annotations

import click

from ..command import LazyGroup, Summary

_HERE = "paca.cli.commands"


@click.group(
    "receipt",
    cls=LazyGroup,
    summaries={
        "add": Summary(f"{_HERE}.receipt_add", "Ghi biên nhận cho một lần đẩy lên", "Record a push"),
        "collect": Summary(
            f"{_HERE}.receipt_collect", "Ghi biên nhận theo giờ máy chủ còn giữ", "Record what the forge kept"
        ),
        "checkpoint": Summary(
            f"{_HERE}.receipt_checkpoint", "Ký điểm chốt để mọi cơ quan giữ", "Sign a checkpoint to be kept"
        ),
        "verify": Summary(
            f"{_HERE}.receipt_verify", "Kiểm tra nhật ký, không cần mạng", "Verify the log offline"
        ),
        "record": Summary(
            f"{_HERE}.receipt_record", "Đưa biên nhận vào kho để tính điểm", "Bring receipts into the tree"
        ),
        "status": Summary(
            f"{_HERE}.receipt_status", "Hồ sơ nào đúng hạn, trễ hạn", "What came in time and what late"
        ),
    },
    vi="Nhật ký biên nhận: máy chủ đã nhận tệp nào, lúc nào. Chỉ thêm, có ký, kiểm tra được không cần mạng.",
    en="The log of receipts: what the forge received and when. Append-only, signed, verified offline.",
    examples=(
        "paca receipt add --rev main --since main@{1} --delivery 8f3a --by snv",
        "paca receipt checkpoint --key ~/.ssh/bien-nhan --origin may-chu.tinh-mau.example",
        "paca receipt verify --signers nguoi-ky.txt --witness diem-chot-cua-toi.txt",
        "paca receipt record --log /srv/receipts --signers nguoi-ky.txt",
        "paca receipt status --late",
    ),
)
def command() -> None:
    pass
