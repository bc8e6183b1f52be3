"""A bare route on one core: what 100.000 requests take that store nothing."""

from __future__ import annotations

from serve_load import bare, main

if __name__ == "__main__":
    main(bare())
