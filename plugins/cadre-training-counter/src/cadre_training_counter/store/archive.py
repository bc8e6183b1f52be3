"""Which days keep a sketch of their own."""

from __future__ import annotations

import datetime as dt


def kept_since(today: dt.date) -> dt.date:
    """Return the first day whose sketch a window that ends today may still ask for by itself.

    The windows are the week from Monday on, the last seven days and the month. Days before are
    merged into one sketch, so that less is known of each, and less is kept.

    >>> kept_since(dt.date(2024, 5, 30)), kept_since(dt.date(2024, 6, 2))
    (datetime.date(2024, 5, 1), datetime.date(2024, 5, 27))
    """
    return min(today.replace(day=1), today - dt.timedelta(days=6))
