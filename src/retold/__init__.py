"""retold shows where a news story came from, who said what in it, and what changed on the way."""

__version__ = "0.1.0"
