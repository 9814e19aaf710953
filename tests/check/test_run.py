"""check(): one order, each finding once, a broken rule is loud, the reader's findings kept."""

from __future__ import annotations

import pytest
from paca.check.rules import Rules
from paca.check.run import check
from paca.finding import Finding, Position

from .builders import AS_OF, SO, checked, read


def rule(*findings: Finding):
    return lambda context: iter(findings)


ONE = Finding("N402", Position("b.yml", 3), {"figure": "x"})
TWO = Finding("N401", Position("a.yml", 9), {"figure": "x"})


def test_findings_are_sorted_by_place_and_each_stands_once():
    found = check(read({}), None, as_of=AS_OF, rules=Rules(round=(rule(ONE, TWO), rule(ONE))))
    assert found == (TWO, ONE)


def test_order_of_rules_changes_nothing():
    records = read({})
    rules, turned = Rules(agency=(rule(ONE), rule(TWO))), Rules(agency=(rule(TWO), rule(ONE)))
    assert check(records, None, as_of=AS_OF, rules=rules) == check(records, None, as_of=AS_OF, rules=turned)


def test_a_rule_that_breaks_is_not_swallowed():
    def broken(context):
        raise RuntimeError("a bug")
        yield

    with pytest.raises(RuntimeError, match="a bug"):
        check(read({}), None, as_of=AS_OF, rules=Rules(agency=(broken,)))


def test_the_readers_findings_are_kept_and_other_files_still_checked():
    found = checked(
        {f"{SO}/A.1.2.md": "---\nitem: [\n---\n", f"{SO}/figures.yml": ("value: 10", "value: -3")}
    )
    assert {"N402"} <= {finding.code for finding in found}
    assert any(finding.position.path == f"{SO}/A.1.2.md" for finding in found)


def test_records_without_an_edition_are_checked_as_far_as_they_can_be():
    missing = {f"indicators/2019/{name}.yml": None for name in ("edition", "part-a", "figures", "documents")}
    found = check(read({**missing, f"{SO}/figures.yml": ("[qd-2019]", "[khong-co]")}), None, as_of=AS_OF)
    assert "N408" in {finding.code for finding in found}


def test_secrets_are_taken_out_of_params():
    leak = Finding("N401", Position("a.yml", 1), {"given": "049085001234", "figure": "so-cuoc"})
    (found,) = check(read({}), None, as_of=AS_OF, rules=Rules(across=(rule(leak),)))
    assert dict(found.params) == {"given": "…", "figure": "so-cuoc"}
