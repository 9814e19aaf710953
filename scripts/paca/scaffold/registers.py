"""The two registers that an agency's folder starts with: ``documents.yml`` and ``figures.yml``."""

from __future__ import annotations

from .files import comment
from .submission import modeline

_DOCUMENT = """\
#  - key: ke-hoach-pctn            # mã, tự đặt: chữ thường không dấu, nối bằng dấu gạch ngang
#    number: 83/KH-UBND            # số, ký hiệu
#    date: 15/01/2019
#    issuer: Ủy ban nhân dân ...
#    title: Trích yếu của văn bản
#    proves: [ke-hoach-pctn]       # loại tài liệu mà bộ chỉ số hỏi
#    attachment: ke-hoach-pctn.pdf # tệp trong thư mục attachments/
"""
_FIGURE = """\
#  - key: so-lieu                  # mã của số liệu trong bộ chỉ số
#    value: 87
#    unit: người
#    documents: [bao-cao-nam]      # mã trong documents.yml
"""


def documents_text() -> str:
    return (
        modeline("documents", depth=3)
        + comment("Danh mục tài liệu của cơ quan: mỗi văn bản ghi một lần, dùng cho nhiều tiêu chí.")
        + comment("Văn bản có dấu Mật, Tối mật, Tuyệt mật: KHÔNG đưa vào đây; chỉ ghi số, ngày và nơi giữ.")
        + comment("Mẫu (bỏ dấu # khi điền, xóa cặp [] ở dòng cuối):")
        + _DOCUMENT
        + "documents: []\n"
    )


def figures_text() -> str:
    return (
        modeline("figures", depth=3)
        + comment("Số liệu của cơ quan: mỗi số liệu khai một lần, dùng cho nhiều tiêu chí.")
        + comment("Mẫu (bỏ dấu # khi điền, xóa cặp [] ở dòng cuối):")
        + _FIGURE
        + "figures: []\n"
    )
