"""Kiến nghị và thực tiễn tốt: what the round teaches others."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from paca.output.untrusted import render_markdown

from .banner import Banner, banner
from .book import Book
from .links import Links

ItemLinks = tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class RecommendationView:
    anchor: str
    to: str
    text: Markup
    because: Markup
    items: ItemLinks  # code, title, link


@dataclass(frozen=True, slots=True)
class PracticeView:
    anchor: str
    agency: str
    href: str
    title: str
    text: Markup
    items: ItemLinks


@dataclass(frozen=True, slots=True)
class RecommendationsView:
    banner: Banner
    recommendations: tuple[RecommendationView, ...]
    practices: tuple[PracticeView, ...]


def recommendations_view(book: Book) -> RecommendationsView:
    links = Links()
    group = book.assessment.records.working_group
    return RecommendationsView(
        banner=banner(book),
        recommendations=tuple(
            RecommendationView(
                f"kien-nghi-{one.id}",
                one.to,
                render_markdown(one.text),
                render_markdown(one.because),
                _items(one.items, book, links),
            )
            for one in (located.model for located in group.recommendations)
        ),
        practices=tuple(
            PracticeView(
                f"thuc-tien-{one.id}",
                book.name(one.agency),
                links.agency(one.agency) if one.agency in book.page_slugs else "",
                one.title,
                render_markdown(one.text),
                _items(one.items, book, links),
            )
            for one in (located.model for located in group.practices)
        ),
    )


def _items(codes: tuple[str, ...], book: Book, links: Links) -> ItemLinks:
    known = {str(item.node.code) for item in book.items if item.node}
    return tuple(
        (code, book.title_of(code), links.item(code) if code in known else links.node(code)) for code in codes
    )
