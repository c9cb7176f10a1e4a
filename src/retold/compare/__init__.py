"""Two readings along one edge in, `Change` records out. Entry: `compare`."""
