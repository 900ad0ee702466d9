"""The record: one DuckDB file that keeps articles, reports, and the events they tell of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Any

import duckdb

from legation.errors import RecordError
from legation.record import schema
from legation.record.claims import PageFacts
from legation.record.copies import Copies, find_copies
from legation.record.datasets import DataSet, data_set_from, data_set_row
from legation.record.duck import ROOM, ROOM_WHILE_FILING, give_room, let_go
from legation.record.layout import article_from, article_row, page_from, page_row
from legation.record.merge import merge
from legation.record.opening import connect, lacking, tables_of, told
from legation.record.pins import Pin, find_event, pin_from, pin_row
from legation.record.rows import Row, columns, event_from, event_row, report_from, report_row
from legation.record.verdicts import Verdict, verdict_from, verdict_row
from legation.types import Article, Event, Page, Report

if TYPE_CHECKING:
    from legation.articles import Signature

# Pages are filed in batches: a commit costs more than a page, and a kill loses no more than this to be coded again.
BATCH_PAGES = 50
BATCH_CHARACTERS = 20_000_000
BATCH_SECONDS = 2.0
FETCH = 2_000

_SIGNED = "SELECT page, signature FROM signatures WHERE octet_length(signature) > 0"
_UNSIGNED = "SELECT page FROM articles WHERE page NOT IN (SELECT page FROM signatures)"


@dataclass(frozen=True, slots=True)
class Provenance:
    """With what pages are coded: versions, and digests of model, tables, and all of them together (``settings``)."""

    coder: str = ""
    codebook: str = ""
    model: str = ""
    tables: str = ""
    settings: str = ""


@dataclass(frozen=True, slots=True)
class Filed:
    """One page that waits to be written."""

    page: Page
    article: Article
    reports: tuple[Report, ...]
    note: str | None


class Record:
    """A record that is open. Use it in a ``with`` block; every error is a :class:`RecordError` that names the file.

    Reading gives what is written; pages filed are written in batches, each batch wholly or not at all, and on leaving the block.
    """

    def __init__(self, path: Path, connection: duckdb.DuckDBPyConnection, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._connection = connection
        self._waiting: list[Filed] = []
        self._failures: list[tuple[str, str]] = []
        self._provenance = Provenance()
        self._run = 0
        self._flushed = monotonic()
        self._known: dict[str, tuple[str, str]] = {}
        self._copies: tuple[Copies, ...] | None = None

    @classmethod
    def open(cls, path: Path | str, *, create: bool = True, read_only: bool = False) -> Record:
        """The record at ``path``, made if there is none and ``create`` says so."""
        path = Path(path)
        return cls(path, connect(path, create=create and not read_only, read_only=read_only), read_only=read_only)

    def __enter__(self) -> Record:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        # What was coded before Ctrl-C is kept; a record that failed once is left as it was.
        if not isinstance(error, RecordError):
            self.flush()
        self.close()

    def close(self) -> None:
        self._connection.close()

    # --- writing ------------------------------------------------------------------------------------------------

    def begin(self, provenance: Provenance, now: datetime) -> int:
        """Start a run: pages filed from now on bear its number, which is given back."""
        self._provenance = provenance
        self._known = {page: (digest, settings) for page, digest, settings in self._rows("SELECT page, digest, settings FROM articles")}
        with told(self.path):
            give_room(self._connection, ROOM_WHILE_FILING)
        with self._transaction():
            self._run = self._value("SELECT coalesce(max(id), 0) + 1 FROM runs")
            p = provenance
            row = (self._run, now, None, p.coder, p.codebook, p.model, p.tables, p.settings)
            self._connection.execute("INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        return self._run

    def finish(self, now: datetime) -> None:
        """Note that the run came to its end."""
        with told(self.path):
            self._connection.execute("UPDATE runs SET finished = ? WHERE id = ?", [now, self._run])

    def holds(self, page: Page) -> bool:
        """Whether this very page, coded with the settings of this run, is on file: then it need not be coded again."""
        return self._known.get(page.name) == (page.digest, self._provenance.settings)

    def file(self, page: Page, article: Article, reports: Iterable[Report], *, note: str | None = None) -> None:
        """Keep a page with what was found in it, in the place of what was kept of a page of that name."""
        self._waiting.append(Filed(page, article, tuple(reports), note))
        full = len(self._waiting) >= BATCH_PAGES or sum(len(f.page.source) for f in self._waiting) >= BATCH_CHARACTERS
        if full or monotonic() - self._flushed >= BATCH_SECONDS:
            self.flush()

    def fail(self, page: str, reason: str) -> None:
        """Keep why a page could not be read; the next run tries it again."""
        self._failures.append((page, reason))

    def flush(self) -> None:
        """Write what waits, in one transaction."""
        filed = list({f.page.name: f for f in self._waiting}.values())
        failures = {page: reason for page, reason in self._failures if page not in {f.page.name for f in filed}}
        if not filed and not failures:
            return
        with self._transaction():
            names = [f.page.name for f in filed]
            for table in ("articles", "pages", "reports", "failures", "signatures") if names else ():
                self._delete(table, names)
            self._insert("articles", [self._article_row(f) for f in filed])
            self._insert("pages", [page_row(f.page) for f in filed])
            self._insert("reports", [report_row(r) for f in filed for r in f.reports])
            self._insert("signatures", [(f.page.name, _signature(f.article)) for f in filed])
            self._delete("failures", list(failures))
            self._insert("failures", [(page, reason, self._run) for page, reason in failures.items()])
            if filed:
                self._connection.execute("UPDATE legation SET value = 'no' WHERE key = 'merged'")
                self._connection.execute("DELETE FROM legation WHERE key = 'copies'")
                self._copies = None
        self._known.update({f.page.name: (f.page.digest, self._provenance.settings) for f in filed})
        self._waiting.clear()
        self._failures.clear()
        let_go(self._connection, ROOM_WHILE_FILING)
        self._flushed = monotonic()

    def merge(self) -> int:
        """Make the events anew from all reports, if any changed; how many there are. Copies are looked for before, if not yet known."""
        self.flush()
        with told(self.path):
            give_room(self._connection, ROOM)
        self._keep_copies()
        if not self.merged:
            events = self._merge()
            with self._transaction():
                for table in ("events", "event_reports"):
                    self._connection.execute(f"DELETE FROM {table}")
                for start in range(0, len(events), FETCH):
                    self._insert("events", [event_row(event) for event in events[start : start + FETCH]])
                self._insert("event_reports", [(event.id, report) for event in events for report in event.reports])
                self._connection.execute("UPDATE legation SET value = 'yes' WHERE key = 'merged'")
        return int(self._value("SELECT count(*) FROM events"))

    def pin(self, kind: str, events: Iterable[Iterable[str]], *, because: str | None, now: datetime) -> Pin:
        """Keep what the user decided of reports (``pins.MERGE`` or ``pins.SPLIT``), and make the events anew."""
        self.flush()
        with self._transaction():
            number = int(self._value("SELECT coalesce(max(id), 0) + 1 FROM pins"))
            pin = Pin(number, kind, tuple(tuple(sorted(set(reports))) for reports in events), because, now)
            self._insert("pins", [pin_row(pin)])
            self._connection.execute("UPDATE legation SET value = 'no' WHERE key = 'merged'")
        self.merge()
        return pin

    def unpin(self, pins: Iterable[int]) -> None:
        """Take pins back, and make the events anew."""
        with self._transaction():
            self._connection.execute("DELETE FROM pins WHERE id IN (SELECT unnest(?::INTEGER[]))", [list(pins)])
            self._connection.execute("UPDATE legation SET value = 'no' WHERE key = 'merged'")
        self.merge()

    def judge(self, verdict: Verdict) -> None:
        """Keep a verdict at once, in the place of what its judge said of that report before."""
        with self._transaction():
            self._withdraw(verdict.report, verdict.judge)
            self._insert("verdicts", [verdict_row(verdict)])

    def unjudge(self, report: str, judge: str) -> None:
        """Take back what ``judge`` said of ``report``."""
        with self._transaction():
            self._withdraw(report, judge)

    @contextmanager
    def taking_in(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """The open file, to put rows into ``imported`` and ``left_out`` in SQL, all of them or none; temporary tables go with it."""
        with self._transaction():
            yield self._connection

    def keep_data_set(self, found: DataSet) -> None:
        """Note, inside ``taking_in``, what was imported, in the place of what was kept under that name."""
        self._connection.execute("DELETE FROM data_sets WHERE data = ?", [found.name])
        self._insert("data_sets", [data_set_row(found)])

    # --- reading ------------------------------------------------------------------------------------------------

    @property
    def merged(self) -> bool:
        """Whether the events are those of the reports: not so after a run that was killed, nor in a record of an older form."""
        return self._value("SELECT value FROM legation WHERE key = 'merged'") == "yes" and not self._lacking("events")

    def articles(self, pages: Iterable[str] | None = None) -> Iterator[Article]:
        """Articles by name of page: all, or those of ``pages``."""
        where, values = _among("page", pages)
        columns = ", ".join(f'a."{name}"' for name in schema.ARTICLES)
        query = f"SELECT {columns}, p.plain FROM (SELECT * FROM articles {where}) a JOIN pages p USING (page) ORDER BY page"
        return (article_from(row[:-1], row[-1]) for row in self._rows(query, values))

    def page(self, name: str) -> Page:
        """The page as it was read; :class:`RecordError` if no page of that name is on file."""
        row = next(self._rows(schema.select("pages", "WHERE page = ?"), [name]), None)
        if row is None:
            raise RecordError(f"{self.path}: has no page {name!r}; see which it has: SELECT page FROM articles")
        return page_from(row, self._value("SELECT digest FROM articles WHERE page = ?", [name]))

    def reports(self, ids: Iterable[str] | None = None, *, pages: Iterable[str] | None = None) -> Iterator[Report]:
        """Reports by id: all, those of ``ids``, or those of ``pages``."""
        where, values = _among("id", ids) if pages is None else _among("page", pages)
        query = schema.select("reports", f"{where} ORDER BY id, page", without=self._lacking("reports"))
        return map(report_from, self._rows(query, values))

    def types(self) -> dict[str, str]:
        """For each report, its type."""
        return dict(self._rows("SELECT id, type FROM reports"))

    def verdicts(self) -> list[Verdict]:
        """What readers said of reports, earliest first; none of a record that is older than its table of verdicts."""
        if "verdicts" not in self._tables():
            return []
        return list(map(verdict_from, self._rows(schema.select("verdicts", "ORDER BY judged, judge, report"))))

    def pins(self) -> list[Pin]:
        """What the user decided of reports, earliest first."""
        if "pins" not in self._tables():
            return []
        return list(map(pin_from, self._rows(schema.select("pins", "ORDER BY id"))))

    def event(self, id: str) -> Event:
        """The event of that id, or whose id begins so; :class:`UsageError` if none or several do."""
        if not self.merged:
            return find_event(self.events(), id, self.path)
        near = self._rows(schema.select("events", "WHERE starts_with(id, ?) ORDER BY date NULLS LAST, id"), [id])
        return find_event(map(event_from, near), id, self.path)

    def events(self, parties: Iterable[str] = ()) -> Iterator[Event]:
        """Events by date, then id; those that name every country of ``parties`` (ISO alpha-3)."""
        wanted = sorted(set(parties))
        if self.merged:
            where = "WHERE list_has_all(countries, ?::VARCHAR[]) ORDER BY date NULLS LAST, id"
            return map(event_from, self._rows(schema.select("events", where), [wanted]))
        return (event for event in self._merge() if set(wanted) <= {p.split(":")[0] for p in (*event.actors, *event.recipients)})

    def sources(self) -> dict[str, PageFacts]:
        """For each page what the merge asks of it: outlet, and first and last possible day of publication."""
        query = "SELECT page, outlet, coalesce(published_on, published_first), coalesce(published_on, published_last) FROM articles"
        return {page: PageFacts(outlet, first, last) for page, outlet, first, last in self._rows(query)}

    def copies(self) -> Mapping[str, str]:
        """For each page that is one text with others, the page that it counts with: the group's first, for which that is itself.

        Pages without copies are not among the keys, so that ``{copies.get(page, page) for page in pages}`` are the texts.
        """
        return {page: group.pages[0] for group in self.copy_groups() for page in group.pages}

    def copy_groups(self) -> tuple[Copies, ...]:
        """Pages that are one text, group by group, the page first published foremost; those kept, or found now if pages changed since."""
        if self._copies is None:
            self._copies = self._kept_copies() if self._has_copies else tuple(find_copies(self._signatures(), self.sources()))
        return self._copies

    def provenance(self) -> Mapping[str, tuple[str, str]]:
        """For each page, the coder and the codebook that it was coded with."""
        return {page: (coder, codebook) for page, coder, codebook in self._rows("SELECT page, coder, codebook FROM articles")}

    def failures(self) -> Mapping[str, str]:
        """Pages that could not be read, and why."""
        return {page: reason for page, reason in self._rows("SELECT page, reason FROM failures ORDER BY page")}

    def data_sets(self) -> list[DataSet]:
        """Other people's tables that were imported, by name."""
        if "data_sets" not in self._tables():
            return []
        return list(map(data_set_from, self._rows(schema.select("data_sets", "ORDER BY data"))))

    @contextmanager
    def asking(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of its own, to count in SQL what is too much for rows in Python. The tables are those of ``schema``."""
        with told(self.path), self._connection.cursor() as cursor:
            yield cursor

    def counts(self) -> Mapping[str, int]:
        """How many rows each table has."""
        there = self._tables()
        return {table: self._value(f'SELECT count(*) FROM "{table}"') if table in there else 0 for table in schema.TABLES}

    def export(self, path: Path | str) -> int:
        """Write the merged events to ``path`` (.csv, .parquet or .jsonl), a row each; how many. See ``export.py`` for the columns."""
        from legation.record.export import export

        return export(self, Path(path))

    # --- in the engine room -------------------------------------------------------------------------------------

    def _merge(self) -> list[Event]:
        copies = self.copies()
        known = {page: replace(facts, copy_of=copies.get(page)) for page, facts in self.sources().items()}
        return merge(self.reports(), known, pins=self.pins())

    @property
    def _has_copies(self) -> bool:
        return bool(self._value("SELECT value FROM legation WHERE key = 'copies'") == "yes")

    def _keep_copies(self) -> None:
        """Write down which pages are copies, if that is not known."""
        if self._has_copies:
            return
        rows: list[Row] = [(page, g.pages[0], share) for g in self.copy_groups() for page, share in zip(g.pages, g.shared, strict=True)]
        with self._transaction():
            self._connection.execute("DELETE FROM copies")
            self._insert("copies", rows)
            self._connection.execute("INSERT INTO legation VALUES ('copies', 'yes')")

    def _kept_copies(self) -> tuple[Copies, ...]:
        query = """SELECT list(page ORDER BY page <> "first", rowid), list(shared ORDER BY page <> "first", rowid) FROM copies
            GROUP BY "first" ORDER BY "first" """
        return tuple(Copies(tuple(pages), tuple(shared)) for pages, shared in self._rows(query))

    def _signatures(self) -> dict[str, Signature]:
        """The signatures of articles long enough to have one; of articles filed before signatures were kept, made now."""
        from legation.articles import Signature

        there = "signatures" in self._tables()
        kept = {page: Signature.unpack(packed) for page, packed in self._rows(_SIGNED)} if there else {}
        older = [page for (page,) in self._rows(_UNSIGNED if there else "SELECT page FROM articles")]
        made = ((article.page, _signature(article)) for article in self.articles(older)) if older else ()
        return kept | {page: Signature.unpack(packed) for page, packed in made if packed}

    def _article_row(self, filed: Filed) -> Row:
        p = self._provenance
        return article_row(
            filed.page, filed.article, settings=p.settings, run=self._run, note=filed.note, coder=p.coder, codebook=p.codebook
        )

    def _withdraw(self, report: str, judge: str) -> None:
        self._connection.execute("DELETE FROM verdicts WHERE report = ? AND judge = ?", [report, judge])

    def _tables(self) -> set[str]:
        with told(self.path):
            return tables_of(self._connection)

    def _lacking(self, table: str) -> list[str]:
        with told(self.path):
            return lacking(self._connection, table)

    def _insert(self, table: str, rows: list[Row]) -> None:
        if rows:
            self._connection.execute(schema.insert(table), columns(rows))

    def _delete(self, table: str, pages: list[str]) -> None:
        if pages:
            self._connection.execute(f"DELETE FROM {table} WHERE page IN (SELECT unnest(?::VARCHAR[]))", [pages])

    def _rows(self, query: str, values: list[Any] | None = None) -> Iterator[Row]:
        # A cursor of its own: two questions may be read by turns.
        with told(self.path), self._connection.cursor() as cursor:
            cursor.execute(query, values or [])
            while rows := cursor.fetchmany(FETCH):
                yield from rows

    def _value(self, query: str, values: list[Any] | None = None) -> Any:
        with told(self.path):
            row = self._connection.execute(query, values or []).fetchone()
        return row[0] if row else None

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """All or nothing: whatever goes wrong inside, Ctrl-C too, the record is as it was."""
        with told(self.path):
            self._connection.begin()
            try:
                yield
                self._connection.commit()
            except BaseException:
                with suppress(duckdb.Error):  # After a failed commit there is nothing left to undo.
                    self._connection.rollback()
                raise


def _signature(article: Article) -> bytes:
    """Empty of an article too short to have one."""
    from legation.articles import sign  # here, because whoever only reads a record has no need of the tools for pages

    signature = sign(article)
    return signature.pack() if signature else b""


def _among(column: str, wanted: Iterable[str] | None) -> tuple[str, list[Any]]:
    if wanted is None:
        return "", []
    return f"WHERE {column} IN (SELECT unnest(?::VARCHAR[]))", [list(wanted)]
