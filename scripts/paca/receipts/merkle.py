"""The Merkle tree of RFC 6962 (RFC 9162 §2.1) over SHA-256: roots, proofs that a receipt is in the log,
proofs that a later log only adds to an earlier one.  Leaves and nodes have different prefixes, so that no
node can pass for a leaf.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from hashlib import sha256

Hash = bytes
EMPTY: Hash = sha256(b"").digest()


def leaf_hash(data: bytes) -> Hash:
    return sha256(b"\x00" + data).digest()


def node_hash(left: Hash, right: Hash) -> Hash:
    return sha256(b"\x01" + left + right).digest()


def root(leaves: Sequence[Hash]) -> Hash:
    """The root over leaf hashes."""
    return roots(leaves, {len(leaves)})[len(leaves)]


def roots(leaves: Sequence[Hash], sizes: Collection[int]) -> Mapping[int, Hash]:
    """The roots of the first ``size`` leaves, for every size that is not beyond the end; one pass."""
    wanted = {size for size in sizes if 0 <= size <= len(leaves)}
    found = {0: EMPTY} if 0 in wanted else {}
    peaks: list[Hash] = []  # perfect subtrees, the largest first, as the bits of the count
    for count, leaf in enumerate(leaves, 1):
        peaks.append(leaf)
        bits = count
        while not bits & 1:
            right = peaks.pop()
            peaks.append(node_hash(peaks.pop(), right))
            bits >>= 1
        if count in wanted:
            found[count] = _joined(peaks)
    return found


def _joined(peaks: Sequence[Hash]) -> Hash:
    whole = peaks[-1]
    for left in reversed(peaks[:-1]):
        whole = node_hash(left, whole)
    return whole


def _split(count: int) -> int:
    """The largest power of two below ``count``."""
    return 1 << (count - 1).bit_length() - 1


def inclusion_proof(leaves: Sequence[Hash], index: int) -> tuple[Hash, ...]:
    """The audit path of leaf ``index``, from the leaf upward."""
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    if len(leaves) == 1:
        return ()
    at = _split(len(leaves))
    if index < at:
        return (*inclusion_proof(leaves[:at], index), root(leaves[at:]))
    return (*inclusion_proof(leaves[at:], index - at), root(leaves[:at]))


def included(leaf: Hash, index: int, size: int, proof: Sequence[Hash], whole: Hash) -> bool:
    """Whether ``proof`` shows that ``leaf`` is number ``index`` of the ``size`` leaves below ``whole``."""
    if not 0 <= index < size:
        return False
    place, last, made = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            made = node_hash(sibling, made)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            made = node_hash(made, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and made == whole


def consistency_proof(leaves: Sequence[Hash], earlier: int) -> tuple[Hash, ...]:
    """Shows that the first ``earlier`` leaves are a beginning of ``leaves``."""
    if not 0 < earlier <= len(leaves):
        raise IndexError(earlier)
    return tuple(_subproof(leaves, earlier, True))


def _subproof(leaves: Sequence[Hash], earlier: int, known: bool) -> Iterator[Hash]:
    if earlier == len(leaves):
        if not known:
            yield root(leaves)
        return
    at = _split(len(leaves))
    if earlier <= at:
        yield from _subproof(leaves[:at], earlier, known)
        yield root(leaves[at:])
    else:
        yield from _subproof(leaves[at:], earlier - at, False)
        yield root(leaves[:at])


def consistent(earlier: int, later: int, first: Hash, second: Hash, proof: Sequence[Hash]) -> bool:
    """Whether ``proof`` shows that the tree with root ``second`` begins with the tree with root ``first``."""
    if not 0 < earlier <= later:
        return False
    if earlier == later:
        return not proof and first == second
    path = list(proof) if earlier & (earlier - 1) else [first, *proof]
    if not path:
        return False
    place, last = earlier - 1, later - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    old = new = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            new = node_hash(new, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and old == first and new == second
