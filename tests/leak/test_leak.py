"""Nothing internal is in what the public gets: every byte of it is searched for planted canaries."""

from __future__ import annotations

import datetime as dt
import gzip
import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from paca.model.round import Publication
from paca.model.visibility import Audience, Publicity
from paca.output.audience import earlier_for, for_audience, publish
from paca.output.audience.policy import public_audience
from paca.output.notation import points
from paca.output.pages.write import write_pages
from paca.output.report.draft import render_report
from paca.output.site import build_site
from pydantic import BaseModel

from .conftest import Burrow
from .plant import Canary, text_fields
from .search import Sighting, sightings

OPTIONAL = [one for one in Publicity if one is not Publicity.ALWAYS]
COMBINATIONS = [
    frozenset({Publicity.ALWAYS, *chosen}) for size in range(5) for chosen in combinations(OPTIONAL, size)
]


def test_every_field_that_people_fill_in_is_planted(burrow: Burrow) -> None:
    """A field added to a model is planted by itself; one that no demo file holds would be noticed here."""
    assert set(text_fields()) - burrow.now.places == set()
    assert {"body", "attachment metadata", "author", "subject", "tag message"} <= burrow.now.places


def test_planted_files_are_taken(burrow: Burrow) -> None:
    assert burrow.assessment.records.refused == ()
    assert burrow.assessment.records.findings == ()
    assert len(burrow.assessment.records.accepted) > 60


@pytest.mark.parametrize("sees", COMBINATIONS, ids=lambda sees: "+".join(sorted(sees)))
def test_pages_show_open_classes_and_nothing_else(
    sees: frozenset[Publicity], burrow: Burrow, repo_root: Path, tmp_path: Path
) -> None:
    now = publish(burrow.assessment, Audience(sees))
    earlier = earlier_for(burrow.earlier, now)
    write_pages(now, tmp_path, templates=repo_root / "site_templates", earlier=earlier)
    (tmp_path / "report.txt").write_text(render_report(now), encoding="utf-8")
    seen = sightings(tmp_path, burrow.now)
    assert not [one for one in seen if one.canary.publicity not in sees]
    assert not [one for one in sightings(tmp_path, burrow.before) if one.canary.publicity not in sees]
    assert {one.canary.publicity for one in seen} == sees  # and what is open is there


