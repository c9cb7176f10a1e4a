"""Where work is run: the same verbs here and, later, on a cluster. Entry: `local.Local`."""
