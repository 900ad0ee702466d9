"""``docs/commands.md`` from the commands' own help: ``python -m tests.commands_page > docs/commands.md``."""

from __future__ import annotations

import click

from legation.cli import main

_HEAD = """# The commands

Made from `legation --help` and the help of each command: `python -m tests.commands_page > docs/commands.md`.

Standard output carries data only; progress, notes and errors go to standard error. Exit status: 0, all pages were read; 1, some
could not be (each is named with its reason, the rest is done); 2, the call itself was wrong; 130, stopped by Ctrl-C.
"""


def commands_page() -> str:
    parts = [_HEAD, _help(main, "legation")]
    parts += [f"## legation {name}\n\n{_help(command, f'legation {name}')}" for name, command in main.commands.items()]
    return "\n".join(parts)


def _help(command: click.Command, name: str) -> str:
    with click.Context(command, info_name=name, terminal_width=100, max_content_width=100, help_option_names=["-h", "--help"]) as context:
        return f"```\n{command.get_help(context)}\n```\n"


if __name__ == "__main__":
    print(commands_page(), end="")
