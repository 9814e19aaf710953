"""Publish, withdraw, check: alike in a folder and on a branch."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest
from paca.publish.branch import BranchStore
from paca.publish.commands import check, publish, read_publication, withdraw
from paca.publish.manifest import Change, Difference
from paca.publish.store import PublishError
from paca.publish.version import NotAPublication, Stage

from .samples import ENGINE, built, contents, make_store, version

ONE = version("du-thao-1")
TWO = version("du-thao-2", on="2020-08-05")
FINAL = version("chinh-thuc", on="2020-09-10", stage=Stage.FINAL)


@pytest.fixture(params=["folder", "branch"])
def store(request, tmp_path):
    return make_store(request.param, tmp_path)


def put(store, tmp_path, which, text=None, **more):
    folder = built(tmp_path / f"built-{which.name}-{text}", text or f"text-of-{which.name}", **more)
    return publish(store, folder, which, engine_root=ENGINE)


def names(store):
    return [each.name for each in read_publication(store.snapshot(), where="").versions]


def test_versions_stand_side_by_side_unchanged(store, tmp_path):
    put(store, tmp_path, ONE)
    before = {path: text for path, text in contents(store).items() if path.startswith("du-thao-1/")}
    put(store, tmp_path, FINAL)
    put(store, tmp_path, TWO)
    after = contents(store)
    assert names(store) == ["du-thao-1", "du-thao-2", "chinh-thuc"]
    assert before == {path: text for path, text in after.items() if path.startswith("du-thao-1/")}
    assert after["du-thao-1/agency/x.html"] == b"agency/x.html: text-of-du-thao-1\r\n"
    assert b'url=chinh-thuc/index.html"' in after["index.html"]
    assert b'url=../../chinh-thuc/agency/x.html"' in after["latest/agency/x.html"]
    assert check(store).whole


def test_both_stores_hold_the_same_bytes(tmp_path):
    stores = [make_store(kind, tmp_path) for kind in ("folder", "branch")]
    for each in stores:
        put(each, tmp_path, ONE)
        put(each, tmp_path, TWO)
        withdraw(each, "du-thao-1", reason="Thử", engine_root=ENGINE)
    assert contents(stores[0]) == contents(stores[1])


def test_the_same_version_again_is_no_change_and_another_content_is_refused(store, tmp_path):
    assert put(store, tmp_path, ONE)
    before = contents(store)
    assert not put(store, tmp_path, ONE)
    with pytest.raises(PublishError, match="3 files differ"):
        put(store, tmp_path, ONE, "other")
    assert contents(store) == before


def test_an_alias_can_be_given_later_and_moves(store, tmp_path):
    put(store, tmp_path, ONE.model_copy(update={"aliases": ("lay-y-kien", "latest")}))
    put(store, tmp_path, TWO)
    assert b"url=../du-thao-1/index.html" in contents(store)["lay-y-kien/index.html"]
    assert put(store, tmp_path, TWO.model_copy(update={"aliases": ("lay-y-kien",)}))
    assert b"url=../du-thao-2/index.html" in contents(store)["lay-y-kien/index.html"]
    assert check(store).whole


def test_a_page_that_only_one_version_has(store, tmp_path):
    put(store, tmp_path, ONE)
    put(store, tmp_path, TWO, pages=("index.html", "comments.html"))
    script = contents(store)["versions.js"].decode()
    assert '"only":{"agency/x.html":["du-thao-1"],"comments.html":["du-thao-2"]}' in script


def test_a_withdrawal_leaves_name_and_reason_only(store, tmp_path):
    put(store, tmp_path, ONE, "CANARY-7731", pages=("index.html", "canary-page.html"))
    put(store, tmp_path, TWO)
    gone = read_publication(store.snapshot(), where="").named("du-thao-1")
    withdraw(store, "du-thao-1", reason="Lộ <số> điện thoại", engine_root=ENGINE)
    for path, text in contents(store).items():
        for canary in (b"CANARY-7731", b"canary-page", gone.title.encode(), gone.digest.encode()):
            assert canary not in text, path
        assert "canary" not in path
    tombstone = contents(store)["du-thao-1/index.html"].decode()
    assert tombstone.count("Lộ &lt;số&gt; điện thoại") == 2 and "../du-thao-2/index.html" in tombstone
    assert "Bản “du-thao-1” đã được rút lại" in tombstone
    assert "Version “du-thao-1” has been withdrawn" in tombstone
    assert check(store).whole
    with pytest.raises(PublishError, match="was withdrawn"):
        put(store, tmp_path, ONE, "CANARY-7731")


def test_the_last_version_can_be_withdrawn(store, tmp_path):
    put(store, tmp_path, ONE)
    withdraw(store, "du-thao-1", reason="Thử", engine_root=ENGINE)
    assert names(store) == [] and check(store).whole
    assert b"url=versions.html" in contents(store)["index.html"]
    put(store, tmp_path, TWO)
    assert names(store) == ["du-thao-2"]


def test_no_object_that_git_can_reach_remembers_a_withdrawn_version(tmp_path):
    store = make_store("branch", tmp_path)
    repo = store.git.root
    subprocess.run(["git", "config", "core.logAllRefUpdates", "always"], cwd=repo, check=True)
    put(store, tmp_path, ONE, "CANARY-7731")
    # Somebody's own git began a reflog of the branch.
    commit = store.snapshot().commit
    subprocess.run(
        ["git", "update-ref", "--create-reflog", "-m", "x", store.reference, commit], cwd=repo, check=True
    )
    put(store, tmp_path, TWO)
    withdraw(store, "du-thao-1", reason="Thử", engine_root=ENGINE)
    found = subprocess.run(
        ["git", "rev-list", "--all", "--reflog", "--objects"], cwd=repo, capture_output=True, check=True
    )
    for line in found.stdout.decode().splitlines():
        blob = subprocess.run(["git", "cat-file", "-p", line[:40]], cwd=repo, capture_output=True, check=True)
        assert b"CANARY" not in blob.stdout
    subprocess.run(["git", "gc", "-q", "--prune=now"], cwd=repo, check=True)
    assert subprocess.run(["git", "cat-file", "-e", commit], cwd=repo, capture_output=True).returncode != 0


def test_a_branch_has_one_commit_without_names_or_clock(tmp_path):
    store = make_store("branch", tmp_path)
    put(store, tmp_path, ONE)
    put(store, tmp_path, TWO)
    shown = subprocess.run(
        ["git", "log", "--format=%an %ae %aI %cI %P|", store.branch],
        cwd=store.git.root,
        capture_output=True,
        text=True,
    ).stdout.strip()
    assert (
        shown == "paca publish paca@localhost.invalid 2020-08-05T18:00:00+00:00 2020-08-05T18:00:00+00:00 |"
    )


def edit_folder(store, path, text):
    target = store.root / path
    target.unlink(missing_ok=True)
    if text is not None:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)


def edit_branch(store, path, text):
    files = dict(store.snapshot().files)
    files.pop(path, None)
    if text is not None:
        blob = store.git.run("hash-object", "-w", "--stdin", feed=text.encode()).decode().strip()
        files[path] = blob
    index = store.git.root / "index-of-the-test"
    index.unlink(missing_ok=True)
    commit = store.git.orphan(store.git.store_tree(files, index=index), message="Edit", when=0)
    store.git.run("update-ref", store.reference, commit)


@pytest.mark.parametrize(
    ("path", "text", "change"),
    [
        ("du-thao-1/agency/x.html", "forged", Change.CHANGED),
        ("du-thao-1/index.html", None, Change.MISSING),
        ("du-thao-2/new.html", "<script>", Change.ADDED),
        ("versions.js", "forged", Change.CHANGED),
        ("index.html", None, Change.MISSING),
        ("stranger.html", "x", Change.ADDED),
        ("manifest/front.sha256", None, Change.MISSING),
    ],
)
def test_check_names_exactly_the_file_that_differs(store, tmp_path, path, text, change):
    put(store, tmp_path, ONE)
    put(store, tmp_path, TWO)
    (edit_branch if isinstance(store, BranchStore) else edit_folder)(store, path, text)
    found = check(store)
    assert Difference(path, change) in found.differences
    assert not found.whole
    if path != "manifest/front.sha256":  # without it nothing of the front is promised
        assert found.differences == (Difference(path, change),)


def test_a_forged_page_with_a_forged_manifest_is_found(store, tmp_path):
    put(store, tmp_path, ONE)
    edit = edit_branch if isinstance(store, BranchStore) else edit_folder
    edit(store, "du-thao-1/index.html", "forged")
    edit(
        store,
        "manifest/du-thao-1.sha256",
        contents(store)["manifest/du-thao-1.sha256"].decode().replace("a", "b"),
    )
    assert Difference("manifest/du-thao-1.sha256", Change.CHANGED) in check(store).differences


def test_what_people_put_at_the_top_stays_and_strange_files_stop_it(store, tmp_path):
    put(store, tmp_path, ONE)
    edit = edit_branch if isinstance(store, BranchStore) else edit_folder
    edit(store, "CNAME", "pctn.example.vn\n")
    put(store, tmp_path, TWO)
    assert contents(store)["CNAME"] == b"pctn.example.vn\n" and check(store).whole
    edit(store, "notes/mine.txt", "x")
    before = contents(store)
    with pytest.raises(PublishError, match="notes/mine.txt"):
        put(store, tmp_path, FINAL)
    assert contents(store) == before


def test_two_publishers_do_not_overwrite_each_other(store, tmp_path):
    put(store, tmp_path, ONE)
    early = store.snapshot()
    put(store, tmp_path, TWO)
    before = contents(store)
    with pytest.raises(PublishError):
        store.replace(early, keep=["du-thao-1"], add={}, front={"versions.json": b"{}"}, on=ONE.on)
    assert contents(store) == before


def test_audiences_do_not_mix(store, tmp_path):
    put(store, tmp_path, ONE)
    with pytest.raises(PublishError, match="another audience"):
        put(store, tmp_path, TWO.model_copy(update={"audience": "internal"}))


def test_a_folder_or_branch_of_somebody_else_is_left_alone(tmp_path):
    folder, branch = make_store("folder", tmp_path), make_store("branch", tmp_path)
    folder.root.mkdir()
    (folder.root / "thesis.docx").write_bytes(b"x")
    work = BranchStore(branch.git.root, branch.git.run("branch", "--show-current").decode().strip())
    for store in (folder, work):
        with pytest.raises(NotAPublication):
            put(store, tmp_path, ONE)
    assert [path.name for path in folder.root.iterdir()] == ["thesis.docx"]


def test_a_checked_out_branch_is_not_moved(tmp_path):
    store = make_store("branch", tmp_path)
    put(store, tmp_path, ONE)
    subprocess.run(["git", "checkout", "-q", store.branch], cwd=store.git.root, check=True)
    with pytest.raises(PublishError, match="checked out"):
        put(store, tmp_path, TWO)


@pytest.mark.skipif(os.name == "nt", reason="no umask")
def test_a_web_server_may_read_what_a_careful_umask_wrote(tmp_path):
    store = make_store("folder", tmp_path)
    before = os.umask(0o077)
    try:
        put(store, tmp_path, ONE)
    finally:
        os.umask(before)
    modes = {path.stat().st_mode & 0o777 for path in store.root.rglob("*") if path.is_file()}
    folders = {path.stat().st_mode & 0o777 for path in (store.root, *store.root.rglob("*")) if path.is_dir()}
    assert (modes, folders) == ({0o644}, {0o755})


def test_what_a_killed_publisher_left_is_told_and_cleared(tmp_path):
    store = make_store("folder", tmp_path)
    put(store, tmp_path, ONE)
    rest = tmp_path / ".publication.next-abc"
    rest.mkdir()
    assert check(store).leftovers == (rest.name,)
    put(store, tmp_path, TWO)
    assert not rest.exists() and check(store).whole


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="no sha256sum on this machine")
def test_anybody_can_verify_without_paca(tmp_path):
    store = make_store("folder", tmp_path)
    put(store, tmp_path, ONE)
    manifests = sorted(path.relative_to(store.root) for path in store.root.glob("manifest/*.sha256"))
    command = ["sha256sum", "--check", "--strict", "--quiet", *manifests]
    assert subprocess.run(command, cwd=store.root).returncode == 0
    edit_folder(store, "du-thao-1/index.html", "forged")
    assert subprocess.run(command, cwd=store.root, capture_output=True).returncode == 1
