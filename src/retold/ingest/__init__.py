"""Files in any format in; `Article` and `Rejection` records out. Entry: `ingest`."""
