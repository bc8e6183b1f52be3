"""A live counter: takes hits over HTTP, and shows the figures."""
