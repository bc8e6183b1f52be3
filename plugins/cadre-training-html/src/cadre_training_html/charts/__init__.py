"""Charts of the tables that go by years."""
