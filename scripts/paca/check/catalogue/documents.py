"""D5xx: documents (tài liệu chứng minh) and their attachments."""

from __future__ import annotations

from .message import Level, Message

MESSAGES = (
    Message(
        code="D501",
        level=Level.WARNING,
        title_vi="Số, ký hiệu văn bản không đúng thể thức",
        title_en="Unusual number and symbol",
        text_vi="Tài liệu {document} ghi số, ký hiệu “{given}”, không giống dạng 83/KH-UBND.",
        text_en="Document {document} has the number “{given}”, unlike the form 83/KH-UBND.",
        why_vi="Người thẩm định tìm văn bản theo số, ký hiệu; ghi sai thì không tìm thấy và có thể không "
        "công nhận.",
        why_en="Reviewers look documents up by number and symbol; one they cannot find may be rejected.",
        fix_vi="Chép đúng số, ký hiệu trên văn bản vào dòng number:, ví dụ 83/KH-UBND, 312/QĐ-TTCP.",
        fix_en="Copy number and symbol from the document into number:, e.g. 83/KH-UBND, 312/QĐ-TTCP.",
        before='documents:\n  - {key: ke-hoach, number: "Kế hoạch 83", issuer: UBND xã, title: Kế hoạch}\n',
        after="documents:\n  - {key: ke-hoach, number: 83/KH-UBND, issuer: UBND huyện, title: Kế hoạch}\n",
        source="Nghị định 30/2020/NĐ-CP về công tác văn thư",
    ),
    Message(
        code="D502",
        level=Level.WARNING,
        title_vi="Văn bản ban hành ngoài kỳ đánh giá",
        title_en="Document dated outside the period",
        text_vi="Tài liệu {document} ban hành ngày {date}, ngoài kỳ đánh giá {start} – {end}.",
        text_en="Document {document} is dated {date}, outside the period {start} – {end}.",
        why_vi="Kết quả ngoài kỳ có thể không được tính điểm nếu không nói rõ vì sao vẫn dùng.",
        why_en="Results outside the period may not count unless it is said why they are used.",
        fix_vi="Kiểm tra dòng date: (ngày/tháng/năm); nếu đúng, nêu lý do ở dòng outside_period:.",
        fix_en="Check date: (day/month/year); if it is right, say why it counts in outside_period:.",
        before="documents:\n  - {key: bao-cao, number: 12/BC-SNV, date: 10/01/2020, issuer: Sở Nội vụ, "
        "title: Báo cáo}\n",
        after="documents:\n  - key: bao-cao\n    number: 12/BC-SNV\n    date: 10/01/2020\n    issuer: Sở Nội "
        "vụ\n"
        "    title: Báo cáo\n    outside_period: báo cáo tổng kết năm, số liệu đến 15/12/2019\n",
    ),
    Message(
        code="D503",
        level=Level.WARNING,
        title_vi="Chưa ghi người ký",
        title_en="No signer",
        text_vi="Tài liệu {document} thuộc loại phải có chữ ký nhưng chưa ghi người ký.",
        text_en="Document {document} is of a kind that must be signed, but no signer is given.",
        why_vi="Báo cáo không có chữ ký, con dấu của người đứng đầu dễ bị bác khi thẩm định.",
        why_en="A report without the head's signature and stamp is easily rejected at verification.",
        fix_vi="Ghi chức vụ hoặc họ tên người ký ở dòng signer:; nếu chưa ký, thay bằng bản đã ký.",
        fix_en="Give the signer's office or name in signer:; if it is unsigned, replace it by the signed "
        "copy.",
        before="documents:\n  - {key: bao-cao, number: 12/BC-SNV, date: 10/12/2019, issuer: Sở Nội vụ, "
        "title: Báo cáo}\n",
        after="documents:\n  - key: bao-cao\n    number: 12/BC-SNV\n    date: 10/12/2019\n    issuer: Sở Nội "
        "vụ\n"
        "    title: Báo cáo\n    signer: Giám đốc Sở\n",
        source="Thông tư 03/2013/TT-TTCP (báo cáo có chữ ký, đóng dấu; suy luận khi áp dụng ở đây)",
    ),
    Message(
        code="D504",
        level=Level.ERROR,
        title_vi="Không tìm thấy tệp đính kèm",
        title_en="Attachment not found",
        text_vi="Tài liệu {document} ghi tệp {attachment}, nhưng thư mục attachments không có tệp này. "
        "Tên gần giống nhất: {suggestion}.",
        text_en="Document {document} names the file {attachment}, which is not in attachments. "
        "The nearest name: {suggestion}.",
        why_vi="Không mở được tệp thì coi như không có tài liệu, tiêu chí dùng nó mất điểm.",
        why_en="Without the file there is no document, and the items resting on it lose their points.",
        fix_vi="Chép tệp vào thư mục attachments của cơ quan, hoặc sửa tên ở dòng attachment: (phân biệt "
        "hoa, thường).",
        fix_en="Copy the file into the agency's attachments folder, or mend attachment: (case matters).",
        before="documents:\n  - {key: kh, issuer: UBND huyện, title: Kế hoạch, attachment: KH83.PDF}\n",
        after="documents:\n  - {key: kh, issuer: UBND huyện, title: Kế hoạch, attachment: kh83.pdf}\n",
    ),
    Message(
        code="D505",
        level=Level.ERROR,
        title_vi="Đường dẫn tệp đính kèm không hợp lệ",
        title_en="Attachment path not allowed",
        text_vi="Tài liệu {document} ghi đường dẫn {attachment} ra ngoài thư mục attachments của cơ quan.",
        text_en="Document {document} gives the path {attachment}, which leaves the agency's attachments "
        "folder.",
        why_vi="Mỗi cơ quan chỉ dùng tệp trong thư mục của mình; đường dẫn trên máy tính riêng không ai khác "
        "mở được.",
        why_en="An agency uses files of its own folder only; a path on one's own computer opens for nobody "
        "else.",
        fix_vi="Chép tệp vào attachments và chỉ ghi tên tệp ở dòng attachment:, không có .., \\ hoặc ổ đĩa "
        "C:.",
        fix_en="Copy the file into attachments and write its bare name in attachment:, without .., \\ or C:.",
        before="documents:\n  - {key: kh, issuer: UBND huyện, title: Kế hoạch, attachment: "
        "../../khac/kh83.pdf}\n",
        after="documents:\n  - {key: kh, issuer: UBND huyện, title: Kế hoạch, attachment: kh83.pdf}\n",
    ),
    Message(
        code="D506",
        level=Level.ERROR,
        title_vi="Mã kiểm tra tệp (sha256) không đúng dạng",
        title_en="Malformed hash",
        text_vi="Mã sha256 của tài liệu {document} dài {length} ký tự hoặc có ký tự lạ; phải là 64 ký tự "
        "0–9, a–f.",
        text_en="The sha256 of {document} has {length} characters or strange ones; it must be 64 of 0–9, "
        "a–f.",
        why_vi="Mã này sai thì không chứng minh được tệp còn nguyên như khi nộp.",
        why_en="With a wrong hash nobody can show that the file is still what was filed.",
        fix_vi="Xóa dòng sha256: (không bắt buộc), hoặc chép lại đủ 64 ký tự viết thường.",
        fix_en="Remove sha256: (it is optional), or copy all 64 lower-case characters.",
        before="documents:\n  - {key: kh, issuer: UBND huyện, title: Kế hoạch, sha256: 9F86D0}\n",
        after="documents:\n  - {key: kh, issuer: UBND huyện, title: Kế hoạch}\n",
    ),
    Message(
        code="D507",
        level=Level.ERROR,
        title_vi="Loại tài liệu không có trong bộ chỉ số",
        title_en="Unknown document kind",
        text_vi="Tài liệu {document} ghi chứng minh cho loại {kind}, bộ chỉ số không có loại này. "
        "Loại gần giống nhất: {suggestion}.",
        text_en="Document {document} says that it proves {kind}, which the edition does not know. "
        "The nearest kind: {suggestion}.",
        why_vi="Ghi sai loại thì tiêu chí cần tài liệu này vẫn bị coi là thiếu chứng minh.",
        why_en="With a wrong kind the item that needs the document stays unproven.",
        fix_vi="Sửa dòng proves: theo đúng mã trong danh mục tài liệu của bộ chỉ số.",
        fix_en="Write the kind as in the edition's list of documents in proves:.",
        before="documents:\n  - {key: kh, issuer: UBND huyện, title: Kế hoạch, proves: [kehoach]}\n",
        after="documents:\n  - {key: kh, issuer: UBND huyện, title: Kế hoạch, proves: [ke-hoach]}\n",
    ),
    Message(
        code="D508",
        level=Level.ERROR,
        title_vi="Ghi quá nhiều về tài liệu mật",
        title_en="Too much kept of a classified document",
        text_vi="Tài liệu {document} có độ mật nhưng còn ghi dòng {field}:.",
        text_en="Document {document} is classified but still has {field}:.",
        why_vi="Bí mật nhà nước không được lưu trên máy tính đã hoặc đang nối mạng; ở đây chỉ giữ số, ngày, "
        "nơi giữ.",
        why_en="State secrets may not be kept on a networked computer; only number, date and holder may "
        "stand here.",
        fix_vi="Chỉ để key, number, date, issuer, classified: {{holder: …}}, ghi title: Không ghi trích yếu, "
        "xóa {field}:.",
        fix_en="Leave only key, number, date, issuer, classified: {{holder: …}} and title: Không ghi trích "
        "yếu; "
        "remove {field}:.",
        before="documents:\n  - {key: tl-1, number: 01/BC, issuer: Công an tỉnh, title: Báo cáo vụ việc, "
        "classified: {holder: Công an tỉnh}}\n",
        after="documents:\n  - {key: tl-1, number: 01/BC, issuer: Công an tỉnh, title: Không ghi trích yếu, "
        "classified: {holder: Công an tỉnh}}\n",
        source="Luật 29/2018/QH14, Điều 5 khoản 5 (từ 1/3/2026: Luật 117/2025/QH15)",
    ),
    Message(
        code="D509",
        level=Level.HINT,
        title_vi="Tài liệu chưa có tệp hoặc đường dẫn",
        title_en="Documents without file or address",
        text_vi="{count} tài liệu làm chứng minh chưa có tệp đính kèm hay địa chỉ trên mạng: {documents}.",
        text_en="{count} documents used as proof have neither a file nor an address: {documents}.",
        why_vi="Người thẩm tra phải đi hỏi bản gốc, việc xét điểm bị chậm.",
        why_en="Reviewers must ask for the original, which delays the score.",
        fix_vi="Đặt tệp vào attachments và ghi tên ở attachment:, hoặc ghi nơi đăng tải ở url:.",
        fix_en="Put the file into attachments and name it in attachment:, or give where it is published in "
        "url:.",
        before="documents:\n  - {key: kh, issuer: UBND huyện, title: Kế hoạch}\n",
        after="documents:\n  - {key: kh, issuer: UBND huyện, title: Kế hoạch, attachment: kh83.pdf}\n",
    ),
    Message(
        code="D510",
        level=Level.WARNING,
        title_vi="Tệp đính kèm không thuộc tài liệu nào",
        title_en="A file that no document names",
        text_vi="Tệp {attachment} nằm trong attachments nhưng documents.yml không nhắc đến.",
        text_en="The file {attachment} is in attachments, but documents.yml does not name it.",
        why_vi="Tệp không đăng ký thì không được dùng để chấm điểm và không ai biết nó chứng minh điều gì.",
        why_en="An unregistered file is not used for scoring, and nobody knows what it proves.",
        fix_vi="Ghi tài liệu của tệp này vào documents.yml với attachment: {attachment}, hoặc xóa tệp.",
        fix_en="Register its document in documents.yml with attachment: {attachment}, or delete the file.",
        before="documents: []\n",
        after="documents:\n  - {key: kh, issuer: UBND huyện, title: Kế hoạch, attachment: kh83.pdf}\n",
    ),
    Message(
        code="D511",
        level=Level.ERROR,
        title_vi="Một văn bản đăng ký hai lần",
        title_en="The same document registered twice",
        text_vi="Tài liệu {document} trùng số, ngày và cơ quan ban hành với {other}.",
        text_en="Document {document} has the number, date and issuer of {other}.",
        why_vi="Một văn bản tính thành hai sẽ làm sai danh mục và bị trừ lại khi thẩm định.",
        why_en="One document counted as two falsifies the register and is taken back at verification.",
        fix_vi="Xóa một trong hai, rồi dẫn mã còn lại ở mọi tiêu chí; nếu là hai văn bản, sửa number: hoặc "
        "date:.",
        fix_en="Remove one and cite the other's key everywhere; if they are two, mend number: or date:.",
        before="documents:\n  - {key: kh-1, number: 83/KH-UBND, date: 05/03/2019, issuer: UBND huyện, title: "
        "Kế hoạch}\n"
        "  - {key: kh-2, number: 83/KH-UBND, date: 05/03/2019, issuer: UBND huyện, title: Kế hoạch}\n",
        after="documents:\n  - {key: kh-1, number: 83/KH-UBND, date: 05/03/2019, issuer: UBND huyện, title: "
        "Kế hoạch}\n",
    ),
    Message(
        code="D512",
        level=Level.HINT,
        title_vi="Cơ quan khác đã nộp tài liệu này",
        title_en="Filed by another agency already",
        text_vi="Tài liệu {document} đã có trong danh mục của {other}.",
        text_en="Document {document} is in the register of {other} already.",
        why_vi="Mỗi tài liệu chỉ cần nộp một lần; nộp trùng làm mất công của cả hai cơ quan.",
        why_en="A document is needed once; filing it twice costs both agencies work.",
        fix_vi="Không cần sửa nếu tài liệu do chính cơ quan này ban hành; nếu không, hỏi tổ công tác trước "
        "khi nộp lại.",
        fix_en="Leave it if this agency issued it; otherwise ask the working group before filing it again.",
        before="documents:\n  - {key: kh, number: 83/KH-UBND, date: 05/03/2019, issuer: UBND tỉnh, title: Kế "
        "hoạch}\n",
        after="documents: []\n",
        source="Kế hoạch 616/KH-TTCP ngày 28/4/2020 (tránh chồng chéo, trùng lắp)",
    ),
    Message(
        code="D513",
        level=Level.WARNING,
        title_vi="Hai tài liệu dùng cùng một tệp",
        title_en="Two documents with the same file",
        text_vi="Tệp của tài liệu {document} giống hệt tệp của {other}.",
        text_en="The file of document {document} is identical to that of {other}.",
        why_vi="Thường là đính kèm nhầm tệp: một trong hai tài liệu thực ra chưa có chứng minh.",
        why_en="Mostly the wrong file was attached: one of the two documents has no proof in fact.",
        fix_vi="Mở tệp kiểm tra; đính kèm đúng tệp ở attachment:, hoặc xóa tài liệu thừa.",
        fix_en="Open the file; name the right one in attachment:, or remove the surplus document.",
        before="documents:\n  - {key: kh, issuer: UBND huyện, title: Kế hoạch, attachment: kh.pdf}\n"
        "  - {key: bc, issuer: UBND huyện, title: Báo cáo, attachment: kh.pdf}\n",
        after="documents:\n  - {key: kh, issuer: UBND huyện, title: Kế hoạch, attachment: kh.pdf}\n"
        "  - {key: bc, issuer: UBND huyện, title: Báo cáo, attachment: bc.pdf}\n",
    ),
    Message(
        code="D514",
        level=Level.HINT,
        title_vi="Hai tài liệu có trích yếu gần giống nhau",
        title_en="Two documents with nearly the same title",
        text_vi="Trích yếu và ngày của tài liệu {document} gần như trùng với {other}.",
        text_en="Title and date of document {document} are nearly those of {other}.",
        why_vi="Có thể là một văn bản ghi hai lần; khi thẩm định chỉ được tính một.",
        why_en="They may be one document registered twice; verification counts it once.",
        fix_vi="Xóa một nếu là một văn bản; nếu không, ghi đủ number: để phân biệt.",
        fix_en="Remove one if they are the same; otherwise give number: for both.",
        before="documents:\n  - {key: bc-1, issuer: Sở Nội vụ, title: Báo cáo kết quả, date: 10/12/2019}\n"
        "  - {key: bc-2, issuer: SNV, title: BÁO CÁO KẾT QUẢ, date: 10/12/2019}\n",
        after="documents:\n  - {key: bc-1, issuer: Sở Nội vụ, title: Báo cáo kết quả, date: 10/12/2019}\n",
    ),
    Message(
        code="D515",
        level=Level.WARNING,
        title_vi="Ngày văn bản ở tương lai",
        title_en="Document dated in the future",
        text_vi="Tài liệu {document} ghi ngày {date}, sau ngày kiểm tra {today}.",
        text_en="Document {document} is dated {date}, after the day of this check, {today}.",
        why_vi="Ngày sai làm tài liệu bị loại khi thẩm định.",
        why_en="With a wrong date the document is rejected at verification.",
        fix_vi="Sửa dòng date: theo văn bản, viết ngày/tháng/năm.",
        fix_en="Mend date: after the document, written day/month/year.",
        before="documents:\n  - {key: kh, issuer: UBND huyện, title: Kế hoạch, date: 05/03/2091}\n",
        after="documents:\n  - {key: kh, issuer: UBND huyện, title: Kế hoạch, date: 05/03/2019}\n",
    ),
    Message(
        code="D516",
        level=Level.WARNING,
        title_vi="Tài liệu chứng minh thiếu số hoặc ngày",
        title_en="Proof without number or date",
        text_vi="Tài liệu {document} chưa ghi {missing}.",
        text_en="Document {document} lacks {missing}.",
        why_vi="Thiếu số, ký hiệu hoặc ngày thì không truy được văn bản và không biết có thuộc kỳ đánh giá "
        "không.",
        why_en="Without number or date nobody can trace the document or tell whether it is of the period.",
        fix_vi="Ghi number: và date: theo văn bản; văn bản không có số thì nêu lý do ở note:.",
        fix_en="Give number: and date: after the document; if it has none, say why in note:.",
        before="documents:\n  - {key: kh, issuer: UBND huyện, title: Kế hoạch}\n",
        after="documents:\n  - {key: kh, number: 83/KH-UBND, date: 05/03/2019, issuer: UBND huyện, title: Kế "
        "hoạch}\n",
    ),
    Message(
        code="D517",
        level=Level.WARNING,
        title_vi="Địa chỉ công bố không mở được",
        title_en="An address that does not open",
        text_vi="Dòng url: của tài liệu {document} không phải địa chỉ trang web.",
        text_en="The url: of document {document} is no address on the web.",
        why_vi="Người thẩm định không mở được văn bản từ dòng này, nên coi như chưa có tài liệu.",
        why_en="Nobody who verifies can open the document from it; it counts as not supplied.",
        fix_vi="Mở văn bản trên trang công bố, chép cả địa chỉ bắt đầu bằng https:// vào url:. Chưa "
        "công bố thì "
        "xóa dòng url: và nộp tệp ở attachment:.",
        fix_en="Open the document where it is published and copy the whole address, from https:// "
        "on, into url:. "
        "If it is not published, delete url: and file it with attachment:.",
        before="documents:\n  - {key: kh, issuer: UBND huyện, title: Kế hoạch, url: lưu tại văn thư}\n",
        after="documents:\n  - {key: kh, issuer: UBND huyện, title: Kế hoạch, url: 'https://huyen.gov.vn/kh83'}\n",
    ),
)
