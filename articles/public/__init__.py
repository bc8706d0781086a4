"""The readers' site: editions only, as the public database role."""
