"""Text to parsed sentences: the parser, its model, and how the model was trained (``legation.language.train``)."""

from __future__ import annotations

from legation.language.component import FEW, SHIPPED
from legation.language.features import Encoder
from legation.language.network import shipped_encoder
from legation.language.parser import Parsed, Parser, Screen, is_unread, load_parser
from legation.language.runtime import batches, session
from legation.language.tokens import Columns, Stretch, Token, Tree, columns, features
from legation.language.words import Words

__all__ = [
    "FEW",
    "SHIPPED",
    "Columns",
    "Encoder",
    "Parsed",
    "Parser",
    "Screen",
    "Stretch",
    "Token",
    "Tree",
    "Words",
    "batches",
    "columns",
    "features",
    "is_unread",
    "load_parser",
    "session",
    "shipped_encoder",
]
