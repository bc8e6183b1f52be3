"""How records are written down: as JSON, and as rows of the tables of a Data Package."""
