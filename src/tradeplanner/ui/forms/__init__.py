"""The forms: one module for each noun, opened by any page, saved through ``ui.saving``."""
