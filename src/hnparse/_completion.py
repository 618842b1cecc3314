"""Completion of the command's options in a shell; shtab, which writes it, is an extra."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from .outputs.optional import require

SHELLS = ("bash", "zsh")


class PrintCompletion(argparse.Action):
    """Prints what a shell has to be told, and ends the program, as `--help` does."""

    def __init__(self, option_strings: Sequence[str], dest: str, **options: Any) -> None:
        super().__init__(option_strings, dest, choices=SHELLS, metavar="SHELL", **options)

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        try:
            shtab = require("shtab", "--print-completion", "completion")
        except ImportError as error:
            parser.error(str(error))
        for action in parser._actions:
            if action.dest == "files":
                action.complete = shtab.FILE  # type: ignore[attr-defined]
        print(shtab.complete(parser, shell=str(values)), end="")
        parser.exit()
