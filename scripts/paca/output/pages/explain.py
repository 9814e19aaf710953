"""From a score's steps to Vietnamese sentences, each figure with its proof.

``explain`` yields structured lines, no markup; ``as_text`` prints them for ``paca score --explain`` and
the report, ``as_html`` for the site.  Nothing is recomputed: a step states its own result.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from paca.assessment import Outcome, Score
from paca.output.escaping import html_of
from paca.output.language import say
from paca.output.notation import number, points

from .book import Book
from .links import Links
from .sentences import FEW, SENTENCES
from .telling import Piece, Proof, Teller
from .words import outcome_word


@dataclass(frozen=True, slots=True)
class Line:
    """One step in words.  ``proofs`` are all its sources, also those that no single piece shows."""

    op: str
    pieces: tuple[Piece, ...]
    proofs: tuple[Proof, ...] = ()

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


def explain(score: Score, book: Book) -> tuple[Line, ...]:
    """The calculation of ``score`` in order, one line a step, ending with what it comes to."""
    lines = []
    of_ratio = False
    for step in score.steps:
        proofs = tuple(Proof(source, book.change(source.position)) for source in step.sources)
        teller = Teller(step, book, {proof.source.label: proof for proof in proofs}, of_ratio)
        lines.append(Line(step.op, tuple(SENTENCES[step.op](teller)), proofs))
        of_ratio = step.op == "ratio"
    if not score.steps or score.left_out or score.outcome is not Outcome.SCORED:
        lines.append(
            Line("outcome", (Piece(say("Kết quả: {outcome}.", outcome=outcome_text(score)), strong=True),))
        )
    return tuple(lines)


def outcome_text(score: Score) -> str:
    """``1,50 / 2 điểm``, or the state that stands in place of points; the two are never merged."""
    label = outcome_word(score)
    if score.points is None:
        return label
    text = say("{points} / {maximum} điểm", points=points(score.points), maximum=number(score.max))
    return (
        text if score.outcome is Outcome.SCORED else say("{state}, tính {points}", state=label, points=text)
    )


def as_text(lines: Iterable[Line], *, indent: str = "", few: int | None = None) -> str:
    """For a terminal: each step numbered, its sources below it; above ``few`` the first ones and a count."""
    told = []
    for count, line in enumerate(lines, 1):
        told.append(f"{indent}{count}. {line.text}")
        shown = line.proofs if few is None or len(line.proofs) <= few else line.proofs[: few - 1]
        told.extend(f"{indent}   ← {proof.place} ({proof.who})" for proof in shown)
        if len(shown) < len(line.proofs):
            more = say("và {n} chỗ nữa, mỗi cơ quan một chỗ", n=len(line.proofs) - len(shown))
            told.append(f"{indent}   ← {more}")
    return "\n".join(told)


def as_html(
    lines: Iterable[Line], links: Links, *, few: int = FEW, decisions: str = "#quyet-dinh", page: str = ""
) -> Markup:
    """An ordered list; each value read from a file links to its place on an agency's pages.

    ``decisions`` is where the item's decisions stand; ``page`` is the page that shows the list, so that
    links within it stay short.
    """
    to = _Target(links, decisions, page)
    rows = []
    for line in lines:
        sentence = "".join([_piece_html(piece, to) for piece in line.pieces])
        rows.append(f"<li>{sentence}{_proofs_html(line.proofs, to, few)}</li>")
    return Markup(f'<ol class="paca-steps">{"".join(rows)}</ol>')


@dataclass(frozen=True, slots=True)
class _Target:
    """Where proofs are shown, seen from one page."""

    links: Links
    decisions: str
    page: str

    def of(self, proof: Proof) -> str:
        """A figure's row on the agency's page, or the submission; decisions stand on the item's own page."""
        agency, path = proof.source.agency, proof.source.position.path
        if agency is None:
            return self.decisions
        if path.endswith("/figures.yml"):
            link = self.links.figure(agency, proof.source.label)
        elif "/_working-group/" in path:  # a receipt or an extension: told beside what was filed
            link = self.links.submission(agency)
        else:
            link = self.links.submission(agency, path.rsplit("/", 1)[-1].removesuffix(".md"))
        return link.removeprefix(self.page) if self.page and link.startswith(self.page + "#") else link


# HTML as plain strings, every text in it escaped on the spot: thousands of steps stand on the site's pages,
# and Markup.format takes five times as long.


def _piece_html(piece: Piece, to: _Target) -> str:
    text = html_of(piece.text)
    if piece.proof is not None:
        text = f'<a href="{html_of(to.of(piece.proof))}">{text}</a>'
    return f'<span class="paca-steps__result">{text}</span>' if piece.strong else text


def _proof_html(proof: Proof, to: _Target) -> str:
    link = to.of(proof)
    # In a section of this very page, which says whose the file is and when it was changed.
    if to.page and link.startswith("#"):
        file, line = proof.source.position.path.rpartition("/")[2], proof.source.position.line
        return f'<a href="{html_of(link)}"><code>{html_of(file)}:{line}</code></a>'
    return f'<a href="{html_of(link)}"><code>{html_of(proof.place)}</code></a> ({html_of(proof.who)})'


def _proofs_html(proofs: tuple[Proof, ...], to: _Target, few: int) -> str:
    if not proofs:
        return ""
    told = " · ".join([_proof_html(proof, to) for proof in proofs])
    if len(proofs) <= few:
        return f' <small class="paca-steps__src">{told}</small>'
    summary = html_of(say("Nguồn: {n} chỗ trong hồ sơ của các cơ quan", n=len(proofs)))
    return (
        f'<details class="paca-more"><summary>{summary}</summary>'
        f'<small class="paca-steps__src">{told}</small></details>'
    )
