"""Reports to bytes, one module for each kind of document."""
