"""Words that differ by one slip of the fingers."""

from __future__ import annotations


def is_near(one: str, other: str) -> bool:
    """Tell whether two words differ by at most one letter, or by two that changed places.

    >>> is_near("hocvien", "hocvein"), is_near("hocvien", "hocvin"), is_near("hocvien", "giangvien")
    (True, True, False)
    """
    if one == other:
        return True
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    shortest = min(len(one), len(other))
    while start < shortest and one[start] == other[start]:
        start += 1
    left, right = one[start:], other[start:]
    if len(left) == len(right):
        swapped = left[1:2] + left[:1] + left[2:]
        return left[1:] == right[1:] or swapped == right
    return left[1:] == right if len(left) > len(right) else left == right[1:]
