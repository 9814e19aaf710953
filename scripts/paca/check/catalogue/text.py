"""Y2xx: what stands between bytes and values: characters, YAML, front matter."""

from __future__ import annotations

from . import text_characters, text_yaml

MESSAGES = (*text_characters.MESSAGES, *text_yaml.MESSAGES)
