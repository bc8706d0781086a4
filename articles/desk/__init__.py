"""The desk: the review queue and the review page."""
