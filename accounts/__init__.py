"""People and desks: who they are, which desk they work on and in which role. Never imports `articles`."""
