"""The settings: the bureau, its lists, its figures, backups, this desk, personal data."""

from tradeplanner.ui.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
