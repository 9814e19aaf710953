"""D54x: what keeps an attachment inside the house; D55x: where it differs from the register."""

from __future__ import annotations

from .attachments_example import one
from .message import Level, Message

_PRIVATE_SOURCE = "Luật 91/2025/QH15 và Nghị định 356/2025/NĐ-CP về bảo vệ dữ liệu cá nhân"

MESSAGES = (
    Message(
        code="D540",
        level=Level.WARNING,
        title_vi="Văn bản có chữ ẩn",
        title_en="Hidden text",
        text_vi="Tệp {attachment} có chữ ẩn, không thấy khi in; tệp chỉ dùng nội bộ.",
        text_en="The file {attachment} has hidden text that does not print; it stays internal.",
        why_vi="Chữ ẩn có thể là tên người hoặc nội dung không được công khai.",
        why_en="Hidden text may be names or what must not be published.",
        fix_vi="Word: File → Info → Check for Issues → Inspect Document, xóa Hidden Text; hoặc xuất ra PDF.",
        fix_en="Word: File → Info → Check for Issues → Inspect Document, remove hidden text; or export to "
        "PDF.",
        before=one("co-chu-an.docx"),
        after=one("da-xoa-chu-an.docx"),
        source=_PRIVATE_SOURCE,
    ),
    Message(
        code="D541",
        level=Level.WARNING,
        title_vi="Bảng tính có phần ẩn",
        title_en="Hidden sheets, rows or columns",
        text_vi="Tệp {attachment} có trang tính, dòng hoặc cột ẩn; tệp chỉ dùng nội bộ.",
        text_en="The file {attachment} has hidden sheets, rows or columns; it stays internal.",
        why_vi="Phần ẩn thường giữ danh sách người hoặc số liệu chưa duyệt.",
        why_en="Hidden parts often hold lists of people or figures not yet approved.",
        fix_vi="Hiện (Unhide) hết rồi xóa phần không nộp, hoặc xuất phần cần nộp ra PDF.",
        fix_en="Unhide everything and delete what is not to be filed, or export what is needed to PDF.",
        before=one("co-trang-an.xlsx"),
        after=one("chi-phan-nop.xlsx"),
        source=_PRIVATE_SOURCE,
    ),
    Message(
        code="D542",
        level=Level.WARNING,
        title_vi="Tệp còn ý kiến, sửa đổi chưa chấp nhận",
        title_en="Remarks or tracked changes left",
        text_vi="Tệp {attachment} còn ghi chú hoặc vết sửa (Track Changes); tệp chỉ dùng nội bộ.",
        text_en="The file {attachment} still has remarks or tracked changes; it stays internal.",
        why_vi="Ghi chú và phần đã xóa cho biết ai viết gì trong lúc soạn thảo.",
        why_en="Remarks and deleted text show who wrote what while drafting.",
        fix_vi="Word: Review → Accept All, Delete All Comments; PDF: in ra tệp mới không kèm chú thích.",
        fix_en="Word: Review → Accept All, Delete All Comments; PDF: print to a new file without "
        "annotations.",
        before=one("du-thao-con-vet-sua.docx"),
        after=one("ban-sach.docx"),
        source=_PRIVATE_SOURCE,
    ),
    Message(
        code="D543",
        level=Level.WARNING,
        title_vi="Tệp có lời ghi kèm trong gói nén",
        title_en="A note inside the package",
        text_vi="Tệp {attachment} có lời ghi kèm mà Word, Excel không hiện; tệp chỉ dùng nội bộ.",
        text_en="The file {attachment} has a note that Word and Excel do not show; it stays internal.",
        why_vi="Lời ghi kèm có thể chứa thông tin không được công khai.",
        why_en="The note may hold what must not be published.",
        fix_vi="Mở bằng Word hoặc Excel, lưu thành tệp mới (Save As), rồi thay tệp này.",
        fix_en="Open it in Word or Excel, save it as a new file, and replace this one.",
        before=one("co-loi-ghi.docx"),
        after=one("luu-lai.docx"),
        source=_PRIVATE_SOURCE,
    ),
    Message(
        code="D544",
        level=Level.WARNING,
        title_vi="Ảnh còn thông tin kèm theo",
        title_en="Picture with metadata",
        text_vi="Ảnh {attachment} còn thông tin kèm theo (máy chụp, ngày giờ, vị trí, tên người); tệp chỉ "
        "dùng "
        "nội bộ.",
        text_en="The picture {attachment} carries metadata (camera, time, place, names); it stays internal.",
        why_vi="Ảnh chụp bằng điện thoại thường ghi cả tọa độ và chủ máy. Máy không đọc được chữ trong "
        "ảnh: dấu "
        "Mật, tên người phải tự xem.",
        why_en="Phone pictures often hold coordinates and owner. The check cannot read what the picture "
        "shows: "
        "look for secrecy marks and names yourself.",
        fix_vi="Windows: chuột phải → Properties → Details → Remove Properties; hoặc dán ảnh vào Word rồi "
        "xuất "
        "PDF.",
        fix_en="Windows: right click → Properties → Details → Remove Properties; or export it through a PDF.",
        before=one("anh-dien-thoai.jpg"),
        after=one("anh-da-lam-sach.jpg"),
        source=_PRIVATE_SOURCE,
    ),
    Message(
        code="D545",
        level=Level.WARNING,
        title_vi="Có dữ liệu thừa sau phần cuối tệp",
        title_en="Data behind the end",
        text_vi="Tệp {attachment} còn dữ liệu sau phần cuối mà chương trình xem không hiện; tệp chỉ dùng "
        "nội bộ.",
        text_en="The file {attachment} has data behind its end that viewers do not show; it stays internal.",
        why_vi="Điện thoại hay kèm đoạn phim ngắn ở đó; cũng có thể là nội dung giấu.",
        why_en="Phones keep a short film there; it may also be something hidden.",
        fix_vi="Lưu lại ảnh bằng chương trình xem ảnh, hoặc in PDF ra tệp mới, rồi thay tệp này.",
        fix_en="Save the picture again with a viewer, or print the PDF to a new file, and replace this one.",
        before=one("anh-dong.jpg"),
        after=one("anh-tinh.jpg"),
        source=_PRIVATE_SOURCE,
    ),
    Message(
        code="D546",
        level=Level.HINT,
        title_vi="Tệp ghi tên người soạn",
        title_en="Files that name their author",
        text_vi="{count} tệp có tên người soạn hoặc người lưu cuối trong thuộc tính: {attachments}. Các "
        "tệp này "
        "chỉ dùng nội bộ.",
        text_en="{count} files name their author or last editor in their properties: {attachments}. They "
        "stay "
        "internal.",
        why_vi="Khi công khai tệp, tên cán bộ soạn thảo đi theo mà không ai thấy trên trang.",
        why_en="When the file is published, the clerk's name goes with it, unseen on the page.",
        fix_vi="Trước khi công khai: File → Info → Inspect Document → Remove All, hoặc in ra PDF mới.",
        fix_en="Before publishing: File → Info → Inspect Document → Remove All, or print to a new PDF.",
        before=one("bao-cao-co-ten.docx"),
        after=one("bao-cao.docx"),
        source=_PRIVATE_SOURCE,
    ),
    Message(
        code="D550",
        level=Level.ERROR,
        title_vi="Tệp không khớp mã băm đã ghi",
        title_en="The file is not the one registered",
        text_vi="Mã sha256 ghi cho tài liệu {document} không phải của tệp {attachment}.",
        text_en="The sha256 given for document {document} is not that of the file {attachment}.",
        why_vi="Tệp đã bị thay hoặc chép nhầm sau khi đăng ký; không biết bản nào là bản nộp.",
        why_en="The file was replaced or mixed up after it was registered; nobody knows which one counts.",
        fix_vi="Mở tệp kiểm tra. Đúng tệp: ghi sha256: {found}. Sai tệp: chép lại bản gốc.",
        fix_en="Open the file. If it is right, write sha256: {found}. If not, copy the original again.",
        before=one("kh83.pdf", f", sha256: {'0' * 64}"),
        after=one("kh83.pdf"),
    ),
    Message(
        code="D551",
        level=Level.WARNING,
        title_vi="Số trang không khớp",
        title_en="Number of pages differs",
        text_vi="Tài liệu {document} ghi {given} trang, tệp {attachment} có {found} trang.",
        text_en="Document {document} says {given} pages; the file {attachment} has {found}.",
        why_vi="Có thể quét thiếu trang hoặc đính kèm nhầm tệp; người thẩm tra sẽ hỏi lại.",
        why_en="Pages may be missing or the wrong file attached; reviewers will ask.",
        fix_vi="Mở tệp đếm lại; sửa dòng pages:, hoặc quét lại cho đủ trang.",
        fix_en="Open the file and count; mend pages:, or scan the missing pages.",
        before=one("kh83.pdf", ", pages: 12"),
        after=one("kh83.pdf", ", pages: 4"),
    ),
)
