"""R96x: the scores that the reviewing body (TTCP) verified."""

from __future__ import annotations

from .message import Level, Message

MESSAGES = (
    Message(
        code="R960", level=Level.ERROR,
        title_vi="Điểm thẩm định bị thay mà không nêu lý do",
        title_en="A verified score replaced without a reason",
        text_vi="{item} đã có điểm thẩm định {before} ở dòng trước; dòng này thay nó mà thiếu replaces:.",
        text_en="{item} already has the verified score {before} above; this entry takes its place without "
        "replaces:.",
        why_vi="Điểm thẩm định chỉ được thêm, không được sửa; ai đọc cũng phải biết vì sao có dòng sau.",
        why_en="Verified scores are only ever added; whoever reads them must know why there is a later one.",
        fix_vi="Ghi replaces: kèm văn bản điều chỉnh; nếu gõ trùng thì xóa dòng này.",
        fix_en="Write replaces: with the document that changed it; delete the entry if it was typed twice.",
        before="scores:\n  - {code: A.1.1, score: 0.8, source: 12/TTCP}\n"
        "  - {code: A.1.1, score: 0.9, source: 15/TTCP}\n",
        after="scores:\n  - {code: A.1.1, score: 0.8, source: 12/TTCP}\n"
        "  - {code: A.1.1, score: 0.9, source: 15/TTCP, replaces: Thanh tra Chính phủ đính chính}\n",
    ),
    Message(
        code="R961", level=Level.WARNING,
        title_vi="Điểm thẩm định của phần khác tổng các tiêu chí",
        title_en="A verified total that its items do not give",
        text_vi="{item}: điểm thẩm định {given}, nhưng các tiêu chí thành phần cộng lại được {total}.",
        text_en="{item}: verified score {given}, but its items add up to {total}.",
        why_vi="Một trong hai số chép sai, hoặc văn bản của Thanh tra Chính phủ có chênh lệch cần hỏi lại.",
        why_en="One of the two was copied wrongly, or the document itself does not add up and must be asked.",
        fix_vi="Đối chiếu với văn bản; sửa số chép sai bằng một dòng mới có replaces:.",
        fix_en="Compare with the document; mend the wrong one by a new entry with replaces:.",
        before="scores:\n  - {code: A, score: 18, source: 12/TTCP}\n"
        "  - {code: A.1.1, score: 0.8, source: 12/TTCP}\n",
        after="scores:\n  - {code: A, score: 0.8, source: 12/TTCP}\n"
        "  - {code: A.1.1, score: 0.8, source: 12/TTCP}\n",
    ),
)  # fmt: skip
