"""The folder of the outputs: opened by one run at a time, and only changed where a run has made what is in it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..outputs.atomic_file import atomic_file
from .lock import locked
from .options import Options
from .shards import Shard
from .work import DONE, Job
from .writers import TEMPORARY

RUN = "_run.json"
LOCK = "_lock"


@contextmanager
def open_folder(options: Options) -> Iterator[None]:
    """Make the folder of the outputs, or check that it is one to go on with; leaves no temporary files.

    Raises ValueError if another run has the folder, or if what is in it is not of a run of the same command.
    """
    out = Path(options.out)
    if out.exists():
        _check(out, options)
    out.mkdir(parents=True, exist_ok=True)
    with locked(out / LOCK, f"{out} has the lock of a run that has not ended: wait for it, or name another folder"):
        _check(out, options)
        try:
            shutil.rmtree(out / TEMPORARY, ignore_errors=True)  # of a run that was killed
            if not (out / RUN).exists():
                with atomic_file(out / RUN, out / TEMPORARY) as place:
                    place.write_text(json.dumps(options.terms), "utf-8")
            yield
        finally:
            shutil.rmtree(out / TEMPORARY, ignore_errors=True)


def _check(out: Path, options: Options) -> None:
    terms = out / RUN
    if not terms.exists():
        # A run that is killed early leaves these.
        if any(entry.name not in (LOCK, TEMPORARY) for entry in out.iterdir()):
            raise ValueError(f"{out} has files that are of no run, and no {RUN}: name another folder")
        return
    if not options.resume:
        raise ValueError(f"{out} has the output of a run: go on with it by --resume, or name another folder")
    try:
        before = dict(json.loads(terms.read_bytes()))
    except (ValueError, TypeError) as error:
        raise ValueError(f"{terms} cannot be read, so nothing is changed: name another folder") from error
    changed = [_change(name, before.get(name), value) for name, value in options.terms.items()]
    if any(changed):
        raise ValueError(
            f"{out} has the output of another command ({', '.join(filter(None, changed))}): "
            "--resume goes on with the same one"
        )


def _change(name: str, before: Any, now: Any) -> str | None:
    if before == now:
        return None
    return f"{name} changed from {json.dumps(before)} to {json.dumps(now)}"


def forget(shards: Sequence[Shard], job: Job) -> None:
    """Remove the outputs of shards that there are no more; that a run has made them, their file in `_done` says."""
    here = {job.done_file(shard) for shard in shards}
    done = Path(job.out, DONE)
    for file in sorted(done.rglob("*.json")):
        if file not in here:
            for path in job.writer(str(file.relative_to(done))[: -len(".json")]).paths:
                path.unlink(missing_ok=True)
            file.unlink()
