"""The web editor of the forge, opened at a file: outer links for the internal site's to-do lists.

Addresses, and where they were read:

- GitHub: ``/edit/BRANCH/PATH``; ``/new/BRANCH?filename=PATH``, the whole path in the query, since with a
  folder in front of it the folder's last step is lost (isaacs/github#1527, dear-github#172), and
  ``value`` for the text.
- GitLab: ``/-/edit/BRANCH/PATH``; ``/-/new/BRANCH/FOLDER?file_name=NAME`` (``blob_controller.rb`` joins the
  two, ``_editor.html.haml`` fills in the name).  It ignores a text in the address (work item 594214).
- Gitea, Forgejo: ``/_edit/BRANCH/PATH``; ``/_new/BRANCH/FOLDER?filename=NAME``, and ``value``
  (``routers/web/repo/editor.go``, gitea#16556; Forgejo has it from there).

A browser follows them only where a person clicks: nothing of them is loaded with the page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from paca.model.round import Forge, Repository
from paca.output.language import say


def edit_address(repository: Repository, path: str) -> str:
    """Where the file at ``path`` of the repository is changed."""
    return f"{repository.page}{_EDIT[repository.forge]}/{repository.branch}/{quote(path)}"


def new_address(repository: Repository, path: str, text: str = "") -> str:
    """Where a file at ``path`` is made, with ``text`` to begin with where the forge takes one."""
    return repository.page + _NEW[repository.forge](repository.branch, path, text)


def _github(branch: str, path: str, text: str) -> str:
    return f"/new/{branch}?filename={quote(path)}{_value(text)}"


def _gitlab(branch: str, path: str, text: str) -> str:
    folder, _, name = path.rpartition("/")
    return f"/-/new/{branch}/{quote(folder)}?file_name={quote(name)}"


def _gitea(branch: str, path: str, text: str) -> str:
    folder, _, name = path.rpartition("/")
    return f"/_new/{branch}/{quote(folder)}?filename={quote(name)}{_value(text)}"


def _value(text: str) -> str:
    return f"&value={quote(text, safe='')}" if text else ""


_EDIT = {Forge.GITHUB: "/edit", Forge.GITLAB: "/-/edit", Forge.GITEA: "/_edit", Forge.FORGEJO: "/_edit"}
_NEW: dict[Forge, Callable[[str, str, str], str]] = {
    Forge.GITHUB: _github,
    Forge.GITLAB: _gitlab,
    Forge.GITEA: _gitea,
    Forge.FORGEJO: _gitea,
}
# A file made in a browser begins as one made by ``paca new`` does: it claims nothing yet.
_BEGINNING = "---\nitem: {item}\nclaim: draft\n---\n\n"


@dataclass(frozen=True, slots=True)
class Editor:
    """The editor of one round's repository; ``files`` are the paths that its tree has."""

    repository: Repository
    files: frozenset[str]

    def link(self, path: str, *, item: str = "") -> Markup:
        """``sửa figures.yml``, or ``tạo …`` where there is no such file; ``item`` of a submission."""
        name = path.rpartition("/")[2]
        if path in self.files:
            address, told = edit_address(self.repository, path), say("sửa {file}", file=name)
        else:
            begun = _BEGINNING.format(item=item) if item else ""
            address, told = new_address(self.repository, path, begun), say("tạo {file}", file=name)
        return Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(address, told)
