"""The values that each place of the site explains, computed anew from the assessment."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from functools import cache, cached_property

from paca.assessment import Assessment, NodeScore
from paca.model.asks import figure_keys
from paca.output.notation import points
from paca.output.pages.links import TOTAL_ANCHOR, document_anchor
from paca.three_scores import ThreeScores, three_scores

from tests.score.interpreter import redo

from .walk import ENGLISH

ZERO = Fraction(0)


def _as_read(value: Fraction) -> Fraction:
    """The number that a reader takes from the page."""
    return Fraction(points(value).replace(".", "").replace(",", "."))


class Explained:
    """What each place of the site explains: the values that may be printed beside a link to it."""

    def __init__(self, now: Assessment, earlier: Assessment) -> None:
        self.now, self.earlier = now, earlier
        self.place = cache(self._place)  # asked for each number, computed once a place
        self.node = cache(self._node)

    @cached_property
    def three(self) -> dict[str, ThreeScores]:
        return {line.code: line for line in three_scores(self.now)}

    @cached_property
    def lost(self) -> dict[tuple[str, str], Fraction]:
        """Points that the province loses through an agency, told anew from the item's own shares."""
        return {
            (code, share.agency): share.lost
            for code, node in self.now.nodes.items()
            for share in node.contributions
        }

    def standing(self, node: NodeScore) -> Fraction | None:
        """Along the steps; of a sum from the standing scores of what is below it."""
        if node.children:
            below = [self.standing(self.now.nodes[code]) for code in node.children]
            return sum((value for value in below if value is not None), ZERO)
        return redo(node.standing) if node.standing.steps else node.standing.points

    def _node(self, code: str) -> set[Fraction | None]:
        node = self.now.nodes[code] if code else self.now.total
        line = self.three[code]
        own, reviewed, verified = node.self_points, node.reviewed, node.verified
        standing = self.standing(node)
        found: set[Fraction | None] = {own, reviewed, verified, standing, node.max, node.open_max}
        found |= {line.review_gap, line.verify_gap, *(share.points for share in line.shares)}
        if own is not None and reviewed is not None:
            found.add(reviewed - own)
        gap = self._compared(code)
        found |= {gap[0], gap[1], gap[0] - gap[1]}
        before = self.earlier.nodes.get(code) if code else self.earlier.total
        if before:
            then = (before.standing.points, before.self_points, before.reviewed, before.verified)
            pairs = zip((standing, own, reviewed, verified), then, strict=True)
            found |= {*then, *((one or ZERO) - (was or ZERO) for one, was in pairs)}
        else:
            found.add(standing or ZERO)
        found |= {line.points for line in node.ledger}
        return found | set(self._moves(code))

    def _compared(self, code: str) -> tuple[Fraction, Fraction]:
        """Self and reviewed over the items below that have both."""
        node = self.now.nodes[code] if code else self.now.total
        if not node.children:
            both = node.self_points is not None and node.reviewed is not None
            return (node.self_points or ZERO, node.reviewed or ZERO) if both else (ZERO, ZERO)
        pairs = [self._compared(child) for child in node.children]
        return sum((one for one, _ in pairs), ZERO), sum((two for _, two in pairs), ZERO)

    def _moves(self, code: str) -> list[Fraction]:
        """What supplying everything missing could add, of one document kind, or of all of an item."""
        entries = [entry for entry in self.now.entries.values() if entry.item == code]
        by_lack: Counter = Counter()
        for entry in entries:
            for lack in entry.missing:
                by_lack[lack.what, lack.key] += entry.reachable
        return [sum((entry.reachable for entry in entries), ZERO), *by_lack.values()]

    def entry(self, code: str, agency: str) -> set[Fraction | None]:
        entry = self.now.entries[code, agency]
        found: set[Fraction | None] = {entry.self_points, entry.reviewed, entry.explained, entry.final}
        found |= {redo(one) if one.steps else one.points for one in (entry.computed, entry.standing)}
        node = self.now.nodes[code]
        found |= {entry.standing.max, node.max, entry.reachable, self.lost.get((code, agency), ZERO)}
        return found | {line.points for line in entry.ledger}

    def agency(self, slug: str) -> set[Fraction | None]:
        """All that the agency could add; what it has of each part, and of how much."""
        own = [entry for entry in self.now.entries.values() if entry.agency == slug]
        found: set[Fraction | None] = {sum((entry.reachable for entry in own), ZERO)}
        for part in {entry.item.split(".")[0] for entry in own}:
            scored = [
                entry.standing
                for entry in own
                if entry.item.split(".")[0] == part and entry.standing.points is not None
            ]
            found.add(sum((redo(one) for one in scored), ZERO))
            found.add(sum((one.max for one in scored), ZERO))
            shares = sorted(share * 100 for share in self._peers(slug, part))
            if shares:  # the chart of like agencies: the own mark and the middle, in percent
                half = len(shares) // 2
                middle = shares[half] if len(shares) % 2 else (shares[half - 1] + shares[half]) / 2
                found |= {*shares, middle}
        return found

    def _peers(self, slug: str, part: str) -> list[Fraction]:
        """Points had of points possible in a part, of each agency of the same group that has any."""
        group = self.now.records.agencies.by_slug[slug].model.group
        found = []
        for located in self.now.records.agencies.agencies:
            scored = [
                entry.standing
                for entry in self.now.entries.values()
                if entry.agency == located.model.slug
                and entry.item.split(".")[0] == part
                and entry.standing.points is not None
            ]
            whole = sum((one.max for one in scored), ZERO)
            if located.model.group == group and whole:
                found.append(sum((redo(one) for one in scored), ZERO) / whole)
        return found

    def item(self, code: str) -> set[Fraction | None]:
        """The item's page: the province's item, and each agency's part in it."""
        found = set(self.node(code))
        scores = []
        for item, agency in self.now.entries:
            if item == code:
                found |= self.entry(item, agency)
                scores.append(self.now.entries[item, agency].standing.points)
        shares = self.now.nodes[code].contributions
        if shares:  # what a decision on the province's item took, through no agency
            lost = self.now.nodes[code].max - (self.standing(self.now.nodes[code]) or ZERO)
            found.add(lost - sum((share.lost for share in shares), ZERO))
        known = sorted(value for value in scores if value is not None)
        if known:  # the chart's middle
            half = len(known) // 2
            found.add(known[half] if len(known) % 2 else (known[half - 1] + known[half]) / 2)
        return found

    def misfit(self, code: str) -> set[str]:
        """What the note on rounding may print of a part or the total: the sum as read off the page, by how
        much it is off, and the total itself; nothing where they agree."""
        node = self.now.nodes[code] if code else self.now.total
        below = [self.standing(self.now.nodes[child]) for child in node.children]
        read = sum((_as_read(value) for value in below if value is not None), ZERO)
        total = _as_read(self.standing(node) or ZERO)
        return {points(read), points(abs(read - total)), points(total)} if read != total else set()

    def rests_on(self, anchor: str, page: str, targets: set[tuple[str, str]]) -> Fraction | None:
        """The maxima of the items that rest on a document: by its files, if the row names just these."""
        slug = page.rpartition("/")[2].removesuffix(".html")
        files = self.now.records.filed[slug]
        (key,) = (key for key in files.documents if document_anchor(slug, key) == anchor)
        proven = {figure for figure, located in files.figures.items() if key in located.model.documents}
        resting = {code for code, one in files.submissions.items() if key in one.front.model.documents}
        resting |= {one.model.item for one in files.explanations if key in one.model.documents}
        resting |= {
            code
            for code, node in self.now.nodes.items()
            if node.node and proven & set(figure_keys(node.node.rule)) and (code, slug) in self.now.entries
        }
        named = {anchor for _, anchor in targets if anchor in self.now.nodes}
        return sum((self.now.nodes[code].max for code in resting), ZERO) if named == resting else None

    def _place(self, page: str, anchor: str) -> set[Fraction | None]:
        """The values explained at ``page#anchor``."""
        kind, _, name = page.removeprefix(ENGLISH).removesuffix(".html").partition("/")
        if kind == "item":
            return self.item(name)
        if kind in ("agency", "submissions"):
            return self.entry(anchor, name) if (anchor, name) in self.now.entries else self.agency(name)
        if kind == "items" and anchor in self.now.nodes:
            return self.node(anchor)
        if (kind, anchor) == ("items", TOTAL_ANCHOR):
            return self.node("")
        if kind in ("comparison", "changes"):
            codes = ["", *(code for code, node in self.now.nodes.items() if "." not in code)]
            return set().union(*(self.node(code) for code in codes))
        return set()
