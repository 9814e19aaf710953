"""Every complaint of pip or of the system that a newcomer may meet becomes something to do."""

from __future__ import annotations

import pytest
from bootstrap.advice import UNKNOWN, advise

NEW_CONNECTION = "WARNING: Retrying (Retry(total=0)) after connection broken by "
NO_MATCH = "ERROR: No matching distribution found for click==8.5.1"


@pytest.mark.parametrize(
    ("log", "vi", "en"),
    [
        (
            f"{NEW_CONNECTION}'NewConnectionError(\"Failed to establish a new connection: "
            f"[Errno -3] Temporary failure in name resolution\")'\n{NO_MATCH}",
            "Kiểm mạng",
            "Check the network",
        ),
        (f"{NEW_CONNECTION}'[Errno 11001] getaddrinfo failed'\n{NO_MATCH}", "Kiểm mạng", "Check the network"),
        (
            "pip._vendor.urllib3.exceptions.ReadTimeoutError: Read timed out.",
            "Kiểm mạng",
            "Check the network",
        ),
        (
            f"{NEW_CONNECTION}'ProxyError('Cannot connect to proxy.', NewConnectionError("
            f"'Failed to establish a new connection: [Errno 111] Connection refused'))'\n{NO_MATCH}",
            "HTTPS_PROXY",
            "proxy refused",
        ),
        (
            f"{NEW_CONNECTION}'SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]'))'",
            "PIP_CERT",
            "PIP_CERT",
        ),
        (
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
            "Hết chỗ trên ổ đĩa",
            "disk is full",
        ),
        (
            "OSError: [WinError 112] There is not enough space on the disk",
            "Hết chỗ trên ổ đĩa",
            "disk is full",
        ),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
            "đừng bỏ qua",
            "tampered",
        ),
        (
            "PermissionError: [WinError 32] The process cannot access the file",
            "Đóng các chương trình",
            "Close",
        ),
        ("OSError: [Errno 13] Permission denied: '/srv/paca/.venv'", "quyền ghi", "permissions"),
        (
            "ERROR: Could not find a version that satisfies the requirement numpy==2.4.6\n"
            "ERROR: No matching distribution found for numpy==2.4.6",
            "Python 3.11 đến 3.14",
            "3.11 to 3.14",
        ),
        ("OSError: [WinError 206] The filename or extension is too long", "Đường dẫn quá dài", "too long"),
        ("MemoryError", "bộ nhớ", "memory"),
        ("something nobody has seen", UNKNOWN.vi, UNKNOWN.en),
    ],
)
def test_advice(log: str, vi: str, en: str) -> None:
    found = advise(log)
    assert vi in found.vi
    assert en in found.en
