"""Migrations of the schema, one file each in ``versions``, run by Alembic without an ini file."""
