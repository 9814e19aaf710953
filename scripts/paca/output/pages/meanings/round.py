"""The round and its agencies: ``assessment.yml`` and ``agencies.yml``."""

from __future__ import annotations

from paca.output.language import Words

NAMES = Words(
    {
        "Round": "Kỳ đánh giá",
        "Province": "Tỉnh",
        "Period": "Khoảng thời gian",
        "Member": "Thành viên tổ công tác",
        "Phase": "Mốc của lịch",
        "Publication": "Quyền công bố",
        "Repository": "Kho trên máy chủ git",
        "Register": "Danh sách cơ quan",
        "AgencyGroup": "Nhóm cơ quan",
        "Agency": "Cơ quan",
    }
)
SENTENCES = Words(
    {
        "Round": (
            "Cả một kỳ đánh giá: năm nào, tỉnh nào, số liệu của thời gian nào, ai trong tổ công tác, "
            "lịch ra sao, công bố những gì."
        ),
        "Province": "Tỉnh được đánh giá, cơ quan đứng tên báo cáo và cơ quan chủ trì.",
        "Period": "Từ ngày đầu đến ngày cuối, tính cả hai ngày ấy.",
        "Member": (
            "Một thành viên: vai trò, cơ quan, và họ tên nếu đã biết; trang công khai không bao giờ hiện "
            "họ tên."
        ),
        "Phase": "Một dòng của lịch: bước nào, từ ngày nào; hạn tính đến 24:00 ngày cuối, giờ Việt Nam.",
        "Publication": "Trang công khai được hiện những gì; điều không ghi ở đây thì giữ nội bộ.",
        "Repository": "Kho nằm ở địa chỉ nào; nhờ đó danh sách việc cần làm mở đúng tệp phải sửa.",
        "Register": "Các cơ quan của kỳ đánh giá, chia theo nhóm, mỗi cơ quan có thời gian tồn tại.",
        "AgencyGroup": (
            "Những cơ quan giống nhau, đứng dưới một đầu mục và được so với nhau, ví dụ các huyện miền núi."
        ),
        "Agency": "Một cơ quan phải nộp hồ sơ, hoặc chỉ là nơi ban hành tài liệu.",
    }
)
FIELDS = Words(
    {
        "Round.year": "năm được đánh giá",
        "Round.title": "tên kỳ đánh giá, hiện ở đầu trang",
        "Round.province": "tỉnh, cơ quan báo cáo và cơ quan chủ trì",
        "Round.period": "kỳ số liệu: từ ngày nào đến hết ngày nào",
        "Round.plan": "số, ký hiệu kế hoạch đánh giá của tỉnh",
        "Round.plan_status": "mức tin cậy của số kế hoạch",
        "Round.stage": "đang ở bản nào, ví dụ Dự thảo 1",
        "Round.working_group": "các thành viên tổ công tác",
        "Round.calendar": "các mốc của kỳ đánh giá, theo thứ tự",
        "Round.publication": "ai xem được gì, khi nào",
        "Round.repository": "kho trên máy chủ git: trang nội bộ mở đúng tệp để sửa; trang công khai không có",
        "Round.sources": "nguồn của những điều ghi trong tệp này",
        "Round.notes": "ghi chú, hiện ở trang lịch",
        "Province.name": "tên tỉnh",
        "Province.code": "mã tỉnh của cơ quan thống kê",
        "Province.authority": "cơ quan báo cáo, ví dụ Ủy ban nhân dân tỉnh Quảng Nam",
        "Province.lead": "cơ quan chủ trì, ví dụ Thanh tra tỉnh Quảng Nam",
        "Province.fictional": "có: tỉnh không có thật, mọi trang ghi rõ",
        "Period.start": "ngày đầu",
        "Period.end": "ngày cuối, tính cả ngày ấy",
        "Member.role": "vai trò trong tổ công tác",
        "Member.name": "họ tên",
        "Member.organisation": "cơ quan của thành viên",
        "Member.status": "mức tin cậy của thông tin về thành viên",
        "Member.source": "nguồn: quyết định thành lập tổ công tác",
        "Member.note": "ghi chú về thành viên",
        "Member.accounts": "tài khoản trên máy chủ git được đổi quyết định, góp ý, bộ chỉ số và mã nguồn",
        "Phase.key": "mã của mốc, để nơi khác dẫn tới",
        "Phase.step": "mốc thuộc bước nào của kỳ đánh giá",
        "Phase.title": "tên mốc",
        "Phase.start": "ngày bắt đầu",
        "Phase.until": "ngày cuối, đến 24:00 giờ Việt Nam",
        "Phase.status": "mức tin cậy của ngày; `placeholder` khi chưa ai công bố",
        "Phase.source": "nguồn của ngày",
        "Phase.note": "ghi chú về mốc",
        "Publication.scores": "khi nào công bố điểm",
        "Publication.evidence": "công bố hồ sơ đến đâu",
        "Publication.comments": "khi nào công bố góp ý và giải trình",
        "Repository.url": "địa chỉ trang của kho, `https://…`",
        "Repository.kind": (
            "loại máy chủ; `github.com`, `gitlab.com`, `gitea.com`, `codeberg.org` thì không cần ghi"
        ),
        "Repository.branch": "nhánh nhận thay đổi",
        "Register.groups": "các nhóm cơ quan, theo thứ tự hiện trên trang",
        "Register.agencies": "các cơ quan",
        "Register.source": "nguồn của danh sách",
        "Register.notes": "ghi chú về danh sách",
        "AgencyGroup.key": "mã nhóm",
        "AgencyGroup.title": "tên nhóm",
        "AgencyGroup.title_en": "tên nhóm bằng tiếng Anh",
        "Agency.slug": "mã cơ quan, cũng là tên thư mục",
        "Agency.name": "tên đầy đủ của cơ quan",
        "Agency.short": "tên ngắn cho bảng và biểu đồ",
        "Agency.name_status": "mức tin cậy của tên",
        "Agency.kind": (
            "loại cơ quan: `department`, `district-city`, `district`, `coordinating`…; bộ chỉ số chọn "
            "theo loại"
        ),
        "Agency.group": "mã nhóm mà cơ quan đứng trong đó",
        "Agency.asked": "không: chỉ là nơi ban hành tài liệu, không phải nộp hồ sơ",
        "Agency.roles": "vai trò mà bộ chỉ số hỏi tới, giống nhau ở mọi tỉnh",
        "Agency.code": "mã đơn vị hành chính của cơ quan thống kê",
        "Agency.head": "thủ trưởng",
        "Agency.contact": "thành viên tổ công tác theo dõi cơ quan",
        "Agency.accounts": "tài khoản trên máy chủ git được ghi vào thư mục của cơ quan",
        "Agency.valid_from": "ngày bắt đầu tồn tại, nếu thành lập trong kỳ",
        "Agency.valid_to": "ngày cuối, nếu sáp nhập hay giải thể",
        "Agency.successor": "cơ quan kế thừa",
        "Agency.source": "nguồn của tên",
        "Agency.note": "ghi chú về cơ quan",
    }
)
