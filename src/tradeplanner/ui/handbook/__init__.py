"""The handbook: offline help in both languages, which opens at the topic of the page (F1)."""
