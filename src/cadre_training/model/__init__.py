"""The nouns: immutable values that everything else is built on."""
