"""The exporters of the core; they import what any plugin may import."""
