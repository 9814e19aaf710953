"""P7xx: secrets and personal data.  No message takes a param: nothing found is ever repeated."""

from __future__ import annotations

from .message import Level, Message

_LAW = "Luật 91/2025/QH15 và Nghị định 356/2025/NĐ-CP về bảo vệ dữ liệu cá nhân"
_DENOUNCER = "Luật Tố cáo 25/2018/QH14, Điều 9 và Điều 56; Quyết định 774/QĐ-TTg ngày 5/6/2020"
_WHY_VI = (
    "Dữ liệu cá nhân không cần cho việc chấm điểm và không được đưa vào kho hồ sơ; điểm không giảm khi bỏ đi."
)
_WHY_EN = (
    "Personal data is not needed for scoring and may not enter the repository; removing it costs no points."
)
_HISTORY_VI = " Nếu đã gửi (commit, push), báo ngay tổ công tác: xóa ở bản mới không xóa khỏi lịch sử."
_HISTORY_EN = " If it has been committed or pushed, tell the working group at once: history keeps it."

MESSAGES = (
    Message(
        code="P701",
        level=Level.ERROR,
        title_vi="Dấu chỉ độ mật",
        title_en="Secrecy mark",
        text_vi="Chỗ này có dấu chỉ độ mật (Mật, Tối mật hoặc Tuyệt mật). Nội dung không được hiện lại ở "
        "đây.",
        text_en="There is a secrecy mark here (Mật, Tối mật or Tuyệt mật). It is not repeated.",
        why_vi="Bí mật nhà nước không được soạn, lưu trên máy tính đã hoặc đang nối mạng. Hồ sơ bị từ chối.",
        why_en="State secrets may not be written or kept on a networked computer. The file is refused.",
        fix_vi="Xóa nội dung; chỉ giữ số, ngày, nơi ban hành và classified: {{holder: nơi giữ}}."
        + _HISTORY_VI,
        fix_en="Remove it; keep number, date, issuer and classified: {{holder: who keeps it}} only."
        + _HISTORY_EN,
        before="documents:\n  - {key: tl-1, number: 01/BC, issuer: Công an tỉnh, title: Báo cáo (Mật)}\n",
        after="documents:\n  - {key: tl-1, number: 01/BC, issuer: Công an tỉnh, title: Không ghi trích yếu, "
        "classified: {holder: Công an tỉnh}}\n",
        source="Luật 29/2018/QH14, Điều 5 khoản 5 (từ 1/3/2026: Luật 117/2025/QH15); Quyết định 774/QĐ-TTg",
    ),
    Message(
        code="P702",
        level=Level.ERROR,
        title_vi="Số căn cước công dân",
        title_en="Citizen identity number",
        text_vi="Chỗ này có dãy 12 chữ số cấu tạo như số căn cước công dân. Dãy số không được hiện lại ở "
        "đây.",
        text_en="There are 12 digits here built like a citizen identity number. They are not repeated.",
        why_vi=_WHY_VI,
        why_en=_WHY_EN,
        fix_vi="Xóa dãy số, chỉ ghi số lượng người nếu cần. Nếu là mã khác, ghi tên mã ngay trước."
        + _HISTORY_VI,
        fix_en="Remove it; give a number of persons if needed. If it is another code, name it just before."
        + _HISTORY_EN,
        before="explanation: Đã chuyển đổi ông A, CCCD 0xx…\n",
        after="explanation: Đã chuyển đổi 01 công chức\n",
        source=_LAW,
    ),
    Message(
        code="P703",
        level=Level.ERROR,
        title_vi="Số chứng minh nhân dân",
        title_en="Old identity card number",
        text_vi="Chỗ này có số chứng minh nhân dân. Số không được hiện lại ở đây.",
        text_en="There is an old identity card number here. It is not repeated.",
        why_vi=_WHY_VI,
        why_en=_WHY_EN,
        fix_vi="Xóa số chứng minh nhân dân." + _HISTORY_VI,
        fix_en="Remove the number." + _HISTORY_EN,
        before="explanation: Ông A, CMND số 2xx…\n",
        after="explanation: 01 công chức\n",
        source=_LAW,
    ),
    Message(
        code="P704",
        level=Level.ERROR,
        title_vi="Số hộ chiếu",
        title_en="Passport number",
        text_vi="Chỗ này có số hộ chiếu. Số không được hiện lại ở đây.",
        text_en="There is a passport number here. It is not repeated.",
        why_vi=_WHY_VI,
        why_en=_WHY_EN,
        fix_vi="Xóa số hộ chiếu." + _HISTORY_VI,
        fix_en="Remove the number." + _HISTORY_EN,
        before="explanation: Hộ chiếu Bxx…\n",
        after="explanation: 01 lượt đi công tác nước ngoài\n",
        source=_LAW,
    ),
    Message(
        code="P705",
        level=Level.ERROR,
        title_vi="Số điện thoại di động",
        title_en="Mobile phone number",
        text_vi="Chỗ này có số điện thoại di động. Số không được hiện lại ở đây.",
        text_en="There is a mobile phone number here. It is not repeated.",
        why_vi=_WHY_VI,
        why_en=_WHY_EN,
        fix_vi="Xóa số di động, ghi điện thoại cố định của cơ quan nếu cần. Nếu là mã khác (mã số thuế…), "
        "ghi tên mã ngay trước." + _HISTORY_VI,
        fix_en="Remove it; give the office's landline if needed. If it is a code (tax code …), name it just "
        "before." + _HISTORY_EN,
        before="filed_by: Nguyễn Văn A, 09xx…\n",
        after="filed_by: Văn phòng Sở\n",
        source=_LAW,
    ),
    Message(
        code="P706",
        level=Level.ERROR,
        title_vi="Số tài khoản ngân hàng",
        title_en="Bank account",
        text_vi="Chỗ này có số tài khoản ngân hàng. Số không được hiện lại ở đây.",
        text_en="There is a bank account number here. It is not repeated.",
        why_vi=_WHY_VI,
        why_en=_WHY_EN,
        fix_vi="Xóa số tài khoản, chỉ ghi số tiền." + _HISTORY_VI,
        fix_en="Remove the account, give the amount only." + _HISTORY_EN,
        before="explanation: Đã nộp vào STK 27xx…\n",
        after="explanation: Đã nộp lại 20 triệu đồng\n",
        source=_LAW,
    ),
    Message(
        code="P707",
        level=Level.ERROR,
        title_vi="Thư điện tử cá nhân",
        title_en="Personal e-mail address",
        text_vi="Chỗ này có địa chỉ thư điện tử cá nhân. Địa chỉ không được hiện lại ở đây.",
        text_en="There is a personal e-mail address here. It is not repeated.",
        why_vi=_WHY_VI,
        why_en=_WHY_EN,
        fix_vi="Thay bằng thư công vụ của cơ quan (….gov.vn)." + _HISTORY_VI,
        fix_en="Use the office's address (….gov.vn) instead." + _HISTORY_EN,
        before="filed_by: nguyen-van-a ở hộp thư riêng\n",
        after="filed_by: van-thu@so.tinhmau.gov.vn\n",
        source=_LAW,
    ),
    Message(
        code="P708",
        level=Level.ERROR,
        title_vi="Địa chỉ nhà riêng",
        title_en="Home address",
        text_vi="Chỗ này có địa chỉ nơi ở của cá nhân. Địa chỉ không được hiện lại ở đây.",
        text_en="There is somebody's home address here. It is not repeated.",
        why_vi=_WHY_VI,
        why_en=_WHY_EN,
        fix_vi="Xóa địa chỉ, chỉ ghi tên xã, phường nếu thật cần." + _HISTORY_VI,
        fix_en="Remove the address; name the commune if it is really needed." + _HISTORY_EN,
        before="explanation: Thường trú tại số nhà …\n",
        after="explanation: 01 trường hợp\n",
        source=_LAW,
    ),
    Message(
        code="P709",
        level=Level.ERROR,
        title_vi="Danh tính người tố cáo",
        title_en="Identity of a denouncer",
        text_vi="Chỗ này làm lộ ai là người tố cáo. Nội dung không được hiện lại ở đây.",
        text_en="This tells who denounced. It is not repeated.",
        why_vi="Họ tên, địa chỉ, bút tích của người tố cáo là bí mật nhà nước độ Mật. Hồ sơ bị từ chối.",
        why_en="A denouncer's name, address and handwriting are a state secret. The file is refused.",
        fix_vi="Chỉ ghi số lượng đơn, số vụ việc; xóa mọi chi tiết để nhận ra người tố cáo." + _HISTORY_VI,
        fix_en="Give numbers of letters and cases only; remove all that reveals the denouncer." + _HISTORY_EN,
        before="explanation: Giải quyết đơn của ông A (nêu tên người gửi)\n",
        after="explanation: Tiếp nhận 12 đơn tố cáo, đã giải quyết 11\n",
        source=_DENOUNCER,
    ),
    Message(
        code="P710",
        level=Level.ERROR,
        title_vi="Kèm đơn tố cáo hoặc bút tích",
        title_en="A denouncer's letter or handwriting",
        text_vi="Chỗ này nói có kèm đơn tố cáo hoặc bút tích của người tố cáo.",
        text_en="This says that a denouncer's letter or handwriting is attached.",
        why_vi="Đơn và bút tích làm lộ người tố cáo, là bí mật nhà nước độ Mật. Hồ sơ bị từ chối.",
        why_en="Letter and handwriting reveal the denouncer and are a state secret. The file is refused.",
        fix_vi="Gỡ bản chụp, bản quét đơn tố cáo; chỉ ghi số lượng đơn." + _HISTORY_VI,
        fix_en="Take the copy of the letter out; give the number of letters only." + _HISTORY_EN,
        before="explanation: Xem bản chụp đơn kèm theo\n",
        after="explanation: Tiếp nhận 12 đơn\n",
        source=_DENOUNCER,
    ),
)
