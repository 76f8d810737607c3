"""Every sentence a person reads, and numbers and dates as a reader writes them.

gettext rather than Qt's translator, so that reports, the command line and errors speak both
languages too. Strings in the code are English; Chinese stands in ``locale/zh/*.po``.
"""
