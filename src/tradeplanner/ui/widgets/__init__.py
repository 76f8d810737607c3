"""Widgets made once and used everywhere; none of them knows the workspace."""
