"""The tree against the published vectors of Certificate Transparency, and its proofs against each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paca.receipts.merkle import (
    EMPTY,
    consistency_proof,
    consistent,
    included,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root,
    roots,
)

LEAVES = ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)


def leaves(count: int) -> list[bytes]:
    return [leaf_hash(str(number).encode()) for number in range(count)]


def test_roots_of_certificate_transparency():
    hashed = [leaf_hash(bytes.fromhex(leaf)) for leaf in LEAVES]
    assert [whole.hex() for _, whole in sorted(roots(hashed, range(1, 9)).items())] == list(ROOTS)
    assert root([]) == EMPTY


def test_a_node_is_no_leaf():
    left, right = leaves(2)
    assert node_hash(left, right) != leaf_hash(left + right)


@given(st.integers(1, 70), st.data())
def test_inclusion(count, data):
    all_leaves = leaves(count)
    index = data.draw(st.integers(0, count - 1))
    proof = inclusion_proof(all_leaves, index)
    assert included(all_leaves[index], index, count, proof, root(all_leaves))
    other = data.draw(st.integers(0, count + 3).filter(lambda place: place != index))
    assert not included(all_leaves[index], other, count, proof, root(all_leaves))
    assert not included(leaf_hash(b"x"), index, count, proof, root(all_leaves))


@given(st.integers(1, 70), st.data())
def test_consistency(count, data):
    all_leaves = leaves(count)
    earlier = data.draw(st.integers(1, count))
    proof = consistency_proof(all_leaves, earlier)
    assert consistent(earlier, count, root(all_leaves[:earlier]), root(all_leaves), proof)
    changed = data.draw(st.integers(0, earlier - 1))
    bent = [*all_leaves[:changed], leaf_hash(b"x"), *all_leaves[changed + 1 :]]
    assert not consistent(
        earlier, count, root(all_leaves[:earlier]), root(bent), consistency_proof(bent, earlier)
    )


@pytest.mark.parametrize("earlier", [0, 4])
def test_no_proof_of_nothing_and_of_the_future(earlier):
    with pytest.raises(IndexError):
        consistency_proof(leaves(3), earlier)
