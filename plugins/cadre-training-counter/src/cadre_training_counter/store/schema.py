"""The tables of a state in SQLite."""

from __future__ import annotations

VERSION = 1
"""The version of the tables, which a state keeps as its ``user_version``."""

NO_DAY = 0
"""The day of lines whose day is not known, and of the sketch of days long past."""

TABLES = """
CREATE TABLE facts (
  name TEXT PRIMARY KEY,
  value NOT NULL
) WITHOUT ROWID;

CREATE TABLE lines (
  day INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  lines INTEGER NOT NULL,
  PRIMARY KEY (day, outcome)
) WITHOUT ROWID;

CREATE TABLE sketches (
  day INTEGER NOT NULL,
  robot INTEGER NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (day, robot)
);

CREATE TABLE salts (
  day INTEGER PRIMARY KEY,
  salt BLOB NOT NULL
);

CREATE TABLE seen (
  day INTEGER NOT NULL,
  key BLOB NOT NULL,
  robot INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (day, key, robot)
) WITHOUT ROWID;

CREATE TABLE views (
  second INTEGER NOT NULL,
  robot INTEGER NOT NULL,
  views INTEGER NOT NULL,
  PRIMARY KEY (second, robot)
) WITHOUT ROWID;

CREATE TABLE logs (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  head_length INTEGER NOT NULL,
  head BLOB NOT NULL,
  offset INTEGER NOT NULL,
  tail_length INTEGER NOT NULL,
  tail BLOB NOT NULL,
  line INTEGER NOT NULL,
  columns BLOB NOT NULL,
  form TEXT NOT NULL,
  inside INTEGER NOT NULL,
  ahead TEXT NOT NULL,
  waiting INTEGER NOT NULL,
  stamp TEXT NOT NULL
);

CREATE TABLE unread (
  name TEXT NOT NULL,
  line INTEGER NOT NULL
);
"""
"""Days are ordinals of the proleptic Gregorian calendar, moments seconds since 1970 (UTC)."""
