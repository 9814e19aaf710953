"""R97x: the sections of the report that the working group writes: numbers by hand, placeholders."""

from __future__ import annotations

from .message import Level, Message

_STOPS_VI = "Ô không điền được thì báo cáo và trang không dựng được."
_STOPS_EN = "Neither report nor site is made while a placeholder cannot be filled in."

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
    Message(
        code="R971", level=Level.ERROR, example="markdown",
        title_vi="Ô đặt chỗ không có",
        title_en="An unknown placeholder",
        text_vi="Không có ô đặt chỗ tên {value}. Tên gần giống nhất: {suggestion}.",
        text_en="There is no placeholder {value}. The nearest name: {suggestion}.",
        why_vi=_STOPS_VI, why_en=_STOPS_EN,
        fix_vi="Sửa tên. Các tên dùng được: {allowed}.",
        fix_en="Mend the name. The names are: {allowed}.",
        before='Tiêu chí B.5.1 đạt {{ diem_so("B.5.1") }} điểm.\n',
        after='Tiêu chí B.5.1 đạt {{ diem("B.5.1") }} điểm.\n',
    ),
    Message(
        code="R972", level=Level.ERROR, example="markdown",
        title_vi="Ô đặt chỗ hỏi một mã không có",
        title_en="A placeholder asks for what is not there",
        text_vi="{call}: kỳ này không có mã “{value}”. Mã gần giống nhất: {suggestion}.",
        text_en="{call}: this round has no “{value}”. The nearest: {suggestion}.",
        why_vi=_STOPS_VI, why_en=_STOPS_EN,
        fix_vi="Chép đúng mã: tiêu chí và số liệu ở bộ chỉ số, cơ quan ở agencies.yml, bước ở lịch trong "
        "assessment.yml.",
        fix_en="Copy the key: items and figures from the edition, agencies from agencies.yml, steps from the "
        "calendar in assessment.yml.",
        before='Tiêu chí B.5.1 đạt {{ diem("B5.1") }} điểm.\n',
        after='Tiêu chí B.5.1 đạt {{ diem("B.5.1") }} điểm.\n',
    ),
    Message(
        code="R973", level=Level.ERROR, example="markdown",
        title_vi="Ô đặt chỗ viết sai",
        title_en="A placeholder that cannot be read",
        text_vi="Không đọc được ô đặt chỗ từ chỗ này: {value}",
        text_en="The placeholder cannot be read from here: {value}",
        why_vi=_STOPS_VI, why_en=_STOPS_EN,
        fix_vi="Viết như mẫu {call}: tên, rồi mã trong ngoặc tròn và dấu nháy thẳng. Hỏi trước thì viết "
        '{{% if co_diem("A") %}} … {{% endif %}}: mở thì phải đóng. Không dùng được gì khác.',
        fix_en="Write it as {call}: the name, then the key in round brackets and straight quotes. To ask "
        'first write {{% if co_diem("A") %}} … {{% endif %}}: what opens must close. Nothing else works.',
        before="Tiêu chí B.5.1 đạt {{ diem(B.5.1) }} điểm.\n",
        after='Tiêu chí B.5.1 đạt {{ diem("B.5.1") }} điểm.\n',
    ),
    Message(
        code="R974", level=Level.ERROR, example="markdown",
        title_vi="Ô đặt chỗ hỏi một ngày mà lịch chưa có",
        title_en="A placeholder asks for a day that the calendar does not have",
        text_vi="{call}: lịch chưa có ngày cuối của bước {phase}.",
        text_en="{call}: the calendar has no last day of {phase}.",
        why_vi=_STOPS_VI, why_en=_STOPS_EN,
        fix_vi="Điền ngày cuối (until) của bước ấy trong lịch ở assessment.yml, hoặc bỏ ngày khỏi câu.",
        fix_en="Fill in until of that step in the calendar of assessment.yml, or do without the day.",
        before='Góp ý đến hết ngày {{ han("gop-y") }}.\n',
        after="Thời hạn góp ý do tổ công tác thông báo.\n",
    ),
)  # fmt: skip
