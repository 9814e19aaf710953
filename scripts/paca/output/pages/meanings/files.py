"""The files of a repository, in the order in which a newcomer meets them, and what each is for."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel

from paca.model import decision, edition, evidence, last_round, register, round
from paca.output.language import Words

GROUPS: Mapping[str, tuple[tuple[str, type[BaseModel]], ...]] = {
    "ky-danh-gia": (
        ("evidence/{year}/assessment.yml", round.Round),
        ("evidence/{year}/agencies.yml", register.Register),
    ),
    "ho-so": (
        ("evidence/{year}/{agency}/{item}.md", evidence.Submission),
        ("evidence/{year}/{agency}/documents.yml", evidence.DocumentFile),
        ("evidence/{year}/{agency}/figures.yml", evidence.FigureValueFile),
        ("evidence/{year}/{agency}/explanations.yml", evidence.ExplanationFile),
    ),
    "to-cong-tac": (
        ("evidence/{year}/_working-group/decisions/{agency}.yml", decision.DecisionFile),
        ("evidence/{year}/_working-group/verified.yml", decision.VerifiedFile),
        ("evidence/{year}/_working-group/comments/{id}.yml", decision.Comment),
        ("evidence/{year}/_working-group/recommendations.yml", decision.RecommendationFile),
        ("evidence/{year}/_working-group/good-practices.yml", decision.PracticeFile),
        ("evidence/{year}/_working-group/extensions.yml", decision.ExtensionFile),
        ("evidence/{year}/_working-group/receipts/{agency}.yml", decision.ReceivedFile),
        ("evidence/{year}/_working-group/last-round/{agency}.yml", last_round.LastRoundFile),
    ),
    "bo-chi-so": (
        ("indicators/{year}/edition.yml", edition.EditionHeader),
        ("indicators/{year}/part-{letter}.yml", edition.NodeFile),
        ("indicators/{year}/figures.yml", edition.FigureFile),
        ("indicators/{year}/documents.yml", edition.DocumentKindFile),
        ("indicators/{year}/mapping.yml", edition.MappingFile),
    ),
}
"""By the group's anchor; TITLES names it, PURPOSES says what each file is for."""

TITLES = Words(
    {
        "ky-danh-gia": "Kỳ đánh giá và các cơ quan",
        "ho-so": "Cơ quan nộp",
        "to-cong-tac": "Tổ công tác ghi",
        "bo-chi-so": "Bộ chỉ số và cách chấm",
    }
)
PURPOSES = Words(
    {
        "evidence/{year}/assessment.yml": "Kỳ đánh giá: tỉnh, tổ công tác, lịch, quyền công bố",
        "evidence/{year}/agencies.yml": "Danh sách cơ quan, có thời hạn",
        "evidence/{year}/{agency}/{item}.md": "Phần đầu của hồ sơ; thuyết minh ở bên dưới",
        "evidence/{year}/{agency}/documents.yml": "Danh mục tài liệu chứng minh của cơ quan",
        "evidence/{year}/{agency}/figures.yml": "Số liệu, mỗi số chỉ khai một lần",
        "evidence/{year}/{agency}/explanations.yml": "Giải trình của cơ quan",
        "evidence/{year}/_working-group/decisions/{agency}.yml": "Quyết định của tổ công tác; chỉ thêm vào",
        "evidence/{year}/_working-group/verified.yml": "Điểm thẩm định của Thanh tra Chính phủ",
        "evidence/{year}/_working-group/comments/{id}.yml": "Góp ý và việc xử lý",
        "evidence/{year}/_working-group/recommendations.yml": "Kiến nghị",
        "evidence/{year}/_working-group/good-practices.yml": "Thực tiễn tốt",
        "evidence/{year}/_working-group/extensions.yml": "Gia hạn, luôn kèm lý do",
        "evidence/{year}/_working-group/receipts/{agency}.yml": (
            "Biên nhận: máy chủ nhận đúng tệp ấy lúc nào; đưa từ nhật ký vào bằng `paca receipt record`"
        ),
        "evidence/{year}/_working-group/last-round/{agency}.yml": (
            "Kỳ trước để lại: bài học, tài liệu năm trước để tham khảo; không tính điểm"
        ),
        "indicators/{year}/edition.yml": "Bộ chỉ số: quyết định, kỳ, mức độ đầy đủ",
        "indicators/{year}/part-{letter}.yml": "Phần, tiêu chí, tiêu chí thành phần và cách tính",
        "indicators/{year}/figures.yml": "Số liệu mà bộ chỉ số yêu cầu",
        "indicators/{year}/documents.yml": "Loại tài liệu mà bộ chỉ số yêu cầu",
        "indicators/{year}/mapping.yml": "Liên hệ với các bộ chỉ số khác",
    }
)
