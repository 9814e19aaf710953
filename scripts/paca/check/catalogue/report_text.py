"""R97x: the sections of the report that the working group writes."""

from __future__ import annotations

from .message import Level, Message

MESSAGES = (
    Message(
        code="R970", level=Level.ERROR, example="markdown",
        title_vi="Số viết tay trong báo cáo trái với dữ liệu",
        title_en="A number typed in the report that the data contradict",
        text_vi="Lời văn viết “{typed}”, nhưng {call} cho {now}.",
        text_en="The text says “{typed}”, but {call} gives {now}.",
        why_vi="Báo cáo và trang phải cùng một số; số viết tay còn lại khi dữ liệu đổi.",
        why_en="Report and site must say the same; a number typed by hand stays when the data change.",
        fix_vi="Thay số viết tay bằng ô đặt chỗ {call}; nếu là số của năm khác, ghi rõ năm trong câu.",
        fix_en="Put the placeholder {call} in its place; of another year, name the year (năm …) in the "
        "sentence.",
        before="Tiêu chí B.5.1 đạt 9,87 điểm.\n",
        after='Tiêu chí B.5.1 đạt {{ diem("B.5.1") }} điểm.\n',
    ),
)  # fmt: skip
