"""What an agency files: ``<item>.md``, ``documents.yml``, ``figures.yml``, ``explanations.yml``."""

from __future__ import annotations

from paca.output.language import Words

NAMES = Words(
    {
        "Submission": "Hồ sơ",
        "DocumentFile": "Danh mục tài liệu của cơ quan",
        "Document": "Tài liệu",
        "Classified": "Tài liệu có độ mật",
        "FigureValueFile": "Số liệu của cơ quan",
        "FigureValue": "Số liệu",
        "ExplanationFile": "Các giải trình của cơ quan",
        "Explanation": "Giải trình",
    }
)
SENTENCES = Words(
    {
        "Submission": (
            "Hồ sơ của một cơ quan cho một tiêu chí: lời khai, điểm tự chấm, tài liệu kèm theo; thuyết "
            "minh viết ở bên dưới."
        ),
        "DocumentFile": "Mọi tài liệu chứng minh của cơ quan, đăng ký một lần rồi dùng cho nhiều tiêu chí.",
        "Document": (
            "Một tài liệu chứng minh: số, ngày, nơi ban hành, trích yếu; hồ sơ và số liệu dẫn tới nó bằng mã."
        ),
        "Classified": (
            "Với tài liệu có độ mật chỉ ghi là có và ai đang giữ; không ghi trích yếu, không đưa tệp."
        ),
        "FigureValueFile": "Mọi số liệu của cơ quan; mỗi số khai một lần cho tất cả các tiêu chí cần đến nó.",
        "FigureValue": "Một con số của một cơ quan, kèm đơn vị tính, phạm vi và tài liệu chứng minh.",
        "ExplanationFile": "Mọi lần cơ quan giải trình, theo thứ tự thời gian.",
        "Explanation": "Cơ quan trả lời yêu cầu của tổ công tác hoặc một góp ý, kèm tài liệu chứng minh.",
    }
)
FIELDS = Words(
    {
        "Submission.item": "mã tiêu chí thành phần, đúng như trong bộ chỉ số",
        "Submission.claim": "cơ quan nói gì: đã trả lời, không phát sinh, không áp dụng hay còn nháp",
        "Submission.self_score": "điểm tự chấm, tính bằng điểm của tiêu chí",
        "Submission.answers": "trả lời có/không; `answer` cho câu hỏi đơn, mã nội dung cho danh mục kiểm",
        "Submission.documents": "mã tài liệu đã đăng ký trong `documents.yml` của chính cơ quan",
        "Submission.explanation": "vì sao thiếu minh chứng, hoặc vì sao khai như vậy",
        "Submission.filed_by": "người hoặc bộ phận lập hồ sơ",
        "DocumentFile.documents": "các tài liệu, mỗi tài liệu đăng ký một lần",
        "Document.key": "mã tài liệu trong thư mục của cơ quan: chữ thường, số, gạch nối",
        "Document.number": "số, ký hiệu, ví dụ 83/KH-UBND",
        "Document.date": "ngày ban hành",
        "Document.issuer": "cơ quan ban hành",
        "Document.title": "trích yếu",
        "Document.proves": "các loại tài liệu mà bộ chỉ số yêu cầu và tài liệu này đáp ứng",
        "Document.signer": "người ký",
        "Document.pages": "số trang",
        "Document.attachment": "đường dẫn tệp bên dưới `attachments/`",
        "Document.sha256": "mã băm của tệp, để biết tệp không bị đổi",
        "Document.url": "địa chỉ đã công bố",
        "Document.in_force": "ngày có hiệu lực",
        "Document.outside_period": "vì sao vẫn tính dù ngày ở ngoài kỳ đánh giá",
        "Document.visibility": "trang công khai có được hiện tài liệu này không",
        "Document.classified": "tài liệu có độ mật: chỉ ghi là có và ai giữ",
        "Document.status": "mức tin cậy của thông tin",
        "Document.source": "nguồn của thông tin",
        "Document.note": "ghi chú",
        "Classified.holder": "nơi giữ tài liệu mật",
        "FigureValueFile.figures": "các số liệu, mỗi số khai một lần cho mọi tiêu chí",
        "FigureValue.key": "mã số liệu trong bộ chỉ số",
        "FigureValue.value": "giá trị, viết `87` hoặc `1.5`",
        "FigureValue.unit": "đơn vị tính",
        "FigureValue.scope": "cả kỳ, một phần của kỳ hay kỳ khác; chỉ số liệu của cả kỳ mới được tính điểm",
        "FigureValue.scope_note": "phần nào của kỳ, hoặc kỳ nào, ghi như trong nguồn",
        "FigureValue.documents": "mã tài liệu chứng minh con số",
        "FigureValue.previous": "con số của năm trước, như đã báo cáo khi đó",
        "FigureValue.approximate": "có: nguồn chỉ ghi số gần đúng",
        "FigureValue.status": "mức tin cậy của con số",
        "FigureValue.source": "nguồn của con số",
        "FigureValue.note": "ghi chú",
        "ExplanationFile.explanations": "các giải trình, theo thứ tự thời gian",
        "Explanation.id": "mã giải trình",
        "Explanation.item": "tiêu chí được giải trình",
        "Explanation.comment": "mã góp ý được trả lời",
        "Explanation.on": "ngày giải trình",
        "Explanation.text": "nội dung giải trình",
        "Explanation.documents": "tài liệu kèm theo",
    }
)
