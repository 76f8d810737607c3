"""What the program says about the data file, its copies and the disk under it."""

from collections.abc import Mapping

from tradeplanner.domain.findings import Code
from tradeplanner.i18n.language import mark

FILE_SENTENCES: Mapping[Code, str] = {
    Code.FILE_NEWER_SCHEMA: mark(
        "The data file is of schema {schema}; this program knows files up to schema {our_schema}. Update the"
        " program, then open it again. Nothing was changed."
    ),
    Code.FILE_GONE: mark(
        "The data file {path} is no longer where it was: it was moved, deleted or replaced, or its disk was"
        " taken out. Put it back and try again, or restore a backup."
    ),
    Code.FILE_GONE_UNSAVED: mark(
        "The data file {path} is no longer where it was: it was moved, deleted or replaced, or its disk was"
        " taken out. Nothing was saved. Put it back and try again, or restore a backup."
    ),
    Code.FILE_EXISTS: mark("{path} is there already and was left as it is. Choose another name."),
    Code.FILE_IN_WINDOW: mark(
        "{path} is open in another window of this program. Work on there, or close that window first."
    ),
    Code.DISK_TROUBLE: mark(
        "The disk with {path} reports an error in reading or writing. Nothing was saved. Save a copy of the"
        " data on another disk at once (File › Save a copy), then have this disk looked at."
    ),
    Code.COPY_NO_SPACE: mark(
        "The copy was not written: the disk with {path} is full. Your data is safe in the data file; free"
        " some space, or choose another folder for copies."
    ),
    Code.COPY_FOLDER: mark(
        "The copy was not written: {path} cannot be reached or written to. Your data is safe in the data"
        " file; check the folder, or choose another one for copies."
    ),
    Code.BACKUP_BROKEN: mark(
        "{path} is not a whole copy of a data file of this program. Nothing was changed; choose another"
        " backup."
    ),
    Code.DATABASE_DRIVER: mark(
        "The driver for PostgreSQL is not installed here. Start the program once with:"
        " TRADEPLANNER_DATABASE=… sh packaging/run.sh, which installs it; or: pip install"
        ' "tradeplanner[postgresql]".'
    ),
    Code.DATABASE_ADDRESS: mark(
        "TRADEPLANNER_DATABASE is not the address of a PostgreSQL database. Write it like this:"
        " postgresql://name:password@server:5432/database. In a name or password write %40 for @ and"
        " %3A for :."
    ),
    Code.DATABASE_RIGHTS: mark(
        "The database does not let you write. Nothing was saved: ask whoever looks after it to make the name"
        " in TRADEPLANNER_DATABASE the owner of that database."
    ),
    Code.BACKUPS_OF_SERVER: mark(
        "The data lies in a PostgreSQL database: backups, copies and repairs are made on the server, by"
        " whoever looks after it, for example with pg_dump."
    ),
    Code.BACKUP_UNNAMED: mark(
        "Name the backup: tradeplanner backup {act} FILE. “tradeplanner backup list” shows their names."
    ),
    Code.RESTORE_STAYS: mark(
        "A restore is not undone step by step. Before it, the data was backed up: restore that backup"
        " to go back."
    ),
    Code.NOTHING_SALVAGED: mark(
        "Nothing could be read out of {path}; it was left as it is. Restore a backup instead."
    ),
}
"""The English sentence of each code."""
