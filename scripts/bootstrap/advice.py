"""What the complaints of pip and of the system mean, and what to do about them."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Advice:
    pattern: str
    vi: str
    en: str


# First match wins: a proxy's failure also reads like a missing network, and both end in
# pip's "no matching distribution".
ADVICE = (
    Advice(
        r"ProxyError|Cannot connect to proxy|407 Proxy",
        "Máy chủ proxy từ chối. Hỏi quản trị mạng địa chỉ proxy, đặt biến HTTPS_PROXY=http://máy:cổng, rồi "
        "chạy lại.",
        "The proxy refused. Set HTTPS_PROXY=http://host:port as your network's administrator says, then "
        "retry.",
    ),
    Advice(
        r"CERTIFICATE_VERIFY_FAILED|SSLError|SSLCertVerificationError|TLSV1_ALERT",
        "Không kiểm được chứng thư bảo mật. Kiểm ngày giờ của máy; nếu mạng cơ quan có chứng thư riêng, đặt "
        "biến PIP_CERT trỏ tới tệp chứng thư đó.",
        "A certificate could not be checked. Check the clock; behind an inspecting network set PIP_CERT to "
        "its file.",
    ),
    Advice(
        r"No space left on device|Errno 28\b|WinError 112\b|Disk quota exceeded",
        "Hết chỗ trên ổ đĩa. Dọn ra ít nhất 1 GB rồi chạy lại.",
        "The disk is full. Free at least 1 GB, then retry.",
    ),
    Advice(
        r"name resolution|Name or service not known|getaddrinfo failed|nodename nor servname"
        r"|Network is unreachable|Failed to establish a new connection|ConnectTimeout|Read timed out"
        r"|Connection (?:refused|reset|aborted)|RemoteDisconnected|IncompleteRead",
        "Không tới được kho gói Python. Kiểm mạng; nếu cơ quan dùng proxy, đặt biến HTTPS_PROXY. Lần đầu "
        "cần mạng, các lần sau thì không.",
        "The package registry cannot be reached. Check the network or set HTTPS_PROXY. Only the first run "
        "needs it.",
    ),
    Advice(
        r"DO NOT MATCH THE HASHES",
        "Một gói tải về khác với bản đã khóa (tải hỏng, hoặc bị thay đổi dọc đường). Chạy lại; nếu vẫn vậy, "
        "đừng bỏ qua: báo cho người quản trị kho này.",
        "A download differs from the locked one (damaged or tampered with). Retry; if it stays, tell the "
        "maintainers.",
    ),
    Advice(
        r"WinError 206\b|LongPathsEnabled|File ?name too long|path is too long",
        "Đường dẫn quá dài. Chuyển kho tới thư mục ngắn hơn, thí dụ C:\\paca, rồi chạy lại.",
        "The path is too long. Move the repository to a shorter folder such as C:\\paca, then retry.",
    ),
    Advice(
        r"Permission denied|Errno 13\b|WinError (?:5|32)\b|Access is denied|Read-only file system|Errno 30\b",
        "Không được ghi vào .venv. Đóng các chương trình đang dùng nó, xem lại quyền ghi của thư mục, rồi "
        "chạy lại.",
        ".venv cannot be written. Close programs that use it, check the folder's permissions, then retry.",
    ),
    Advice(
        r"No matching distribution found|Could not find a version|is not a supported wheel",
        "Không có gói dựng sẵn cho máy hoặc bản Python này. Dùng Python 3.11 đến 3.14, bản 64 bit, trên "
        "Linux (glibc), macOS hoặc Windows.",
        "No ready-made package for this machine or Python. Use a 64-bit Python 3.11 to 3.14 on glibc Linux, "
        "macOS or Windows.",
    ),
    Advice(
        r"MemoryError|Cannot allocate memory|Killed",
        "Máy hết bộ nhớ. Đóng bớt chương trình rồi chạy lại.",
        "The machine ran out of memory. Close some programs, then retry.",
    ),
)

UNKNOWN = Advice(
    "",
    "Cài đặt không xong vì một lý do chưa gặp. Xem các dòng dưới đây, chạy lại, hoặc gửi chúng cho người "
    "quản trị kho.",
    "Set-up failed for a reason not met before. Read the lines below, retry, or send them to the "
    "maintainers.",
)

NO_PIP = Advice(
    "",
    "Bản Python này thiếu venv hoặc pip.\n"
    "    Ubuntu, Debian: sudo apt install python3-venv (hoặc python3.11-venv)\n"
    "    Windows, macOS: cài lại Python từ python.org, giữ dấu chọn “pip”",
    "This Python lacks venv or pip: install python3-venv (Debian, Ubuntu), or Python from python.org.",
)

NO_GIT = Advice(
    "",
    "Chưa có git. Ubuntu, Debian: sudo apt install git · macOS: xcode-select --install · Windows: "
    "git-scm.com",
    "git is missing. Install it as the line above says.",
)

NOT_OURS = Advice(
    "",
    "Thư mục .venv ở đây không do lệnh này tạo ra, nên được để nguyên. Đổi tên hoặc xóa nó rồi chạy lại.",
    ".venv was not made by this command and is left alone. Rename or delete it, then retry.",
)


def advise(log: str) -> Advice:
    """The advice for a failed command, from what it printed."""
    return next((advice for advice in ADVICE if re.search(advice.pattern, log, re.IGNORECASE)), UNKNOWN)
