"""Records in; terminal text, JSON or a page out. Nothing here computes a finding."""
