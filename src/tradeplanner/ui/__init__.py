"""The window: the only room that knows Qt. Everything it does passes the front door in ``app``."""
