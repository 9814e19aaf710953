"""An edition: ``edition.yml``, ``part-*.yml``, ``figures.yml``, ``documents.yml``, ``mapping.yml``."""

from __future__ import annotations

from paca.output.language import Words

NAMES = Words(
    {
        "EditionHeader": "Phần đầu của bộ chỉ số",
        "KnownTopic": "Chủ đề đã biết",
        "NodeFile": "Một phần của bộ chỉ số",
        "Node": "Phần, tiêu chí, tiêu chí thành phần",
        "Selector": "Cơ quan phải cung cấp",
        "DocumentAsk": "Tài liệu mà tiêu chí hỏi",
        "FigureFile": "Các số liệu được hỏi",
        "FigureSpec": "Số liệu được hỏi",
        "DocumentKindFile": "Các loại tài liệu",
        "DocumentKind": "Loại tài liệu",
        "MappingFile": "Bảng đối chiếu",
        "MappingLink": "Mối nối",
    }
)
SENTENCES = Words(
    {
        "EditionHeader": (
            "Mở đầu bộ chỉ số của một năm: quyết định ban hành, kỳ số liệu, tổng điểm, điều gì đã biết "
            "và chưa biết."
        ),
        "KnownTopic": "Điều mà một nguồn cho thấy có được đánh giá, nhưng mã và điểm chưa ai công bố.",
        "NodeFile": "Một phần với các tiêu chí và tiêu chí thành phần của nó.",
        "Node": (
            "Một mục của bộ chỉ số. Có mục con thì điểm là tổng của các mục con; không có thì chấm theo "
            "cách chấm của chính nó."
        ),
        "Selector": (
            "Mọi cơ quan, hoặc chọn theo loại hay vai trò; không gọi tên, để bộ chỉ số dùng được cho mọi "
            "tỉnh."
        ),
        "DocumentAsk": "Một loại tài liệu mà tiêu chí hỏi tới, bắt buộc hay không.",
        "FigureFile": "Mọi số liệu mà bộ chỉ số hỏi, mỗi số định nghĩa một lần rồi dùng cho nhiều tiêu chí.",
        "FigureSpec": "Một số liệu mà cơ quan phải khai: gồm những gì, đơn vị nào, chứng minh bằng gì.",
        "DocumentKindFile": (
            "Mọi loại tài liệu mà bộ chỉ số hỏi, mỗi loại ghi một lần rồi dùng cho nhiều tiêu chí."
        ),
        "DocumentKind": "Một loại tài liệu mà bộ chỉ số hỏi; tài liệu của cơ quan ghi mình đáp ứng loại nào.",
        "MappingFile": "Mỗi mã của bộ chỉ số này nối với mã nào của các bộ chỉ số khác.",
        "MappingLink": "Một mã của bộ chỉ số này nối tiếp một mã của bộ chỉ số năm khác.",
    }
)
FIELDS = Words(
    {
        "EditionHeader.year": "năm của bộ chỉ số",
        "EditionHeader.title": "tên bộ chỉ số",
        "EditionHeader.decision": "số, ký hiệu quyết định ban hành, ví dụ 312/QĐ-TTCP",
        "EditionHeader.decision_date": "ngày của quyết định",
        "EditionHeader.decision_title": "trích yếu của quyết định",
        "EditionHeader.signer": "người ký quyết định",
        "EditionHeader.plan": "số, ký hiệu kế hoạch đánh giá của Thanh tra Chính phủ",
        "EditionHeader.plan_date": "ngày của kế hoạch",
        "EditionHeader.period": "kỳ số liệu mà bộ chỉ số quy định",
        "EditionHeader.total_max": "tổng điểm tối đa",
        "EditionHeader.expected_counts": (
            "số lượng mà nguồn nêu: `parts` phần, `criteria` tiêu chí, `subcriteria` tiêu chí thành "
            "phần; máy đếm lại và báo nếu lệch"
        ),
        "EditionHeader.completeness": "đã biết đến đâu: phần nào đầy đủ, phần nào chưa ai công bố",
        "EditionHeader.fictional": "có: bộ chỉ số không có thật, mọi trang ghi rõ",
        "EditionHeader.sources": "nguồn của những điều ghi trong bộ chỉ số",
        "EditionHeader.notes": "ghi chú về bộ chỉ số",
        "EditionHeader.known_topics": "các chủ đề chắc chắn được đánh giá mà chưa có mã và điểm",
        "KnownTopic.part": "mã của phần có chủ đề ấy",
        "KnownTopic.topic": "nội dung được đánh giá",
        "KnownTopic.status": "mức tin cậy, có thể kèm lời giải thích",
        "KnownTopic.source": "nguồn cho biết",
        "KnownTopic.scoring": "nguồn nói gì về cách tính điểm",
        "NodeFile.items": "phần, tiêu chí, tiêu chí thành phần, mỗi thứ một mục",
        "Node.code": "mã tiêu chí; để trống khi nguồn không đánh số",
        "Node.key": "thay cho mã khi không nguồn nào cho biết",
        "Node.parent": "mã của mục chứa nó; để trống nếu là phần",
        "Node.title": "tên, ghi như trong văn bản",
        "Node.title_status": "mức tin cậy của tên",
        "Node.max": "điểm tối đa; để trống khi chưa ai công bố",
        "Node.max_status": "mức tin cậy của điểm tối đa",
        "Node.code_status": "mức tin cậy của mã",
        "Node.source": "nguồn của tên, mã và điểm",
        "Node.basis": "căn cứ pháp lý, ví dụ Điều 18 Nghị định 59/2019/NĐ-CP",
        "Node.note": "ghi chú về mục này",
        "Node.rule": "cách chấm; chỉ ở mục không có mục con",
        "Node.rule_status": "mức tin cậy của cách chấm",
        "Node.aggregate": "cách gộp các cơ quan thành điểm của tỉnh",
        "Node.suppliers": "cơ quan nào phải cung cấp",
        "Node.documents": "các loại tài liệu mà tiêu chí hỏi",
        "Node.not_arisen": "điểm tính thế nào khi không phát sinh; để trống: chưa quy định, không có điểm",
        "Node.missing": (
            "điểm tính thế nào khi chưa nộp hoặc thiếu số liệu, câu trả lời; để trống: chưa quy định, "
            "không có điểm"
        ),
        "Node.not_applicable": "điểm tính thế nào khi tiêu chí không áp dụng cho cơ quan",
        "Node.late": "cách tính hồ sơ nộp trễ; `full`: như đúng hạn; để trống: chưa quy định",
        "Node.without_proof": "điểm tính thế nào khi thiếu tài liệu bắt buộc",
        "Node.guidance": "hướng dẫn cho cơ quan: hỏi gì, tìm ở đâu, lỗi hay gặp",
        "Selector.all": "có: mọi cơ quan phải nộp hồ sơ",
        "Selector.kinds": "các loại cơ quan, như `kind` trong `agencies.yml`",
        "Selector.roles": "các vai trò, như `roles` trong `agencies.yml`",
        "DocumentAsk.kind": "mã loại tài liệu",
        "DocumentAsk.required": "có: bắt buộc, thiếu thì điểm theo `without_proof` của tiêu chí",
        "FigureFile.figures": "các số liệu được hỏi",
        "FigureSpec.key": "mã số liệu; cơ quan khai theo mã này",
        "FigureSpec.title": "tên số liệu",
        "FigureSpec.unit": "đơn vị tính",
        "FigureSpec.definition": "tính những gì, không tính những gì, đến ngày nào",
        "FigureSpec.status": "mức tin cậy của định nghĩa",
        "FigureSpec.integer": "có: phải là số nguyên",
        "FigureSpec.part_of": "số liệu lớn hơn mà số này là một phần",
        "FigureSpec.sum_of": "các số liệu cộng lại thành số này",
        "FigureSpec.proof": "loại tài liệu phải chứng minh con số",
        "FigureSpec.form": "biểu thống kê và cột lấy số liệu",
        "DocumentKindFile.documents": "các loại tài liệu được hỏi",
        "DocumentKind.key": "mã loại; tài liệu ghi mã này ở `proves`",
        "DocumentKind.title": "tên loại tài liệu",
        "DocumentKind.description": "tài liệu ấy phải có những gì",
        "DocumentKind.status": "mức tin cậy của loại tài liệu này",
        "DocumentKind.signed": "có: phải có người ký; thiếu thì máy nhắc",
        "MappingFile.links": "các mối nối",
        "MappingLink.code": "mã ở bộ chỉ số này",
        "MappingLink.year": "năm của bộ chỉ số kia",
        "MappingLink.other": "mã ở bộ chỉ số kia, hoặc khóa khi không có mã",
        "MappingLink.relation": "hai mã quan hệ thế nào",
        "MappingLink.status": "mức tin cậy của mối nối",
        "MappingLink.note": "ghi chú về mối nối",
    }
)