@pytest.fixture(scope="session")
def public_site(burrow: Burrow, repo_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site as ``paca build --audience public`` makes it, by the demo's own policy."""
    out = tmp_path_factory.mktemp("public") / "site"
    shown = for_audience(burrow.assessment, "public")
    result = build_site(shown, out=out, engine_root=repo_root, data_root=burrow.repo, earlier=burrow.earlier)
    assert result.broken_links == ()
    return out


def test_the_public_site_has_no_canary(public_site: Path, burrow: Burrow) -> None:
    sees = public_audience(burrow.assessment).sees
    assert sees == {Publicity.ALWAYS, Publicity.REGISTER}
    for planted in (burrow.now, burrow.before):
        assert not [one for one in sightings(public_site, planted) if one.canary.publicity not in sees]


def test_the_public_site_knows_no_commit_file_or_hour(public_site: Path, burrow: Burrow) -> None:
    """No commit id, no path inside evidence/, no time of day, and files do not bear the commit's time."""
    commit = burrow.assessment.revision.commit or ""
    moment = burrow.assessment.revision.on
    assert moment is not None and len(commit) == 40
    names = [path for path in burrow.assessment.records.accepted if path.count("/") > 2]  # an agency's own
    for path in public_site.rglob("*"):
        if not path.is_file() or path.relative_to(public_site).parts[0] in ("assets", "guide", "finding"):
            continue  # the engine's own, the same for every repository: they teach with the demo's files
        text = path.read_bytes().decode("utf-8", "replace")
        assert commit[:7] not in text, path
        assert "03:17" not in text, path
        assert not [name for name in names if name in text], path
        assert int(path.stat().st_mtime) != int(moment.timestamp()), path


def test_the_internal_site_has_them(burrow: Burrow, repo_root: Path, tmp_path: Path) -> None:
    """The same search finds canaries of every kind where they belong: it can fail."""
    build_site(burrow.assessment, out=tmp_path / "site", engine_root=repo_root, earlier=burrow.earlier)
    seen = sightings(tmp_path / "site", burrow.now)
    assert {one.canary.publicity for one in seen} == {*Publicity, None}
    assert {
        *("body", "author", "Decision.reason", "Decision.by", "Comment.text", "Comment.by", "Reply.text"),
        *("Explanation.text", "FigureValue.value", "Agency.contact", "Document.title", "Member.name"),
        *("Submission.explanation", "Decision.on", "Recommendation.text", "Practice.text"),
    } <= {one.canary.where for one in seen}


def test_documents_that_are_internal_or_secret_are_nowhere(burrow: Burrow, tmp_path: Path) -> None:
    """Even where everything is open, and not even by their keys."""
    everything = publish(burrow.assessment, Audience(frozenset(Publicity)))
    for slug, files in burrow.assessment.records.filed.items():
        hidden = {
            key
            for key, one in files.documents.items()
            if one.model.visibility != "public" or one.model.classified
        }
        kept = everything.records.filed[slug]
        cited = {
            key
            for one in (
                *(filed.front for filed in kept.submissions.values()),
                *kept.figures.values(),
                *kept.explanations,
            )
            for key in one.model.documents
        }
        assert hidden and not hidden & (cited | set(kept.documents))
    refused = {
        key
        for found in everything.records.working_group.decisions.values()
        for one in found
        for key in one.model.refused
    }
    assert refused <= {key for files in everything.records.filed.values() for key in files.documents}


def test_scores_that_are_not_open_are_not_printed(burrow: Burrow, repo_root: Path, tmp_path: Path) -> None:
    """No printed score of anybody stands in what is written, whichever sum it went into."""
    closed = publish(burrow.assessment, Audience(frozenset({Publicity.ALWAYS, Publicity.REGISTER})))
    write_pages(closed, tmp_path, templates=repo_root / "site_templates")
    text = "".join(path.read_text("utf-8") for path in tmp_path.rglob("*") if path.is_file())
    text = re.sub(r"<[^>]*>", " ", text)  # a picture's coordinates are no scores; its words stay
    held = [
        value
        for one in (burrow.assessment.total, *burrow.assessment.nodes.values())
        for value in (one.standing.points, one.self_points, one.reviewed, one.verified)
    ]
    held += [
        value
        for one in burrow.assessment.entries.values()
        for value in (one.standing.points, one.computed.points, one.self_points, one.reviewed, one.final)
    ]
    edition = burrow.assessment.records.edition
    assert edition is not None
    asked = {points(value) for node in edition.nodes for value in _points_of(node.model)}
    printed = {points(value) for value in held if value is not None} - asked  # tiers and maxima are public
    assert len(printed) > 40
    assert not [one for one in printed if re.search(rf"(?<![\d,]){re.escape(one)}(?!\d)", text)]


def _points_of(value: Any) -> Iterator[Fraction]:
    """Every number inside a record."""
    if isinstance(value, Fraction):
        yield value
    elif isinstance(value, BaseModel):
        for inner in vars(value).values():
            yield from _points_of(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _points_of(inner)


def with_policy(burrow: Burrow, **policy: str) -> Burrow:
    held = burrow.assessment.records.round
    assert held is not None
    model = held.model.model_copy(update={"publication": Publication.model_validate(policy)})
    records = replace(burrow.assessment.records, round=replace(held, model=model))
    return replace(burrow, assessment=replace(burrow.assessment, records=records))


def test_after_final_opens_the_day_after_adoption(burrow: Burrow, repo_root: Path, tmp_path: Path) -> None:
    sighted: list[list[Sighting]] = []
    for day in (dt.date(2020, 8, 26), dt.date(2020, 8, 27)):
        held = with_policy(burrow, scores="after-final", evidence="never", comments="after-final")
        shown = for_audience(replace(held.assessment, as_of=day), "public")
        out = tmp_path / str(day)
        write_pages(shown, out, templates=repo_root / "site_templates")
        sighted.append(sightings(out, burrow.now))
    on_the_day, after = ({one.canary.publicity for one in seen} for seen in sighted)
    assert on_the_day == {Publicity.ALWAYS}
    assert after == {Publicity.ALWAYS, Publicity.SCORES, Publicity.COMMENTS}


def test_a_canary_that_leaks_is_found(burrow: Burrow, tmp_path: Path) -> None:
    """The search itself: plain, in a file's name, compressed, as a day, as a figure with thousands marks."""
    planted = burrow.now
    tokens = [name for name, canary in planted.tokens.items() if canary.publicity is None][:4]
    day = next(day for day, canary in planted.days.items() if canary.publicity is not Publicity.ALWAYS)
    figure = next(iter(planted.figures))
    (tmp_path / f"{tokens[0]}.html").write_text("x")
    (tmp_path / "a.html").write_text(f"<!-- {tokens[1].upper()} -->")
    (tmp_path / "s.xml.gz").write_bytes(gzip.compress(tokens[2].encode()))
    (tmp_path / "b.html").write_text(f"{day:%d/%m/%Y}")
    (tmp_path / "c.html").write_text(f"{figure:,}".replace(",", "."))
    found = {one.canary for one in sightings(tmp_path, planted)}
    wanted: set[Canary] = {planted.tokens[one] for one in tokens[:3]}
    assert found == wanted | {planted.days[day], planted.figures[figure]}
