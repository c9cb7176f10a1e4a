"""One `Article` in, one `Reading` out: who said what, hedges, credits, statements, headline. Entry: `read`."""
