"""Answers copied between agencies: nearly the same thuyết minh for one item.

Exact, and quick: texts are compared as sets of word shingles (Jaccard), and prefix filtering finds
the pairs that can reach the threshold (Chaudhuri et al. 2006; Bayardo et al. 2007).  Two sets that are
at least t alike share one of their ⌈(1 − t)·n⌉ + 1 rarest shingles, so only such pairs are looked at.
Numbers and the agency's own name are taken out first: replacing them is how a text is copied.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..assessment import Assessment
from ..finding import Position
from ..model.evidence import Claim
from ..output.notation import percent
from ..records import FiledSubmission
from .signal import Kind, Signal

LEAST_LIKENESS = Fraction(4, 5)  # below, common official phrases make innocent neighbours
LEAST_WORDS = 20  # a sentence of fewer words has few ways to be said
SHINGLE = 3  # words: order matters, one changed word spoils only three shingles

_WORDS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Text:
    agency: str
    shingles: frozenset[int]
    position: Position


def signals(assessment: Assessment) -> Iterator[Signal]:
    names = {
        located.model.slug: _words(located.model.name) for located in assessment.records.agencies.agencies
    }
    texts: dict[str, list[_Text]] = {}
    for slug, files in assessment.records.filed.items():
        for code, submission in files.submissions.items():
            # "Không phát sinh" is rightly said in the same words by everyone.
            if submission.front.model.claim is Claim.ANSWERED and (
                text := _text(slug, submission, names.get(slug, ()))
            ):
                texts.setdefault(code, []).append(text)
    for code in sorted(texts):
        for group, likeness in _groups(texts[code]):
            yield _signal(code, group, likeness)


def _signal(code: str, group: Sequence[_Text], likeness: Fraction) -> Signal:
    same = "giống hệt" if likeness == 1 else f"giống nhau từ {percent(likeness, 0)}"
    alike = "the same" if likeness == 1 else f"at least {percent(likeness, 0)} alike"
    return Signal(
        Kind.SAME_TEXT,
        tuple(text.agency for text in group),
        code,
        likeness,
        f"{len(group)} cơ quan có thuyết minh {same} (so từng cụm {SHINGLE} từ, bỏ qua số và tên cơ quan).",
        f"The texts of {len(group)} agencies are {alike} "
        f"(by runs of {SHINGLE} words, without numbers and names).",
        tuple(text.position for text in group),
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(text.lower()))


def _text(slug: str, submission: FiledSubmission, name: tuple[str, ...]) -> _Text | None:
    words = _words(submission.body)
    if name and name[0] in words:
        told, own = " ".join(words), " ".join(name)
        words = tuple(told.replace(own, "…").split())
    if len(words) < LEAST_WORDS:
        return None
    runs = zip(*(words[start:] for start in range(SHINGLE)), strict=False)
    position = Position(submission.front.path, submission.body_line)
    return _Text(slug, frozenset(map(hash, runs)), position)


def _groups(texts: Sequence[_Text]) -> Iterator[tuple[list[_Text], Fraction]]:
    """Groups of texts connected by likeness, with the lowest likeness that connects them."""
    links = sorted(_pairs(texts), key=lambda link: (-link[2], link[0], link[1]))
    root = list(range(len(texts)))
    lowest: dict[int, Fraction] = {}

    def find(one: int) -> int:
        while root[one] != one:
            one = root[one]
        return one

    for one, two, likeness in links:  # strongest first: a later link never raises the lowest
        first, second = sorted((find(one), find(two)))
        if first != second:
            root[second] = first
            lowest[first] = likeness
    members: dict[int, list[_Text]] = {}
    for index, text in enumerate(texts):
        members.setdefault(find(index), []).append(text)
    for top, group in members.items():
        if len(group) > 1:
            yield group, lowest[top]


def _pairs(texts: Sequence[_Text]) -> Iterator[tuple[int, int, Fraction]]:
    """Indices of texts at least ``LEAST_LIKENESS`` alike, and how much."""
    seen: Counter[int] = Counter()
    for text in texts:
        seen.update(text.shingles)
    numerator, denominator = LEAST_LIKENESS.as_integer_ratio()
    index: dict[int, list[int]] = {}
    for two, text in enumerate(texts):
        candidates: set[int] = set()
        for shingle in _prefix(sorted(text.shingles), seen):
            known = index.setdefault(shingle, [])
            candidates.update(known)
            known.append(two)
        for one in sorted(candidates):
            other = texts[one]
            few, many = sorted((len(text.shingles), len(other.shingles)))
            if few * denominator < many * numerator:  # too unlike in length
                continue
            shared = len(text.shingles & other.shingles)
            either = few + many - shared
            if shared * denominator >= either * numerator and other.agency != text.agency:
                yield one, two, Fraction(shared, either)


def _prefix(shingles: Sequence[int], seen: Mapping[int, int]) -> list[int]:
    """The rarest shingles, enough of them that no pair at the threshold is missed.

    Ties go by the shingle itself (``shingles`` comes sorted): all texts must rank them alike.
    """
    count = len(shingles) - -(-len(shingles) * LEAST_LIKENESS.numerator // LEAST_LIKENESS.denominator) + 1
    return sorted(shingles, key=seen.__getitem__)[:count]
