"""D53x: what acts, embeds, calls or deceives inside an attachment."""

from __future__ import annotations

from .attachments_example import one
from .message import Level, Message

MESSAGES = (
    Message(
        code="D530", level=Level.ERROR,
        title_vi="PDF có phần tự chạy", title_en="The PDF acts by itself",
        text_vi="Tệp PDF có mã hoặc lệnh tự chạy khi mở ({what}).",
        text_en="The PDF has code or commands that run when it is opened ({what}).",
        why_vi="Văn bản hành chính không cần mã chạy; đây là cách phát tán mã độc.",
        why_en="An official document needs no code; this is how malware travels.",
        fix_vi="Mở tệp ở máy an toàn, chọn In → Lưu thành PDF (Microsoft Print to PDF), rồi thay tệp này.",
        fix_en="Open it on a safe computer, print it to a new PDF, and replace this file.",
        before=one("co-ma-chay.pdf"), after=one("in-lai.pdf"),
    ),
    Message(
        code="D531", level=Level.ERROR,
        title_vi="PDF chứa tệp hoặc phim, âm thanh bên trong", title_en="The PDF carries files or media",
        text_vi="Bên trong tệp PDF có tệp khác hoặc nội dung đa phương tiện ({what}).",
        text_en="Inside the PDF there is another file or multimedia content ({what}).",
        why_vi="Tệp giấu bên trong không ai duyệt, có thể là chương trình hoặc tài liệu không được công "
        "khai.",
        why_en="Nobody reviews what is carried inside; it may be a program or a document not to be "
        "published.",
        fix_vi="Nộp tệp bên trong thành tệp riêng nếu cần; in tệp ra PDF mới rồi thay tệp này.",
        fix_en="File what is inside on its own if it is needed; print this one to a new PDF and replace it.",
        before=one("kem-tep-exe.pdf"), after=one("in-lai.pdf"),
    ),
    Message(
        code="D532", level=Level.ERROR,
        title_vi="PDF gửi hoặc lấy dữ liệu nơi khác", title_en="The PDF calls elsewhere",
        text_vi="Tệp PDF có biểu mẫu động hoặc lệnh gửi, lấy dữ liệu ở nơi khác ({what}).",
        text_en="The PDF has a dynamic form or commands that send or fetch data ({what}).",
        why_vi="Mở tệp là gửi thông tin ra ngoài; nội dung người xem thấy có thể đổi sau khi nộp.",
        why_en="Opening it sends information out; what readers see may change after filing.",
        fix_vi="In tệp ra PDF mới (In → Lưu thành PDF) rồi thay tệp này.",
        fix_en="Print it to a new PDF and replace this file.",
        before=one("bieu-mau-dong.pdf"), after=one("in-lai.pdf"),
    ),
    Message(
        code="D533", level=Level.ERROR,
        title_vi="Tệp có macro", title_en="File with macros",
        text_vi="Tệp Word hoặc Excel có macro, nút điều khiển hoặc tiện ích chạy mã.",
        text_en="The Word or Excel file has macros, controls or add-ins that run code.",
        why_vi="Macro chạy được lệnh trên máy người mở.",
        why_en="Macros run commands on the computer of whoever opens the file.",
        fix_vi="Lưu thành docx hoặc xlsx không macro, hoặc xuất ra PDF, rồi thay tệp này.",
        fix_en="Save it as docx or xlsx without macros, or export it to PDF, and replace it.",
        before=one("tong-hop.xlsm"), after=one("tong-hop.xlsx"),
    ),
    Message(
        code="D534", level=Level.ERROR,
        title_vi="Tệp nhúng đối tượng khác", title_en="File with embedded objects",
        text_vi="Trong tệp Word hoặc Excel có tệp hay đối tượng nhúng (OLE, biểu đồ kèm bảng tính, HTML).",
        text_en="The Word or Excel file embeds files or objects (OLE, charts with their workbook, HTML).",
        why_vi="Đối tượng nhúng có thể là chương trình, hoặc chứa số liệu mà trang in không hiện.",
        why_en="An embedded object may be a program, or hold data that the printed page does not show.",
        fix_vi="Dán biểu đồ, bảng dưới dạng hình ảnh, hoặc xuất cả tệp ra PDF, rồi thay tệp này.",
        fix_en="Paste charts and tables as pictures, or export the whole file to PDF, and replace it.",
        before=one("co-nhung.docx"), after=one("bao-cao.pdf"),
    ),
    Message(
        code="D535", level=Level.ERROR,
        title_vi="Tệp liên kết ra bên ngoài", title_en="File with links that load",
        text_vi="Tệp Word hoặc Excel tự lấy dữ liệu từ nơi khác (mẫu từ xa, ảnh liên kết, DDE, liên kết bảng "
        "tính).",
        text_en="The Word or Excel file loads data from elsewhere (remote template, linked picture, DDE, "
        "workbook links).",
        why_vi="Mở tệp là gọi ra ngoài hoặc chạy lệnh; số liệu có thể đổi sau khi nộp.",
        why_en="Opening it calls out or runs a command; figures may change after filing.",
        fix_vi="Bỏ liên kết (Data → Edit Links → Break Link; ảnh thì dán trực tiếp; mẫu thì chọn Normal), "
        "hoặc "
        "xuất ra PDF.",
        fix_en="Break the links (Data → Edit Links; paste pictures; choose the template Normal), or export "
        "it "
        "to PDF.",
        before=one("lien-ket.xlsx"), after=one("gia-tri.xlsx"),
    ),
    Message(
        code="D536", level=Level.ERROR,
        title_vi="Cấu trúc bên trong tệp không tin được", title_en="Untrustworthy structure",
        text_vi="Gói nén bên trong tệp không bình thường: mỗi chương trình có thể đọc ra nội dung khác nhau "
        "(mã kỹ thuật: {what}).",
        text_en="The package inside the file is irregular: programs may read different contents (detail: "
        "{what}).",
        why_vi="Bản máy đã kiểm tra và bản người xem thấy phải là một.",
        why_en="What was checked and what readers see must be the same.",
        fix_vi="Mở bằng Word hoặc Excel, lưu thành tệp mới (Save As), rồi thay tệp này.",
        fix_en="Open it in Word or Excel, save it as a new file, and replace this one.",
        before=one("sua-bang-tay.docx"), after=one("luu-lai.docx"),
    ),
    Message(
        code="D537", level=Level.ERROR,
        title_vi="Bên trong tệp có khai báo lạ", title_en="XML with entity declarations",
        text_vi="Bên trong tệp có khai báo (DTD) mà Word, Excel không bao giờ tạo ra.",
        text_en="Inside the file there is a DTD or entity declaration, which Word and Excel never write.",
        why_vi="Khai báo này dùng để đọc trộm tệp trên máy hoặc làm treo máy.",
        why_en="Such declarations are used to read a computer's files or to hang it.",
        fix_vi="Mở bằng Word hoặc Excel, lưu thành tệp mới (Save As), rồi thay tệp này.",
        fix_en="Open it in Word or Excel, save it as a new file, and replace this one.",
        before=one("co-dtd.docx"), after=one("luu-lai.docx"),
    ),
    Message(
        code="D538", level=Level.ERROR,
        title_vi="Tệp khác giấu phía sau", title_en="Another file hidden behind",
        text_vi="Sau phần cuối của ảnh hoặc PDF còn một tệp thuộc loại khác.",
        text_en="Behind the end of the picture or PDF there is a file of another kind.",
        why_vi="Một tệp mở được bằng hai cách là dấu hiệu cố ý che giấu.",
        why_en="A file that opens in two ways is a sign of hiding something on purpose.",
        fix_vi="Lưu lại ảnh bằng chương trình xem ảnh, hoặc in PDF ra tệp mới, rồi thay tệp này.",
        fix_en="Save the picture again with a viewer, or print the PDF to a new file, and replace this one.",
        before=one("hai-trong-mot.png"), after=one("luu-lai.png"),
    ),
)
