"""The second room: from a page, what the reporter wrote and when it was published."""

from legation.articles.bounds import FIRST
from legation.articles.dating import Dating, Weighed
from legation.articles.outlets import country_of_outlet
from legation.articles.output import to_json
from legation.articles.reading import read_article, read_dated
from legation.articles.signature import Overlap, Signature, sign

__all__ = [
    "FIRST",
    "Dating",
    "Overlap",
    "Signature",
    "Weighed",
    "country_of_outlet",
    "read_article",
    "read_dated",
    "sign",
    "to_json",
]
