"""DuckDB's memory while a record is filed."""

from __future__ import annotations

from pathlib import Path

import duckdb

from legation.record.duck import CONFIG, let_go


def test_what_was_read_of_the_file_is_let_go_and_the_room_given_back(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "r.duckdb"), config=CONFIG) as connection:
        connection.execute("CREATE TABLE t AS SELECT repeat(md5(i::VARCHAR), 6) AS s FROM range(300000) x(i)")
    with duckdb.connect(str(tmp_path / "r.duckdb"), config=CONFIG) as connection:
        connection.execute("SELECT sum(length(s)) FROM t").fetchall()
        assert _held(connection) > 20e6
        let_go(connection, "128MB")
        assert _held(connection) < 17e6
        assert connection.execute("SELECT current_setting('memory_limit')").fetchone() == ("122.0 MiB",)
        assert connection.execute("SELECT sum(length(s)) FROM t").fetchone() == (57_600_000,)


def _held(connection: duckdb.DuckDBPyConnection) -> float:
    found = connection.execute("SELECT sum(memory_usage_bytes) FROM duckdb_memory()").fetchone()
    return float(found[0]) if found else 0.0
