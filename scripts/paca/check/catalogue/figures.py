"""N4xx: figures (số liệu)."""

from __future__ import annotations

from .message import Level, Message

MESSAGES = (
    Message(
        code="N401", level=Level.ERROR,
        title_vi="Đơn vị tính khác với bộ chỉ số", title_en="Unit differs from the edition's",
        text_vi="Số liệu {figure} ghi đơn vị tính “{given}”, bộ chỉ số yêu cầu “{expected}”.",
        text_en="Figure {figure} is given in “{given}”, the edition asks for “{expected}”.",
        why_vi="Tính điểm trên sai đơn vị sẽ ra điểm sai hàng nghìn lần, nên số liệu này chưa được tính "
        "điểm.",
        why_en="Points computed in the wrong unit can be wrong a thousandfold, so the figure does not count.",
        fix_vi="Đổi giá trị ở dòng value: sang “{expected}” rồi ghi unit: {expected}.",
        fix_en="Convert the number in value: to “{expected}” and write unit: {expected}.",
        before="figures:\n  - key: tien-thu-hoi\n    value: 1.5\n    unit: tỷ đồng\n",
        after="figures:\n  - key: tien-thu-hoi\n    value: 1500\n    unit: triệu đồng\n",
    ),
    Message(
        code="N402", level=Level.ERROR,
        title_vi="Số liệu âm", title_en="Negative figure",
        text_vi="Số liệu {figure} là {given}; số liệu báo cáo không thể nhỏ hơn 0.",
        text_en="Figure {figure} is {given}; a reported figure cannot be below 0.",
        why_vi="Số âm làm sai điểm của cả tỉnh vì số liệu các cơ quan được cộng lại.",
        why_en="A negative number falsifies the province's score, since agencies' figures are added up.",
        fix_vi="Ghi số từ 0 trở lên ở dòng value:, bỏ dấu trừ nếu gõ nhầm.",
        fix_en="Write a number from 0 up in value:; drop the minus if it was a slip.",
        before="figures:\n  - key: so-cuoc\n    value: -5\n    unit: cuộc\n",
        after="figures:\n  - key: so-cuoc\n    value: 5\n    unit: cuộc\n",
    ),
    Message(
        code="N403", level=Level.ERROR,
        title_vi="Số đếm có phần lẻ", title_en="A count with decimals",
        text_vi="Số liệu {figure} là {given}, nhưng “{unit}” chỉ đếm bằng số nguyên.",
        text_en="Figure {figure} is {given}, but “{unit}” is counted in whole numbers.",
        why_vi="Số đếm có phần lẻ thường là gõ nhầm dấu chấm hàng nghìn: 1.250 được đọc là một phẩy hai lăm.",
        why_en="A count with decimals is mostly a thousands mark mistyped: 1.250 reads as one and a quarter.",
        fix_vi="Ghi số nguyên ở dòng value:, không dùng dấu chấm ngăn hàng nghìn (1250, không phải 1.250).",
        fix_en="Write a whole number in value:, without a thousands mark (1250, not 1.250).",
        before="figures:\n  - key: so-nguoi\n    value: 1.25\n    unit: người\n",
        after="figures:\n  - key: so-nguoi\n    value: 1250\n    unit: người\n",
    ),
    Message(
        code="N404", level=Level.ERROR,
        title_vi="Phần lớn hơn tổng", title_en="A part above its whole",
        text_vi="Số liệu {figure} là {given}, lớn hơn {whole} là {limit} mà nó chỉ là một phần.",
        text_en="Figure {figure} is {given}, above {whole} ({limit}) of which it is a part.",
        why_vi="Tỷ lệ vượt 100 % không được công nhận khi thẩm định, cả hai số liệu sẽ bị hỏi lại.",
        why_en="A ratio above 100 % will not stand verification; both figures will be questioned.",
        fix_vi="Đối chiếu hai số liệu với báo cáo gốc và sửa dòng value: của số sai, để {figure} không quá "
        "{whole}.",
        fix_en="Compare both with the report and mend value: of the wrong one, so that {figure} is at most "
        "{whole}.",
        before="figures:\n  - {key: phai-chuyen-doi, value: 10, unit: người}\n"
        "  - {key: da-chuyen-doi, value: 12, unit: người}\n",
        after="figures:\n  - {key: phai-chuyen-doi, value: 12, unit: người}\n"
        "  - {key: da-chuyen-doi, value: 10, unit: người}\n",
    ),
    Message(
        code="N405", level=Level.WARNING,
        title_vi="Số liệu không có trong bộ chỉ số", title_en="A figure that the edition does not know",
        text_vi="Bộ chỉ số không có số liệu nào mang mã {figure}. Mã gần giống nhất: {suggestion}.",
        text_en="The edition has no figure with the key {figure}. The nearest key: {suggestion}.",
        why_vi="Số liệu sai mã được giữ lại nhưng không tính điểm; tiêu chí cần nó vẫn bị coi là thiếu số "
        "liệu.",
        why_en="A figure with a wrong key is kept but not scored; the item that needs it stays without it.",
        fix_vi="Sửa dòng key: theo đúng mã trong danh mục số liệu của bộ chỉ số, hoặc bỏ số liệu này.",
        fix_en="Write the key as in the edition's list of figures in key:, or take the figure out.",
        before="figures:\n  - {key: so-nguoi-da-chuyen, value: 87, unit: người}\n",
        after="figures:\n  - {key: da-chuyen-doi, value: 87, unit: người}\n",
    ),
    Message(
        code="N406", level=Level.HINT,
        title_vi="Số liệu không yêu cầu cơ quan này nộp", title_en="A figure not asked of this agency",
        text_vi="Không tiêu chí nào giao cho cơ quan này cung cấp số liệu {figure}.",
        text_en="No item asks this agency for the figure {figure}.",
        why_vi="Mỗi số liệu chỉ hỏi một lần, ở cơ quan được giao; số liệu thừa không được tính điểm.",
        why_en="Each figure is asked once, of the agency in charge; one that was not asked is not scored.",
        fix_vi="Bỏ số liệu này nếu cơ quan khác đã nộp; nếu không, báo tổ công tác.",
        fix_en="Take it out if another agency files it; otherwise tell the working group.",
        before="figures:\n  - {key: so-vu-an-xet-xu, value: 3, unit: vụ}\n", after="figures: []\n",
        source="Kế hoạch 616/KH-TTCP ngày 28/4/2020 (tránh chồng chéo, trùng lắp)",
    ),
    Message(
        code="N407", level=Level.WARNING,
        title_vi="Số liệu chưa có tài liệu chứng minh", title_en="A figure without its document",
        text_vi="Số liệu {figure} chưa dẫn tài liệu loại {kind} là tài liệu chứng minh bắt buộc của nó.",
        text_en="Figure {figure} cites no document of the kind {kind}, which must back it.",
        why_vi="Số liệu không có tài liệu chứng minh dễ bị bác khi thẩm định, mất điểm của tiêu chí dùng nó.",
        why_en="A figure without proof is easily rejected at verification, and the item loses its points.",
        fix_vi="Ghi tài liệu vào documents.yml với proves: [{kind}], rồi dẫn mã của nó ở documents: của số "
        "liệu.",
        fix_en="Register the document in documents.yml with proves: [{kind}], then cite its key in "
        "documents:.",
        before="figures:\n  - {key: so-cuoc, value: 5, unit: cuộc}\n",
        after="figures:\n  - {key: so-cuoc, value: 5, unit: cuộc, documents: [bc-thanh-tra-2019]}\n",
    ),
    Message(
        code="N408", level=Level.ERROR,
        title_vi="Số liệu dẫn tài liệu chưa đăng ký", title_en="A figure cites an unregistered document",
        text_vi="Số liệu {figure} dẫn tài liệu {document}, nhưng documents.yml của {agency} không có mã "
        "này. "
        "Mã gần giống nhất: {suggestion}.",
        text_en="Figure {figure} cites {document}, which is not in {agency}'s documents.yml. "
        "The nearest key: {suggestion}.",
        why_vi="Không tìm được tài liệu thì số liệu bị coi là không có chứng minh.",
        why_en="Without the document the figure counts as unproven.",
        fix_vi="Sửa mã ở documents: cho đúng, hoặc thêm tài liệu vào documents.yml của {agency}.",
        fix_en="Mend the key in documents:, or add the document to {agency}'s documents.yml.",
        before="figures:\n  - {key: so-cuoc, value: 5, unit: cuộc, documents: [bc-thanhtra]}\n",
        after="figures:\n  - {key: so-cuoc, value: 5, unit: cuộc, documents: [bc-thanh-tra]}\n",
    ),
    Message(
        code="N409", level=Level.WARNING,
        title_vi="Số liệu thay đổi đột ngột so với năm trước", title_en="A jump against last year",
        text_vi="Số liệu {figure} là {now}, năm trước là {then}.",
        text_en="Figure {figure} is {now}, last year it was {then}.",
        why_vi="Chênh lệch từ hai lần trở lên thường là gõ nhầm hoặc sai đơn vị, và sẽ bị hỏi khi thẩm định.",
        why_en="A change of twice or more is mostly a slip or a wrong unit, and will be asked about.",
        fix_vi="Kiểm tra lại dòng value: và previous:; nếu đúng, nêu lý do ở dòng note:.",
        fix_en="Check value: and previous:; if both are right, give the reason in note:.",
        before="figures:\n  - {key: so-cuoc, value: 870, previous: 85, unit: cuộc}\n",
        after="figures:\n  - {key: so-cuoc, value: 87, previous: 85, unit: cuộc}\n",
    ),
    Message(
        code="N410", level=Level.WARNING,
        title_vi="Các phần cộng lại khác tổng", title_en="Parts do not add up to the whole",
        text_vi="{parts} cộng lại là {total}, nhưng {figure} là {given} (đã bỏ qua sai lệch 1 do làm tròn).",
        text_en="{parts} add up to {total}, but {figure} is {given}; 1 is let pass for rounding.",
        why_vi="Có ít nhất một số sai, và tỷ lệ tính từ đó cũng sai.",
        why_en="At least one of the figures is wrong, and so is every ratio made of it.",
        fix_vi="Đối chiếu các dòng value: của {figure} và {parts} với báo cáo, sửa số sai.",
        fix_en="Compare value: of {figure} and of {parts} with the report and mend the wrong one.",
        before="figures:\n  - {key: tong, value: 10, unit: vụ}\n  - {key: phan-1, value: 7, unit: vụ}\n"
        "  - {key: phan-2, value: 6, unit: vụ}\n",
        after="figures:\n  - {key: tong, value: 13, unit: vụ}\n  - {key: phan-1, value: 7, unit: vụ}\n"
        "  - {key: phan-2, value: 6, unit: vụ}\n",
        source="Số liệu Quảng Nam 2019 đã đăng: 64.695 + 95.806 = 160.501, tổng in là 160.502",
    ),
    Message(
        code="N411", level=Level.WARNING,
        title_vi="Một số liệu ghi hai lần", title_en="The same figure given twice",
        text_vi="Số liệu {figure} của cùng một phạm vi thời gian đã được ghi ở trên.",
        text_en="Figure {figure} of the same span of time is given above already.",
        why_vi="Hai lần ghi một số liệu thì không biết số nào đúng.",
        why_en="With a figure given twice nobody knows which one holds.",
        fix_vi="Giữ một dòng; nếu là hai thời gian khác nhau, ghi rõ ở scope_note:.",
        fix_en="Keep one; if they are of different spans, say so in scope_note:.",
        before="figures:\n  - {key: so-cuoc, value: 44, unit: cuộc, scope: part-of-period}\n"
        "  - {key: so-cuoc, value: 45, unit: cuộc, scope: part-of-period}\n",
        after="figures:\n  - {key: so-cuoc, value: 44, unit: cuộc, scope: part-of-period}\n",
    ),
)
