"""Links that open the very file in the forge's editor: a table of forges, and where the pages have them."""

# Rows of addresses are read as rows.
# ruff: noqa: E501

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from paca.assessment import Assessment
from paca.model.round import Forge, Repository
from paca.model.visibility import Audience, Publicity
from paca.output.audience import publish
from paca.output.pages.agency import agency_view
from paca.output.pages.book import Book
from paca.output.pages.edit_links import edit_address, new_address

from .page_samples import assessment_of, pages_of, sample_records

FOLDER = "evidence/2019/so-a"
TABLE = [
    # url, kind, branch, the file changed, a file made
    ("https://github.com/mau/kho", None, "main", "/edit/main/P/F", "/new/main?filename=P/F&value=T"),
    ("https://git.tinhmau.example/mau/kho", "github", "main", "/edit/main/P/F", "/new/main?filename=P/F&value=T"),
    ("https://gitlab.com/mau/nhom/kho/", None, "main", "/-/edit/main/P/F", "/-/new/main/P?file_name=F"),
    ("https://git.tinhmau.example:8443/mau/kho.git", "gitlab", "ky/2019", "/-/edit/ky/2019/P/F", "/-/new/ky/2019/P?file_name=F"),
    ("https://gitea.com/mau/kho", None, "main", "/_edit/main/P/F", "/_new/main/P?filename=F&value=T"),
    ("https://tinhmau.example/git/mau/kho", "gitea", "main", "/_edit/main/P/F", "/_new/main/P?filename=F&value=T"),
    ("https://codeberg.org/mau/kho.git/", None, "v1.2", "/_edit/v1.2/P/F", "/_new/v1.2/P?filename=F&value=T"),
]  # fmt: skip


@pytest.mark.parametrize(("url", "kind", "branch", "edit", "new"), TABLE)
def test_each_forge_opens_its_editor(url: str, kind: str | None, branch: str, edit: str, new: str) -> None:
    repository = Repository(url=url, kind=kind and Forge(kind), branch=branch)
    page = url.removesuffix("/").removesuffix(".git")
    filled = str.maketrans({"P": FOLDER, "F": "B.5.1.md", "T": "a%3A%20b%0A"})
    assert edit_address(repository, f"{FOLDER}/B.5.1.md") == page + edit.translate(filled)
    assert new_address(repository, f"{FOLDER}/B.5.1.md", "a: b\n") == page + new.translate(filled)


@pytest.mark.parametrize("kind", Forge)
def test_no_path_leaves_its_place(kind: Forge) -> None:
    """Whatever a path is made of, it stays one path: nothing of it becomes a query, a fragment or markup."""
    path = 'a b/?x=1&y#z"<đơn vị>%2e.md'
    repository = Repository(url="https://git.tinhmau.example/mau/kho", kind=kind)
    changed, made = urlsplit(edit_address(repository, path)), urlsplit(new_address(repository, path, path))
    assert unquote(changed.path).endswith("/" + path) and not changed.query + changed.fragment
    (name,) = parse_qs(made.query)["file_name" if kind is Forge.GITLAB else "filename"]
    assert path == (name if kind is Forge.GITHUB else f"a b/{name}") and not made.fragment
    assert parse_qs(made.query).get("value", [path]) == [path]
    assert (changed.geturl() + made.geturl()).isascii() and not set('"<> ') & set(made.geturl())


def in_a_repository(kind: str = "gitea") -> Assessment:
    """The sample's round, kept on a forge."""
    records = sample_records()
    assert records.round is not None
    kept = Repository(url="https://git.tinhmau.example/mau/kho", kind=Forge(kind))
    model = records.round.model.model_copy(update={"repository": kept})
    paths = (f"{FOLDER}/A.1.1.md", f"{FOLDER}/B.5.1.md", f"{FOLDER}/figures.yml")
    return assessment_of(replace(records, round=replace(records.round, model=model), accepted=paths))


class Links(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[dict[str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found.append(dict(attrs))


def test_a_lack_leads_to_the_file_that_it_is_filed_in() -> None:
    book = Book(in_a_repository())
    filed, unfiled = (
        {task.code: task.edits for task in agency_view(slug, book).tasks} for slug in ("so-a", "so-b")
    )
    assert [link.striptags() for link in filed["A.1.2"]] == ["tạo A.1.2.md"]
    names = [link.striptags() for link in unfiled["B.5.1"]]
    assert names == ["tạo B.5.1.md", "tạo figures.yml", "tạo documents.yml"]
    assert "value=---%0Aitem%3A%20B.5.1%0Aclaim%3A%20draft%0A---%0A%0A" in unfiled["B.5.1"][0]
    assert "value=" not in unfiled["B.5.1"][1]
    assert book.editor is not None and "sửa figures.yml" in book.editor.link(f"{FOLDER}/figures.yml")


def test_the_page_has_plain_outer_links_that_tell_nobody_where_one_came_from() -> None:
    page = pages_of(Book(in_a_repository()))["agency/so-b.md"].fragment
    outer = [link for link in Links(page).found if (link["href"] or "").startswith("https://git.")]
    assert len(outer) >= 5
    assert {link.get("rel") for link in outer} == {"noopener noreferrer"}
    assert all(set(link) == {"href", "rel"} for link in outer)
    assert "Trên trang quản lý mã nguồn: <a" in page
    assert "git.tinhmau.example" not in page.replace('href="https://git.tinhmau.example', "")


def test_no_public_page_knows_the_repository() -> None:
    public = publish(in_a_repository(), Audience(frozenset(Publicity)))
    assert public.records.round is not None and public.records.round.model.repository is None
    pages = pages_of(Book(public))
    assert pages and not [name for name, page in pages.items() if "git.tinhmau.example/mau" in page.fragment]


def test_a_round_without_a_repository_has_no_such_links() -> None:
    book = Book(assessment_of(sample_records()))
    assert [task for task in agency_view("so-b", book).tasks if task.edits] == []
