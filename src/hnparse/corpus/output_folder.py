"""The output folder. Only one run at a time can open it, and only if it is empty or if a run has written it."""

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
    """Create the output folder, or check that this run can continue in it. Temporary files are removed at the end.

    Raises ValueError if another run uses the folder, or if it contains anything but the output of the same command.
    """
    out = Path(options.out)
    if out.exists():
        _check(out, options)
    out.mkdir(parents=True, exist_ok=True)
    with locked(out / LOCK, f"another run is writing to {out}: wait until it ends, or choose another folder"):
        _check(out, options)
        try:
            shutil.rmtree(out / TEMPORARY, ignore_errors=True)  # left by a run that was killed
            if not (out / RUN).exists():
                with atomic_file(out / RUN, out / TEMPORARY) as place:
                    place.write_text(json.dumps(options.terms), "utf-8")
            yield
        finally:
            shutil.rmtree(out / TEMPORARY, ignore_errors=True)


def _check(out: Path, options: Options) -> None:
    terms = out / RUN
    if not terms.exists():
        # A run that is killed early leaves only these.
        if any(entry.name not in (LOCK, TEMPORARY) for entry in out.iterdir()):
            raise ValueError(f"{out} has files but no {RUN}, so no run has written them: choose another folder")
        return
    if not options.resume:
        raise ValueError(f"{out} has the output of a run: continue it with --resume, or choose another folder")
    try:
        before = dict(json.loads(terms.read_bytes()))
    except (ValueError, TypeError) as error:
        raise ValueError(f"{terms} cannot be read, so the folder is left unchanged: choose another folder") from error
    changed = [_change(name, before.get(name), value) for name, value in options.terms.items()]
    if any(changed):
        raise ValueError(
            f"{out} has the output of another command ({', '.join(filter(None, changed))}): "
            "--resume continues the same command only; choose another folder for this one"
        )


def _change(name: str, before: Any, now: Any) -> str | None:
    if before == now:
        return None
    return f"{name} changed from {json.dumps(before)} to {json.dumps(now)}"


def forget(shards: Sequence[Shard], job: Job) -> None:
    """Remove the outputs of shards that no longer exist. Only shards with a file in `_done` have such outputs."""
    here = {job.done_file(shard) for shard in shards}
    done = Path(job.out, DONE)
    for file in sorted(done.rglob("*.json")):
        if file not in here:
            for path in job.writer(str(file.relative_to(done))[: -len(".json")]).paths:
                path.unlink(missing_ok=True)
            file.unlink()
