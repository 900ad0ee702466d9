"""The second room: from a page, what the reporter wrote and when it was published."""

from legation.articles.output import to_json
from legation.articles.reading import read_article

__all__ = ["read_article", "to_json"]
