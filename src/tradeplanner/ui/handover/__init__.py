"""Handing an edition over to a desk without connection, and bringing back what was done there."""
