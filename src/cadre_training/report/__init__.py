"""Reports: documents of typed blocks, and the builders of the standard ones."""
