"""What only the working group writes, below ``_working-group/``; what the last round left lies there, too."""

from __future__ import annotations

from paca.output.language import Words

NAMES = Words(
    {
        "DecisionFile": "Các quyết định",
        "Decision": "Quyết định",
        "VerifiedFile": "Các điểm thẩm định",
        "VerifiedScore": "Điểm thẩm định",
        "Comment": "Góp ý",
        "Reply": "Trả lời góp ý",
        "Earlier": "Lời trước khi sửa",
        "Turn": "Lần đánh dấu luồng trao đổi",
        "RecommendationFile": "Các kiến nghị",
        "Recommendation": "Kiến nghị",
        "PracticeFile": "Các thực tiễn tốt",
        "Practice": "Thực tiễn tốt",
        "ExtensionFile": "Các lần gia hạn",
        "Extension": "Gia hạn",
        "ReceivedFile": "Các biên nhận",
        "Received": "Biên nhận",
        "LastRoundFile": "Kỳ trước để lại",
        "LastLesson": "Bài học của kỳ trước",
        "LastDocument": "Tài liệu của kỳ trước",
    }
)
SENTENCES = Words(
    {
        "DecisionFile": (
            "Quyết định về hồ sơ của một cơ quan, hoặc về điểm chung của tỉnh, theo thứ tự thời gian."
        ),
        "Decision": (
            "Tổ công tác kết luận về điểm của một tiêu chí ở một giai đoạn; đổi ý thì ghi thêm một dòng mới."
        ),
        "VerifiedFile": "Mọi điểm thẩm định mà Thanh tra Chính phủ cho kỳ đánh giá này.",
        "VerifiedScore": (
            "Điểm của Thanh tra Chính phủ cho một tiêu chí, hoặc cho cả phần khi chỉ công bố điểm phần; "
            "cùng một mã thì dòng sau thay dòng trước."
        ),
        "Comment": (
            "Một góp ý cho dự thảo và việc xử lý: trả lời, tiếp thu hay không và vì sao, đã sửa ở đâu."
        ),
        "Reply": "Một lời trả lời trong luồng trao đổi của góp ý.",
        "Earlier": "Góp ý hay trả lời đã viết gì trước khi bị sửa; không lời nào bị mất.",
        "Turn": (
            "Luồng trao đổi trên máy chủ được đánh dấu xong hoặc mở lại; đó chưa phải kết luận, kết luận "
            "là tiếp thu hay không."
        ),
        "RecommendationFile": "Mọi kiến nghị rút ra từ kỳ đánh giá.",
        "Recommendation": "Một kiến nghị gửi Chính phủ hoặc Thanh tra Chính phủ, kèm lý do.",
        "PracticeFile": "Mọi cách làm hay thấy được trong kỳ đánh giá.",
        "Practice": "Một cách làm hay mà cơ quan khác có thể áp dụng ngay.",
        "ExtensionFile": "Mọi lần tổ công tác cho gia hạn; chỉ kéo dài, không rút ngắn.",
        "Extension": "Hạn muộn hơn cho một cơ quan, hoặc cho một tiêu chí của cơ quan ấy, luôn kèm lý do.",
        "ReceivedFile": "Biên nhận cho các tệp của một cơ quan, đưa vào từ nhật ký có chữ ký của máy chủ.",
        "Received": (
            "Máy chủ nhận đúng nội dung ấy của tệp lần đầu lúc nào; căn cứ để biết nộp đúng hạn hay trễ hạn."
        ),
        "LastRoundFile": (
            "Bài học và tài liệu của kỳ trước cho một cơ quan, hoặc cho cả tỉnh, ghi theo mã của bộ chỉ "
            "số mới; không phải minh chứng, không tính điểm."
        ),
        "LastLesson": "Điều kỳ trước cho biết về một tiêu chí được nối tiếp ở kỳ này.",
        "LastDocument": (
            "Một tài liệu cơ quan đã nộp kỳ trước cho tiêu chí nay được nối tiếp: chỉ để tham khảo."
        ),
    }
)
FIELDS = Words(
    {
        "DecisionFile.decisions": "các quyết định; chỉ thêm ở cuối, không sửa dòng cũ",
        "Decision.item": "tiêu chí",
        "Decision.stage": "giai đoạn: thẩm tra, sau giải trình, chung kết",
        "Decision.verdict": "giữ điểm máy tính, ấn định điểm khác, hay yêu cầu giải trình",
        "Decision.score": "điểm ấn định; bắt buộc khi ấn định điểm khác",
        "Decision.reason": "lý do; bắt buộc trừ khi giữ điểm máy tính",
        "Decision.refused": "mã tài liệu không được chấp nhận",
        "Decision.by": "người quyết định",
        "Decision.on": "ngày quyết định",
        "Decision.comment": "mã góp ý dẫn tới quyết định",
        "VerifiedFile.scores": "điểm thẩm định; chỉ thêm ở cuối, không sửa dòng cũ",
        "VerifiedScore.code": "mã tiêu chí, hoặc mã phần khi chỉ công bố điểm phần",
        "VerifiedScore.score": "điểm thẩm định",
        "VerifiedScore.reason": "lý do của Thanh tra Chính phủ, nguyên văn",
        "VerifiedScore.source": "số, ký hiệu văn bản, hoặc nơi công bố",
        "VerifiedScore.date": "ngày của văn bản",
        "VerifiedScore.page": "trang hoặc phụ lục của văn bản",
        "VerifiedScore.replaces": "vì sao thay dòng trước của cùng mã; bắt buộc khi đã có dòng trước",
        "Comment.id": "mã góp ý",
        "Comment.on": "ngày góp ý",
        "Comment.by": "người góp ý",
        "Comment.agency": "cơ quan góp ý, để trống nếu là người thẩm tra",
        "Comment.about_agency": "cơ quan được nói tới",
        "Comment.item": "tiêu chí được nói tới",
        "Comment.section": "mục của dự thảo được nói tới",
        "Comment.text": "nội dung góp ý",
        "Comment.replies": "các trả lời, theo thứ tự thời gian",
        "Comment.adoption": "tiếp thu, tiếp thu một phần hay không tiếp thu; để trống khi chưa kết luận",
        "Comment.reason": "lý do tiếp thu hay không",
        "Comment.due": "hạn trả lời",
        "Comment.source": "góp ý đến bằng đường nào: luồng trao đổi, công văn, biên bản",
        "Comment.file": "tệp mà góp ý được ghi vào",
        "Comment.line": "dòng của tệp ấy",
        "Comment.draft": "số của dự thảo có dòng ấy",
        "Comment.history": "những lời trước khi bị sửa",
        "Comment.turns": "luồng trao đổi được đánh dấu xong rồi mở lại, theo thứ tự",
        "Comment.deleted": "ngày thấy góp ý bị xóa trên máy chủ",
        "Comment.change": "lần ghi (`commit`) đã sửa theo góp ý",
        "Comment.effect": "điểm thay đổi do lần sửa ấy",
        "Reply.by": "người trả lời",
        "Reply.on": "ngày trả lời",
        "Reply.text": "nội dung trả lời",
        "Reply.id": "mã của trả lời trên máy chủ",
        "Reply.history": "những lời trước khi bị sửa",
        "Reply.deleted": "ngày thấy trả lời bị xóa trên máy chủ",
        "Earlier.until": "ngày thấy lời này bị sửa",
        "Earlier.text": "lời trước khi sửa",
        "Turn.on": "ngày đánh dấu (theo máy chủ, hoặc ngày thấy)",
        "Turn.what": "đánh dấu xong hay mở lại",
        "Turn.by": "tài khoản đã đánh dấu, nếu máy chủ cho biết",
        "RecommendationFile.recommendations": "các kiến nghị",
        "Recommendation.id": "mã kiến nghị",
        "Recommendation.to": "nơi nhận kiến nghị",
        "Recommendation.text": "nội dung kiến nghị",
        "Recommendation.because": "vì sao kiến nghị",
        "Recommendation.items": "các tiêu chí liên quan",
        "PracticeFile.practices": "các thực tiễn tốt",
        "Practice.id": "mã thực tiễn tốt",
        "Practice.agency": "cơ quan có cách làm hay",
        "Practice.title": "tên cách làm",
        "Practice.text": "cách làm, để nơi khác áp dụng ngay được",
        "Practice.items": "các tiêu chí liên quan",
        "ExtensionFile.extensions": "các lần gia hạn",
        "Extension.agency": "cơ quan được gia hạn",
        "Extension.phase": "việc trong lịch được gia hạn",
        "Extension.item": "chỉ gia hạn tiêu chí này; để trống là mọi tiêu chí",
        "Extension.until": "hạn mới, đến 24:00 ngày này",
        "Extension.reason": "lý do gia hạn",
        "Extension.by": "người cho gia hạn",
        "Extension.on": "ngày cho gia hạn",
        "Extension.source": "văn bản cho gia hạn",
        "ReceivedFile.receipts": "các biên nhận; chỉ thêm ở cuối, không sửa dòng cũ",
        "Received.file": "tên tệp trong thư mục của cơ quan, ví dụ `B.5.1.md`",
        "Received.blob": "mã git của đúng nội dung đã nhận",
        "Received.received": "lúc máy chủ nhận lần đầu, theo đồng hồ của máy chủ",
        "Received.delivery": "mã lần đẩy lên của máy chủ",
        "Received.n": "số thứ tự trong nhật ký biên nhận, từ 0",
        "LastRoundFile.year": "năm của kỳ trước",
        "LastRoundFile.commit": "lần ghi (`commit`) mà các chỗ dẫn được đọc từ đó",
        "LastRoundFile.lessons": "bài học của kỳ trước",
        "LastRoundFile.documents": "tài liệu đã nộp kỳ trước: chỉ để tham khảo, không phải minh chứng kỳ này",
        "LastLesson.item": "tiêu chí của bộ chỉ số kỳ này",
        "LastLesson.was": "mã của nó ở bộ chỉ số kỳ trước",
        "LastLesson.relation": "quan hệ của hai mã theo bảng đối chiếu: giữ nguyên, tương tự, tách hay gộp",
        "LastLesson.kind": "điều gì đã xảy ra",
        "LastLesson.text": "nguyên văn; với lỗi hay gặp là mã thông báo",
        "LastLesson.count": "số lần",
        "LastLesson.places": "tệp và dòng của kỳ trước, những chỗ đầu tiên",
        "LastDocument.items": "các tiêu chí kỳ này nối tiếp tiêu chí đã dùng tài liệu",
        "LastDocument.key": "mã trong `documents.yml` của kỳ trước",
        "LastDocument.number": "số, ký hiệu",
        "LastDocument.date": "ngày văn bản",
        "LastDocument.title": "trích yếu",
        "LastDocument.place": "tệp và dòng của kỳ trước",
        "LastDocument.refused": "vì sao kỳ trước không được tính",
    }
)
