"""The rules that score an item: what stands under ``rule:`` in ``part-*.yml`` (RULE_KINDS names them)."""

from __future__ import annotations

from paca.output.language import Words

NAMES = Words(
    {
        "ChecklistEntry": "Nội dung của danh mục kiểm",
        "Tier": "Bậc điểm",
        "JudgementLevel": "Mức đánh giá",
        "CappedTerm": "Số hạng của tổng có trần",
    }
)
SENTENCES = Words(
    {
        "YesNoRule": "Đủ điểm khi trả lời có, 0 điểm khi trả lời không.",
        "ChecklistRule": "Cộng điểm của các nội dung được trả lời có; nội dung chưa trả lời coi như không.",
        "ChecklistEntry": "Một nội dung phải trả lời có hay không, với điểm của nó.",
        "RatioRule": (
            "Điểm theo tử số chia mẫu số: tăng đều, hoặc theo bậc. Cả hai bằng 0 là không phát sinh."
        ),
        "Tier": (
            "Đạt từ mức nào thì được bao nhiêu điểm; lấy bậc cao nhất đạt được, dưới bậc thấp nhất là 0 điểm."
        ),
        "CountRule": "Điểm theo số lượng: mỗi đơn vị một số điểm cho đến tối đa, hoặc theo bậc.",
        "DeductionRule": "Từ điểm tối đa trừ đi cho mỗi đơn vị, không thấp hơn mức sàn.",
        "OutsideIndexRule": "Lấy kết quả một chỉ số của nơi khác, quy về thang điểm của tiêu chí.",
        "JudgementRule": "Tổ công tác chọn một mức, có nêu lý do; trước đó chưa có điểm.",
        "JudgementLevel": "Một mức mà tổ công tác có thể chọn, với điểm của nó.",
        "UnscoredRule": "Có trong bộ chỉ số để biết, không được điểm nào.",
        "LowerOfRule": "Tính theo nhiều cách rồi lấy điểm thấp nhất.",
        "CappedSumRule": (
            "Cộng nhiều cách chấm, mỗi cách có tối đa riêng; tổng không quá điểm tối đa của tiêu chí."
        ),
        "CappedTerm": "Một cách chấm trong tổng, với điểm tối đa riêng.",
    }
)
FIELDS = Words(
    {
        "YesNoRule.question": "câu hỏi mà cơ quan trả lời có hay không",
        "ChecklistRule.entries": "các nội dung phải trả lời",
        "ChecklistEntry.key": "mã nội dung; cơ quan trả lời theo mã này",
        "ChecklistEntry.title": "nội dung",
        "ChecklistEntry.points": "điểm khi trả lời có",
        "ChecklistEntry.document": "loại tài liệu phải có để trả lời «có»",
        "RatioRule.numerator": "mã số liệu làm tử số",
        "RatioRule.denominator": "mã số liệu làm mẫu số",
        "RatioRule.low": "tỷ lệ được 0 điểm; ghi từ 0 đến 1",
        "RatioRule.high": "tỷ lệ được đủ điểm; ghi từ 0 đến 1",
        "RatioRule.tiers": "các bậc điểm; có bậc thì không tính theo `low` và `high`",
        "Tier.at_least": "từ mức này trở lên; tỷ lệ ghi từ 0 đến 1, số liệu ghi theo đơn vị của nó",
        "Tier.points": "điểm của bậc",
        "CountRule.figure": "mã số liệu được đếm",
        "CountRule.per_unit": "điểm cho mỗi đơn vị; để trống khi tính theo bậc",
        "CountRule.tiers": "các bậc điểm; có bậc thì không tính theo `per_unit`",
        "DeductionRule.figure": "mã số liệu làm mất điểm",
        "DeductionRule.per_unit": "điểm trừ cho mỗi đơn vị",
        "DeductionRule.floor": "mức sàn: trừ đến đây thì thôi",
        "OutsideIndexRule.index": "tên chỉ số, ví dụ PAR Index",
        "OutsideIndexRule.figure": "mã số liệu ghi kết quả của chỉ số ấy",
        "OutsideIndexRule.out_of": "thang điểm của chỉ số ấy, ví dụ 100",
        "JudgementRule.levels": "các mức để chọn",
        "JudgementLevel.key": "mã mức",
        "JudgementLevel.title": "thế nào thì đạt mức này",
        "JudgementLevel.points": "điểm của mức",
        "LowerOfRule.rules": "các cách chấm, mỗi cách tính trên cả điểm tối đa",
        "CappedSumRule.terms": "các số hạng",
        "CappedTerm.points": "điểm tối đa của số hạng này",
        "CappedTerm.rule": "cách chấm của số hạng này",
    }
)
