"""The working group's sections of the demo's report: fictional words whose every number is a placeholder."""

from __future__ import annotations

from ..model.report_text import FOLDER
from .edition import DemoEdition

README = """# Lời văn của báo cáo mẫu

Lời văn ở đây là hư cấu, do `paca demo` đặt ra để xem một báo cáo có lời văn trông thế nào. Mọi con số trong
các mục là ô đặt chỗ, ví dụ `{{ diem("A") }}`: số lấy từ dữ liệu, không viết bằng tay.
"""

BASIS = """Báo cáo lập theo bộ chỉ số và kế hoạch của kỳ đánh giá, nêu dưới đây.
Tỉnh Mẫu không có thật: lời văn này cũng được đặt ra để xem thử.
"""

SCOPE = """Tổ công tác giao {{ so_tieu_chi() }} tiêu chí thành phần cho {{ so_co_quan() }} cơ quan.
Các cơ quan nộp hồ sơ đến hết ngày {{ han("nop-ho-so") }}, giải trình và bổ sung tài liệu đến hết ngày
{{ han("giai-trinh") }}.
"""

METHOD = """Mỗi số liệu, tài liệu chỉ hỏi một lần và dùng cho mọi tiêu chí cần đến.
Tổ công tác thẩm tra từng hồ sơ theo tài liệu chứng minh, ghi lý do của mỗi điểm khác với điểm tự chấm;
cơ quan được giải trình trước khi chốt điểm.
"""

RESULTS = """{% if co_diem() %}Tỉnh đạt {{ diem() }} trên {{ toi_da() }} điểm theo hồ sơ đã nộp\
{% if co_tham_dinh() %}; Thanh tra Chính phủ thẩm định {{ tham_dinh() }} điểm{% endif %}.
Trong đó PARTS.{% endif %}
"""
RESULT = '{% if co_diem("X") %}phần X {{ diem("X") }} trên {{ toi_da("X") }} điểm{% endif %}'

LIMITS = """Đã nhận {{ so_ho_so_da_nop() }} trên {{ so_ho_so() }} hồ sơ; chỗ chưa nộp được để trống, không suy
đoán. Số tiêu chí thành phần không phát sinh trên toàn tỉnh: {{ so_khong_phat_sinh() }}.
"""

COMMENTS = """Dự thảo 2 được gửi lấy ý kiến các cơ quan đến hết ngày {{ han("gop-y") }}.
Đến ngày {{ ngay_so_lieu() }} có {{ so_gop_y() }} góp ý; mỗi góp ý được trả lời kèm lý do trước khi chốt điểm.
"""

PROPOSALS = """Từ những chỗ khó áp dụng trong kỳ, tỉnh nêu {{ so_kien_nghi() }} kiến nghị và giới thiệu những
cách làm đã có kết quả ở các cơ quan.
"""

CAUSES = """Điểm tự chấm của các cơ quan cao hơn điểm của tổ công tác vì ba nguyên nhân:

- **Tài liệu chưa đủ hoặc chưa đúng loại.** Nhiều cơ quan đã làm nhưng không có văn bản chứng minh.
- **Số liệu không khớp điểm tự chấm.** Cơ quan tự chấm cao hơn mức mà số liệu của chính mình cho.
- **Hiểu tiêu chí khác nhau.** Cùng một việc, nơi tự chấm tròn điểm, nơi tự trừ.

{% if co_tu_cham() and co_to_cong_tac() %}Tự chấm {{ tu_cham() }} điểm, tổ công tác {{ to_cong_tac() }} điểm;
GAPS.{% endif %}
"""
GAP = (
    '{% if co_tu_cham("X") and co_to_cong_tac("X") %}phần X chênh {{ chenh("X") }} điểm'
    "{% else %}phần X chưa so sánh được{% endif %}"
)


def first_texts(edition: DemoEdition) -> dict[str, str]:
    """What stands with draft 1, by path."""
    texts = {
        "README.md": README,
        "01-can-cu.md": BASIS,
        "02-pham-vi.md": SCOPE,
        "03-phuong-phap.md": METHOD,
        "04-ket-qua.md": RESULTS.replace("PARTS", _by_part(RESULT, edition)),
        "06-gioi-han.md": LIMITS,
    }
    return _placed(texts)


def later_texts(edition: DemoEdition) -> dict[str, str]:
    """What the review tells, with draft 2."""
    causes = CAUSES.replace("GAPS", _by_part(GAP, edition))
    return _placed({"05-nguyen-nhan.md": causes, "07-gop-y.md": COMMENTS})


def last_texts() -> dict[str, str]:
    """With the recommendations."""
    return _placed({"08-kien-nghi.md": PROPOSALS})


def _placed(texts: dict[str, str]) -> dict[str, str]:
    return {f"{FOLDER}/{name}": text for name, text in texts.items()}


def _by_part(line: str, edition: DemoEdition) -> str:
    """``line`` for each part of the set, however small that is."""
    parts = dict.fromkeys(str(node.code)[0] for node in edition.items)
    return ",\n".join(line.replace("X", part) for part in parts)
