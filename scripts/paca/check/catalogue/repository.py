"""S32x: where the repository stands on a forge, as ``assessment.yml`` says it."""

from __future__ import annotations

from ...finding import Level
from .message import Message

_GITLAB = "repository:\n  url: https://git.tinhmau.example/thanh-tra/minh-chung\n  kind: gitlab"

MESSAGES = (
    Message(
        code="S321",
        level=Level.ERROR,
        title_vi="Địa chỉ kho không dùng được",
        title_en="Not the address of a repository",
        text_vi="Mục {key} cần địa chỉ trang của kho trên máy chủ git; địa chỉ đang ghi không phải.",
        text_en="{key} takes the address of the repository's page on the forge, and holds another.",
        why_vi="Trang nội bộ dẫn cán bộ đến địa chỉ này để sửa tệp; địa chỉ sai dẫn đi nơi khác, và địa chỉ "
        "kèm mật khẩu thì ai mở trang cũng đọc được.",
        why_en="The internal site leads people there to edit files; a wrong one leads elsewhere, and one "
        "with a password in it tells it to everybody.",
        fix_vi="Mở trang chính của kho trong trình duyệt rồi chép địa chỉ: bắt đầu bằng https://, không kèm "
        "tên đăng nhập, mật khẩu, dấu hỏi hay dấu thăng.",
        fix_en="Open the repository's front page in a browser and copy its address: it starts with https:// "
        "and has no account, password, question mark or hash.",
        before="repository:\n  url: git@git.tinhmau.example:thanh-tra/minh-chung.git",
        after="repository:\n  url: https://git.tinhmau.example/thanh-tra/minh-chung\n  kind: gitea",
    ),
    Message(
        code="S322",
        level=Level.ERROR,
        title_vi="Tên nhánh không đúng dạng",
        title_en="Not the name of a branch",
        text_vi="Mục {key} cần tên một nhánh của kho, nhưng đang ghi: {value}.",
        text_en="{key} takes the name of a branch of the repository and holds: {value}.",
        why_vi="Sai nhánh thì liên kết trên trang nội bộ không mở được tệp cần sửa.",
        why_en="On a wrong branch the internal site's links do not open the file.",
        fix_vi="Chép tên nhánh chính của kho (thường là main): chữ không dấu, chữ số, gạch nối, dấu chấm, "
        "gạch chéo.",
        fix_en="Copy the name of the main branch (mostly main): plain letters, digits, hyphens, dots, "
        "slashes.",
        before=_GITLAB + "\n  branch: nhánh chính",
        after=_GITLAB + "\n  branch: main",
    ),
    Message(
        code="S323",
        level=Level.ERROR,
        title_vi="Chưa nói kho ở loại máy chủ nào",
        title_en="The kind of forge is not told",
        text_vi="Mục {key} có địa chỉ mà thiếu dòng kind: nhìn địa chỉ không biết là loại máy chủ git nào.",
        text_en="{key} has an address but no kind, and the address does not tell the kind of forge.",
        why_vi="Mỗi loại máy chủ mở trang sửa tệp ở một địa chỉ khác.",
        why_en="Each kind of forge opens its editor at another address.",
        fix_vi="Thêm dòng kind: với một trong github, gitlab, gitea, forgejo.",
        fix_en="Add kind: with one of github, gitlab, gitea, forgejo.",
        before="repository:\n  url: https://git.tinhmau.example/thanh-tra/minh-chung",
        after=_GITLAB,
    ),
)
