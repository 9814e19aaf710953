"""Addresses of the site's pages, relative to the page that links (the site also opens from a folder)."""

from __future__ import annotations

from dataclasses import dataclass

TOTAL_ANCHOR = "tong-diem"  # no code of an edition is written so


@dataclass(frozen=True, slots=True)
class Links:
    """Links from a page ``depth`` folders below the root."""

    depth: int = 0

    @property
    def root(self) -> str:
        return "../" * self.depth

    def page(self, name: str, anchor: str = "") -> str:
        return f"{self.root}{name}.html" + (f"#{anchor}" if anchor else "")

    def item(self, code: str, anchor: str = "") -> str:
        return self.page(f"item/{code}", anchor)

    def node(self, code: str) -> str:
        """A part or criterion: a heading of the index of items."""
        return self.page("items", code)

    def total(self) -> str:
        """The sum of the parts: the last row of the index of items."""
        return self.page("items", TOTAL_ANCHOR)

    def agency(self, slug: str, anchor: str = "") -> str:
        return self.page(f"agency/{slug}", anchor)

    def submission(self, slug: str, code: str = "") -> str:
        """What the agency filed for an item; without a code, the page of all that it filed."""
        return self.page(f"submissions/{slug}", code)

    def figure(self, slug: str, key: str) -> str:
        return self.agency(slug, figure_anchor(key))

    def document(self, slug: str, key: str) -> str:
        return self.page(f"documents/{slug}", document_anchor(slug, key))

    def comment(self, key: str) -> str:
        return self.page("comments", f"gop-y-{key}")

    def finding(self, code: str) -> str:
        return self.page(f"finding/{code}")


def document_anchor(slug: str, key: str) -> str:
    return f"{slug}--{key}"


def figure_anchor(key: str) -> str:
    return f"so-lieu-{key}"
