"""Shell completion of the command's options. For bash and zsh, the package shtab, an extra, generates the script."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import Any

from ..outputs.optional import require

SHELLS = ("bash", "fish", "zsh")


class PrintCompletion(argparse.Action):
    """An option that prints the completion script of a shell and exits, as `--help` does."""

    def __init__(self, option_strings: Sequence[str], dest: str, **options: Any) -> None:
        super().__init__(option_strings, dest, choices=SHELLS, metavar="SHELL", **options)

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        if values == "fish":
            print("\n".join(fish(parser)))
            parser.exit()
        try:
            shtab = require("shtab", "--print-completion", "completion")
        except ImportError as error:
            parser.error(str(error))
        for action in parser._actions:
            if action.dest == "files":
                action.complete = shtab.FILE  # type: ignore[attr-defined]
        print(shtab.complete(parser, shell=str(values)), end="")
        parser.exit()


def fish(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Yield the lines of the completion script for fish: one for each option, with its choices."""
    import shlex

    for action in parser._actions:
        if not action.option_strings:
            continue
        words = [f"complete -c {parser.prog}"]
        words += [
            f"-l {option[2:]}" if option.startswith("--") else f"-s {option[1:]}" for option in action.option_strings
        ]
        if action.choices is not None:
            words.append(f"-x -a {shlex.quote(' '.join(map(str, action.choices)))}")
        elif action.nargs != 0:
            words.append("-r")
        yield " ".join([*words, f"-d {shlex.quote(str(action.help or ''))}"])
