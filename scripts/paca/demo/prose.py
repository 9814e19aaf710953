"""Thuyết minh of fictional agencies: sentences put together from parts, never naming a person.

A few bodies are tricky on purpose (text that looks like a tag, comparisons, tables): they are what
real clerks type, and the site must show every character of them.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from fractions import Fraction

OPENINGS = (
    "{agency} báo cáo kết quả thực hiện nội dung “{topic}” như sau.",
    "Trong kỳ đánh giá, {agency} đã triển khai nội dung “{topic}” theo kế hoạch năm 2019.",
    "Thực hiện chỉ đạo của UBND tỉnh Mẫu, {agency} đã hoàn thành phần việc được giao về “{topic}”.",
    "Căn cứ kế hoạch năm 2019, {agency} phân công bộ phận đầu mối theo dõi “{topic}”.",
    "Về “{topic}”, {agency} duy trì thực hiện thường xuyên từ ngày 16/12/2018 đến ngày 15/12/2019.",
    "{agency} tự rà soát nội dung “{topic}” theo hướng dẫn của Thanh tra tỉnh Mẫu.",
)
ACTIONS = (
    "Kế hoạch được ban hành ngay từ quý I và phổ biến đến toàn thể công chức, viên chức.",
    "Cơ quan đã tổ chức hội nghị quán triệt, lồng ghép trong họp giao ban hằng tháng.",
    "Kết quả được công khai tại trụ sở và trên trang thông tin điện tử của cơ quan.",
    "Bộ phận đầu mối kiểm tra việc thực hiện mỗi quý một lần, có biên bản lưu hồ sơ.",
    "Các đơn vị trực thuộc gửi số liệu đúng hạn; số liệu đã được đối chiếu trước khi tổng hợp.",
    "Lãnh đạo cơ quan trực tiếp chỉ đạo và chịu trách nhiệm về kết quả.",
    "So với năm trước, việc thực hiện có nền nếp hơn, hồ sơ được lưu đầy đủ hơn.",
    "Những việc còn chậm ở quý II đã được khắc phục trong quý III.",
    "Nội dung này được đưa vào tiêu chí xếp loại thi đua cuối năm.",
    "Trong năm không nhận được phản ánh, kiến nghị nào liên quan đến nội dung này.",
)
FIGURES = (
    "Tổng hợp cả kỳ: {title}: {value} {unit}.",
    "Số liệu chốt đến hết ngày 15/12/2019: {title} là {value} {unit}.",
    "Theo báo cáo đã gửi, {title} là {value} {unit}.",
)
CLOSINGS = (
    "Tài liệu kèm theo đã được đăng ký trong danh mục của cơ quan.",
    "Đề nghị tổ công tác xem xét, công nhận kết quả nêu trên.",
    "Cơ quan chịu trách nhiệm về tính chính xác của số liệu.",
    "Bản gốc lưu tại văn thư cơ quan, sẵn sàng cung cấp khi được yêu cầu.",
    "Hạn chế: việc lưu hồ sơ ở một số đơn vị trực thuộc còn phân tán.",
)
LISTS = (
    "Các việc đã làm:\n\n- ban hành kế hoạch và phân công thực hiện;\n- kiểm tra giữa kỳ tại {count} đơn vị;"
    "\n- tổng hợp, báo cáo kết quả trước ngày 15/12/2019.",
    "Kết quả chính:\n\n1. {count} đơn vị trực thuộc đã thực hiện đúng kế hoạch;\n"
    "2. các tồn tại đã có thời hạn khắc phục;\n3. kết quả được công khai theo quy định.",
)
TABLES = (
    "| Quý | Số việc | Đạt |\n|---|---:|---:|\n| I | {a} | {a} |\n"
    "| II | {b} | {a} |\n| III | {b} | {b} |\n| IV | {a} | {a} |",
)
TRICKY = (
    "Mẫu biểu ghi <Sở Mẫu> ở phần tên cơ quan; giữ nguyên theo hướng dẫn.",
    "Số việc chậm giảm còn 3 < 5 so với năm trước, tỷ lệ đúng hạn > 90 %.",
    "Số liệu ở cột [a] & cột [b] khớp nhau; phần *chưa đối chiếu* ghi ở dòng cuối | xem phụ lục.",
    "Công thức dùng: `đạt / tổng số`; dấu _ trong ký hiệu hồ sơ so_01 không phải chữ nghiêng.",
    "Theo mẫu {{ten_co_quan}} và đường dẫn C:\\ho_so\\2019 của phần mềm nội bộ cũ.",
)
NOT_ARISEN = (
    "Trong kỳ đánh giá, {agency} không phát sinh trường hợp thuộc nội dung “{topic}”. Cơ quan đã rà soát tại "
    "tất cả đơn vị trực thuộc.",
    "Không phát sinh. {agency} đã kiểm tra theo kế hoạch và không phát hiện trường hợp nào.",
    "Qua theo dõi từ ngày 16/12/2018 đến ngày 15/12/2019, tại {agency} không có vụ việc thuộc nội dung này.",
)
NOT_APPLICABLE = (
    "{agency} không có chức năng, nhiệm vụ thuộc nội dung “{topic}” nên đề nghị không áp dụng.",
    "Nội dung này không thuộc phạm vi quản lý của {agency}.",
)
DRAFT = (
    "(Dự thảo) {agency} đang chờ số liệu của đơn vị trực thuộc.",
    "(Dự thảo) Chờ lãnh đạo {agency} duyệt trước khi nộp.",
    "(Dự thảo) {agency} đang bổ sung tài liệu cho nội dung này.",
)
WITHOUT_PROOF = (
    "Tài liệu đang lưu tại đơn vị trực thuộc, cơ quan sẽ bổ sung trong thời hạn giải trình.",
    "Việc đã thực hiện nhưng chưa tìm được văn bản đã ký; cơ quan đang đề nghị văn thư sao lục.",
    "Nội dung được lồng ghép trong văn bản khác nên không có văn bản riêng.",
)
COPIED = (
    "Đơn vị đã triển khai đầy đủ các nội dung theo kế hoạch năm 2019. Kết quả đạt yêu cầu đề ra, công chức "
    "và người lao động chấp hành nghiêm. Không có vướng mắc trong quá trình thực hiện."
)

Given = Sequence[tuple[str, Fraction, str]]


def narrative(stream: random.Random, *, agency: str, topic: str, figures: Given) -> str:
    """Two to six sentences on what was done, sometimes with a list, a table or an awkward sentence."""
    sentences = [stream.choice(OPENINGS).format(agency=agency, topic=topic)]
    sentences += stream.sample(ACTIONS, stream.randint(1, 3))
    if figures and stream.random() < 0.7:
        title, value, unit = figures[stream.randrange(len(figures))]
        sentences.append(stream.choice(FIGURES).format(title=_lower(title), value=_number(value), unit=unit))
    if stream.random() < 0.6:
        sentences.append(stream.choice(CLOSINGS))
    blocks = [" ".join(sentences)]
    draw, low, more = stream.random(), stream.randint(2, 9), stream.randint(0, 4)
    if draw < 0.05:
        blocks.append(stream.choice(LISTS).format(count=low))
    elif draw < 0.08:
        blocks.append(stream.choice(TABLES).format(a=low, b=low + more))
    elif draw < 0.10:
        blocks.append(stream.choice(TRICKY))
    return "\n\n".join(blocks)


def short(stream: random.Random, sentences: Sequence[str], *, agency: str, topic: str) -> str:
    return stream.choice(sentences).format(agency=agency, topic=topic)


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]


def _number(value: Fraction) -> str:
    """Vietnamese: 1.234 and 66,85."""
    hundredths = round(value * 100)
    whole, rest = divmod(hundredths, 100)
    text = f"{whole:,}".replace(",", ".")
    return f"{text},{rest:02d}".rstrip("0") if rest else text
