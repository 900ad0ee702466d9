"""Other people's event tables: read into a record, so that their series can be laid beside ours, and written from one."""

from legation.exchange.formats import FORMATS
from legation.exchange.reading import LeftOut, import_tables, left_out

__all__ = ["FORMATS", "LeftOut", "import_tables", "left_out"]
