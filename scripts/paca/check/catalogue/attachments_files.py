"""D52x: what an attachment is: its kind, size and state."""

from __future__ import annotations

from .attachments_example import one
from .message import Level, Message

MESSAGES = (
    Message(
        code="D520", level=Level.ERROR,
        title_vi="Loại tệp không được nhận", title_en="Kind of file not accepted",
        text_vi="Tệp có đuôi {extension}; chỉ nhận pdf, docx, xlsx, jpg, jpeg, png.",
        text_en="The file ends in {extension}; only pdf, docx, xlsx, jpg, jpeg and png are accepted.",
        why_vi="Chỉ nhận loại tệp mà máy xem được bên trong. Dấu Mật trong ảnh chụp hay bản quét thì máy "
        "không "
        "thấy: người nộp phải tự xem từng trang.",
        why_en="Only kinds that can be looked into are accepted. A secrecy mark inside a picture or scan "
        "cannot be seen: whoever files it must look at every page.",
        fix_vi="Xuất hoặc in tệp ra PDF rồi thay tệp này; tệp nén thì nộp từng tệp bên trong.",
        fix_en="Export or print it to PDF and replace it; of an archive, file each file inside on its own.",
        before=one("so-lieu.html"), after=one("so-lieu.pdf"),
    ),
    Message(
        code="D521", level=Level.ERROR,
        title_vi="Tệp Word, Excel kiểu cũ", title_en="Old Word or Excel format",
        text_vi="Tệp thuộc kiểu cũ ({extension}), có thể chứa macro mà máy không loại trừ được.",
        text_en="The file is of an old kind ({extension}); macros in it cannot be excluded.",
        why_vi="Macro trong tệp kiểu cũ là đường lây mã độc thường gặp nhất.",
        why_en="Macros in old files are the most common way for malware.",
        fix_vi="Mở bằng Word hoặc Excel, chọn Lưu thành (Save As) docx, xlsx hoặc PDF, rồi thay tệp này. Đổi "
        "đuôi tệp thì không đủ.",
        fix_en="Open it in Word or Excel, save it as docx, xlsx or PDF, and replace it. Renaming does not "
        "help.",
        before=one("bao-cao.doc"), after=one("bao-cao.docx"),
    ),
    Message(
        code="D522", level=Level.ERROR,
        title_vi="Đuôi tệp không đúng với nội dung", title_en="Name and content disagree",
        text_vi="Tệp có đuôi .{extension} nhưng nội dung là loại khác ({found}).",
        text_en="The file ends in .{extension}, but its content is of another kind ({found}).",
        why_vi="Tệp mang tên giả không mở được, hoặc là tệp độc hại; tài liệu coi như chưa có.",
        why_en="A file under a false name does not open or is malicious; the document counts as absent.",
        fix_vi="Tìm lại tệp gốc, mở bằng đúng chương trình, xuất ra PDF rồi thay tệp này.",
        fix_en="Find the original, open it in its own program, export it to PDF and replace this file.",
        before=one("anh-quet-doi-ten.pdf"), after=one("anh-quet.jpg"),
    ),
    Message(
        code="D523", level=Level.ERROR,
        title_vi="Tệp rỗng", title_en="Empty file",
        text_vi="Tệp không có nội dung (0 byte).", text_en="The file has no content (0 bytes).",
        why_vi="Tệp rỗng không chứng minh được gì; thường do chép dở dang.",
        why_en="An empty file proves nothing; mostly copying was interrupted.",
        fix_vi="Chép lại tệp từ bản gốc và mở thử trước khi nộp.",
        fix_en="Copy it again from the original and open it before filing.",
        before=one("rong.pdf"), after=one("kh83.pdf"),
    ),
    Message(
        code="D524", level=Level.ERROR,
        title_vi="Tệp quá lớn", title_en="File too large",
        text_vi="Tệp lớn {size} MB, mức cho phép là {limit} MB.",
        text_en="The file has {size} MB; the limit is {limit} MB.",
        why_vi="Kho giữ mọi phiên bản mãi mãi; tệp lớn làm mọi cơ quan tải chậm.",
        why_en="The repository keeps every version for ever; large files slow everybody down.",
        fix_vi="Quét lại đen trắng ở 200–300 dpi, tách thành nhiều tệp, hoặc ghi nơi đăng tải ở url:.",
        fix_en="Scan again in black and white at 200–300 dpi, split it, or give where it is published in "
        "url:.",
        before=one("quet-mau-600dpi.pdf"), after=one("quet-300dpi.pdf"),
    ),
    Message(
        code="D525", level=Level.ERROR,
        title_vi="Chỉ có con trỏ Git LFS, không có tệp", title_en="A Git LFS pointer, not the file",
        text_vi="Tệp chỉ là vài dòng chữ thay chỗ (con trỏ Git LFS); bản thân tài liệu không có trong kho.",
        text_en="The content is a Git LFS pointer; the document itself is not in the repository.",
        why_vi="Người thẩm tra không mở được tài liệu và không ai chứng minh được nó không bị thay.",
        why_en="Reviewers cannot open the document, and nobody can show that it was not replaced.",
        fix_vi="Nhờ người quản trị tắt Git LFS cho thư mục attachments (git lfs untrack), "
        "rồi chép và nộp lại tệp gốc.",
        fix_en="Switch Git LFS off for attachments (git lfs untrack), then copy and file the original again.",
        before=one("con-tro-lfs.pdf"), after=one("kh83.pdf"),
    ),
    Message(
        code="D526", level=Level.ERROR,
        title_vi="Tệp hỏng", title_en="Damaged file",
        text_vi="Tệp bị hỏng hoặc thiếu phần cuối, không đọc được trọn vẹn.",
        text_en="The file is damaged or cut off and cannot be read in full.",
        why_vi="Mỗi chương trình vá tệp hỏng một cách, người xem có thể thấy nội dung khác nhau.",
        why_en="Each program repairs a damaged file in its own way, so readers may see different contents.",
        fix_vi="Chép lại từ bản gốc; nếu vẫn lỗi, mở bằng chương trình đã tạo ra tệp và xuất lại.",
        fix_en="Copy it from the original; if that fails too, export it again from the program that made it.",
        before=one("tai-do-dang.pdf"), after=one("kh83.pdf"),
    ),
    Message(
        code="D527", level=Level.ERROR,
        title_vi="Tệp có mật khẩu hoặc mã hóa", title_en="Password-protected or encrypted file",
        text_vi="Tệp được mã hóa, máy và người thẩm tra không xem được bên trong.",
        text_en="The file is encrypted; neither the check nor reviewers can look inside.",
        why_vi="Không xem được thì không tính điểm. Tài liệu mật thì không được nộp ở đây, kể cả khi mã hóa.",
        why_en="What cannot be seen cannot count. Classified documents may not be filed here, encrypted or "
        "not.",
        fix_vi="Bỏ mật khẩu rồi lưu lại. Tài liệu có độ mật: xóa tệp, chỉ ghi classified: và nơi giữ.",
        fix_en="Remove the password and save again. Of a classified document keep classified: and holder "
        "only.",
        before=one("co-mat-khau.pdf"), after=one("khong-mat-khau.pdf"),
        source="Luật 29/2018/QH14, Điều 5 (từ 1/3/2026: Luật 117/2025/QH15)",
    ),
    Message(
        code="D528", level=Level.ERROR,
        title_vi="Tệp bung ra quá lớn hoặc quá phức tạp", title_en="Too large or complex when unpacked",
        text_vi="Khi mở, tệp bung ra quá lớn hoặc có quá nhiều phần.",
        text_en="When opened, the file unpacks to too much or has too many parts.",
        why_vi="Tệp như vậy làm treo máy người mở, dù vô tình hay cố ý.",
        why_en="Such a file hangs the computer that opens it, by accident or on purpose.",
        fix_vi="Xuất lại ra PDF; ảnh thì giảm độ phân giải; bảng tính thì xóa dòng, cột thừa đã định dạng.",
        fix_en="Export it to PDF again; lower a picture's resolution; delete empty formatted rows and "
        "columns.",
        before=one("phinh-to.docx"), after=one("bao-cao.pdf"),
    ),
    Message(
        code="D529", level=Level.ERROR,
        title_vi="Không kiểm tra xong tệp", title_en="The file could not be looked through",
        text_vi="Việc xem bên trong tệp phải dừng vì quá thời gian hoặc bộ nhớ.",
        text_en="Looking inside the file was stopped: it took too much time or memory.",
        why_vi="Tệp chưa được xem hết thì không biết có gì bên trong, nên chưa được nhận.",
        why_en="What was not looked through may hold anything, so it is not accepted.",
        fix_vi="Chạy kiểm tra lại; nếu vẫn vậy, in tệp ra PDF mới rồi thay tệp này.",
        fix_en="Run the check again; if it stays, print the file to a new PDF and replace it.",
        before=one("qua-phuc-tap.pdf"), after=one("in-lai.pdf"),
    ),
)
