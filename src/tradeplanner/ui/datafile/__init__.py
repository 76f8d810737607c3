"""The data file in the window: which is open, its backups, its check and repair, and help when it is lost."""
