"""Who did what to whom, when, and on whose word: events between states, coded from saved news pages.

    from legation import House, Record, Settings, code_page

``code_page(page, house)`` codes one page; ``Record`` keeps what was coded. The rooms behind them are described in ``docs/``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from legation.pipeline import Coded, House, code_page
    from legation.record import Record
    from legation.settings import CODEBOOK, Settings

__version__ = "0.1.0"
__all__ = ["CODEBOOK", "Coded", "House", "Record", "Settings", "__version__", "code_page"]

# Loaded when first asked for, so that `legation --help` need not wait for the parser's libraries.
_FROM = {
    "CODEBOOK": "legation.settings",
    "Coded": "legation.pipeline",
    "House": "legation.pipeline",
    "Record": "legation.record",
    "Settings": "legation.settings",
    "code_page": "legation.pipeline",
}


def __getattr__(name: str) -> Any:
    if name not in _FROM:
        raise AttributeError(f"module 'legation' has no attribute {name!r}; it has {', '.join(__all__)}")
    return getattr(import_module(_FROM[name]), name)
