"""All worked examples in the order of the guide."""

from __future__ import annotations

from .pooling import POOLING
from .rules import RULES
from .states import LATENESS, MISSING, NOT_APPLICABLE, NOT_ARISEN, PROOF
from .worked import Chapter

CHAPTERS: tuple[Chapter, ...] = (RULES, POOLING, NOT_ARISEN, MISSING, NOT_APPLICABLE, LATENESS, PROOF)
