"""Other people's event tables: read into a record, so that their series can be laid beside ours, and written from one."""

from legation.exchange.formats import FORMATS
from legation.exchange.papers import put_own_papers
from legation.exchange.reading import LeftOut, import_tables, left_out
from legation.exchange.sqlite import export_sqlite
from legation.exchange.writing import export_table

__all__ = ["FORMATS", "LeftOut", "export_sqlite", "export_table", "import_tables", "left_out", "put_own_papers"]
