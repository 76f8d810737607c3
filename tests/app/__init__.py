"""The front door: each act of a user, and that all of them can be taken back."""
