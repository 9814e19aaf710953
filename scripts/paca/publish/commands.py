"""Publish, withdraw, check: what changes in a publication, whatever it lives in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .front import FRONT_MANIFEST, front_files
from .manifest import (
    FOLDER,
    Difference,
    differences,
    digest,
    folder_digests,
    manifest_path,
    read_manifest,
    write_manifest,
)
from .store import KEPT, PublishError, Snapshot, Store
from .version import LATEST, Publication, Version

LISTING = "versions.json"
_BEGINNING = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Checked:
    """What ``check`` found: the versions with what differs, and what else is not as it should be."""

    publication: Publication
    differences: tuple[Difference, ...]
    leftovers: tuple[str, ...]

    @property
    def whole(self) -> bool:
        return not self.differences and not self.leftovers


def read_publication(snapshot: Snapshot, *, where: str) -> Publication:
    """The list of versions; an empty one where nothing is published.  Raises NotAPublication."""
    if LISTING not in snapshot.paths():
        return Publication()
    return Publication.from_json(snapshot.read(LISTING), where=where)


def may_publish(publication: Publication, name: str, *, audience: str, aliases: tuple[str, ...]) -> None:
    """Raise PublishError if ``name`` cannot become a version here; asked before anything is built."""
    for gone in publication.withdrawn:
        if gone.name == name:
            raise PublishError(
                f"Bản {name} đã được rút lại ({gone.reason}). Hãy dùng tên khác: một địa chỉ đã trích dẫn "
                "không được đổi nội dung.",
                f"Version {name} was withdrawn ({gone.reason}). Use another name: what somebody cited must "
                "not change.",
            )
    for other in publication.versions:
        if other.audience != audience:
            raise PublishError(
                f"Nơi này công bố cho đối tượng khác ({other.audience}), không phải {audience}.",
                f"This publication is for another audience ({other.audience}), not {audience}.",
            )
        if name in other.aliases or (other.name in aliases and other.name != name):
            taken = name if name in other.aliases else other.name
            raise PublishError(
                f"{taken} vừa là tên bản vừa là bí danh; hãy chọn tên khác.",
                f"{taken} would be both a version and an alias; choose another name.",
            )


def publish(store: Store, built: Path, version: Version, *, engine_root: Path) -> bool:
    """Add the site in the folder ``built`` as ``version`` (its ``digest`` is set here).

    False if this very version stands there already.  Raises PublishError if a version of that name
    has other content: what is published never changes.
    """
    snapshot = store.snapshot()
    publication = read_publication(snapshot, where=store.where)
    aliases = tuple(alias for alias in dict.fromkeys(version.aliases) if alias != LATEST)
    may_publish(publication, version.name, audience=version.audience, aliases=aliases)
    manifest = write_manifest(folder_digests(built, prefix=f"{version.name}/"))
    version = version.model_copy(update={"digest": digest(manifest), "aliases": aliases})
    standing = publication.named(version.name)
    add = {version.name: built}
    if standing is not None:
        _refuse_other_content(snapshot, version, manifest)
        if not set(aliases) - set(standing.aliases):
            return False
        aliases = tuple(dict.fromkeys((*standing.aliases, *aliases)))
        version, add = standing.model_copy(update={"aliases": aliases}), {}
    after = publication.with_version(version)
    _replace(store, snapshot, after, {version.name: manifest}, add=add, engine_root=engine_root)
    return True


def withdraw(store: Store, name: str, *, reason: str, engine_root: Path) -> Publication:
    """Take ``name`` back: files, manifest, aliases; its name and the reason stay.  Returns the rest.

    Raises PublishError if there is no such version.
    """
    snapshot = store.snapshot()
    publication = read_publication(snapshot, where=store.where)
    if publication.named(name) is None:
        known = ", ".join(version.name for version in publication.versions) or "—"
        raise PublishError(
            f"Không có bản {name} ở đây; có: {known}.", f"No version {name} here; there are: {known}."
        )
    after = publication.without(name, reason=reason)
    _replace(store, snapshot, after, {}, add={}, engine_root=engine_root)
    return after


def check(store: Store) -> Checked:
    """Compare every file with its manifest, and every manifest with the digest in the list of versions."""
    snapshot = store.snapshot()
    publication = read_publication(snapshot, where=store.where)
    found = dict(snapshot.digests())
    published: dict[str, str] = {}
    if publication.versions or publication.withdrawn:
        published[FRONT_MANIFEST] = found.get(FRONT_MANIFEST, "")
        published |= _promised(snapshot, FRONT_MANIFEST)
    for version in publication.versions:
        published[manifest_path(version.name)] = version.digest
        published |= _promised(snapshot, manifest_path(version.name))
    for path in KEPT:
        found.pop(path, None)
    return Checked(publication, differences(published, found), snapshot.leftovers())


def _promised(snapshot: Snapshot, path: str) -> Mapping[str, str]:
    """What a manifest says; nothing if it is gone or unreadable, which the check tells by itself."""
    try:
        return read_manifest(snapshot.read(path))
    except (KeyError, ValueError):
        return {}


def _refuse_other_content(snapshot: Snapshot, version: Version, manifest: bytes) -> None:
    standing = read_manifest(_manifest(snapshot, version.name))
    changed = differences(standing, read_manifest(manifest))
    if not changed:
        return
    told = ", ".join(each.path for each in changed[:5]) + (
        f" … +{len(changed) - 5}" if len(changed) > 5 else ""
    )
    raise PublishError(
        f"Bản {version.name} đã công bố với nội dung khác: {len(changed)} tệp khác ({told}). Bản đã công bố "
        "không được sửa: hãy công bố dưới tên mới.",
        f"Version {version.name} is published with other content: {len(changed)} files differ ({told}). What "
        "is published never changes: publish under a new name.",
    )


def _replace(
    store: Store,
    snapshot: Snapshot,
    after: Publication,
    manifests: Mapping[str, bytes],
    *,
    add: Mapping[str, Path],
    engine_root: Path,
) -> None:
    names = [version.name for version in after.versions]
    held = {name: _manifest(snapshot, name) for name in names if name not in manifests}
    kept = {path: snapshot.read(path) for path in KEPT if path in snapshot.paths()}
    front = front_files(after, {**held, **manifests}, engine_root=engine_root, kept=kept)
    keep = [name for name in names if name not in add]
    on = max((version.on for version in after.versions), default=_BEGINNING)
    before = read_publication(snapshot, where=store.where)
    _refuse_foreign(snapshot, leaving=[each.name for each in before.versions if each.name not in names])
    store.replace(snapshot, keep=keep, add=add, front=front, on=on)


def _manifest(snapshot: Snapshot, name: str) -> bytes:
    try:
        return snapshot.read(manifest_path(name))
    except KeyError:
        raise PublishError(
            f"Mất {manifest_path(name)}: nơi công bố đã bị sửa. Xem: paca publish --check",
            f"{manifest_path(name)} is gone: the publication was tampered with. See: paca publish --check",
        ) from None


def _refuse_foreign(snapshot: Snapshot, *, leaving: list[str]) -> None:
    """Files that nobody told us of would vanish in the switch: say so, unless they lie in what leaves."""
    listed = set(KEPT)
    for path in snapshot.paths():
        if path.startswith(f"{FOLDER}/") and path.endswith(".sha256"):
            listed |= {path, *_promised(snapshot, path)}
    away = tuple(f"{name}/" for name in leaving)
    foreign = sorted(path for path in snapshot.paths() - listed if not path.startswith(away))
    if foreign:
        raise PublishError(
            f"Có tệp không do paca công bố: {', '.join(foreign[:5])}. Hãy dời chúng đi rồi chạy lại.",
            f"There are files that paca did not publish: {', '.join(foreign[:5])}. Move them away first.",
        )
