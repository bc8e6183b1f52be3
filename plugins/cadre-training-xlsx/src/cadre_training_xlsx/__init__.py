"""Excel and OpenDocument workbooks for ``cadre-training``: their cells, and notes at them."""
