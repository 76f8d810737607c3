"""The registrations of a year: which firm goes to which edition, and where each stands."""

from tradeplanner.ui.pages.registrations.page import RegistrationsPage

__all__ = ["RegistrationsPage"]
