"""The store: the write gate and its history, opening and refusing files, rows and tables."""
