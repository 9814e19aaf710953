"""The catalogue of findings: every code once, one module a family.

F1xx files and names · Y2xx bytes, YAML, front matter · S3xx structure and values · N4xx figures ·
D5xx documents and attachments · C6xx submissions and claims · P7xx secrets and personal data ·
E8xx editions · R9xx round, register, working group,
ownership, the report's text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from importlib.util import find_spec
from types import MappingProxyType

from .message import Level, Message

__all__ = ["CATALOGUE", "FAMILIES", "Level", "Message"]

FAMILIES = (
    "files", "text", "structure", "repository", "figures", "documents", "attachments", "claims", "privacy",
    "editions", "rounds", "ownership", "verified", "report_text",
)  # fmt: skip


def _merge(families: Iterable[str]) -> Mapping[str, Message]:
    merged: dict[str, Message] = {}
    for family in families:
        if find_spec(f"{__name__}.{family}") is None:
            continue
        for message in import_module(f"{__name__}.{family}").MESSAGES:
            if message.code in merged:
                raise ValueError(f"finding code {message.code} is defined twice")
            merged[message.code] = message
    return MappingProxyType(merged)


CATALOGUE: Mapping[str, Message] = _merge(FAMILIES)
