"""The outputs of the command: files, links, pipes, devices and terminals."""

import json
import os
import pty
import sqlite3
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import hnparse
from hnparse.cli import main

ROOT = Path(__file__).parent.parent
PAGE = str(ROOT / "examples" / "lighthouse.txt")
TIDES = str(ROOT / "examples" / "tides.txt")


def run(command, **options):
    """Run a shell command in which `hnparse` is available."""
    environment = {**os.environ, "PYTHONPATH": str(Path(hnparse.__file__).parent.parent)}
    shell = f'hnparse() {{ "{sys.executable}" -m hnparse "$@"; }}\n{command}'
    return subprocess.run(
        ["bash", "-c", shell], capture_output=True, text=True, env=environment, check=False, **options
    )


@pytest.mark.parametrize("target", ["-", "/dev/stdout"])
def test_standard_output_can_be_named(target, tmp_path):
    log = tmp_path / "log"
    log.write_text("before\n")
    result = run(f"hnparse --format jsonl -o {target} {PAGE} >> {log}")
    assert (result.returncode, result.stderr) == (0, "")
    before, line = log.read_text("utf-8").splitlines()
    assert before == "before"
    assert hnparse.Thread.from_json(line) == hnparse.load(PAGE)


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.html", "<!doctype html>"),
        ("a.csv", "id,by,"),
        ("a.jsonl", '{"schema"'),
        ("a.json", '{\n  "schema"'),
        ("a.md", "# The light"),
        ("a.txt", "The light"),
        ("a.dot", "digraph"),
        ("a.mmd", "flowchart"),
        ("a.db", "SQLite format 3"),
        ("a.parquet", "PAR1"),
        ("a.other", '{\n  "schema"'),
    ],
)
def test_the_ending_determines_the_form(tmp_path, name, start):
    assert main(["-o", str(tmp_path / name), PAGE]) == 0
    assert (tmp_path / name).read_bytes().startswith(start.encode())


def test_an_explicit_form_has_precedence_over_the_ending(tmp_path):
    assert main(["--format", "csv", "-o", str(tmp_path / "a.html"), PAGE]) == 0
    assert (tmp_path / "a.html").read_text("utf-8").startswith("id,by,")


def test_a_link_is_followed_and_a_mode_is_kept(tmp_path):
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_text("before")
    real.chmod(0o640)
    link.symlink_to(real)
    assert main(["-o", str(link), PAGE]) == 0
    assert link.is_symlink()
    assert json.loads(real.read_text("utf-8"))["comments"]
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert sorted(tmp_path.iterdir()) == [link, real]


def test_a_name_can_be_as_long_as_names_are(tmp_path):
    path = tmp_path / ("n" * 250 + ".json")
    assert main(["-o", str(path), PAGE]) == 0
    assert path.stat().st_size


def test_a_pipe_is_written_to_and_stays(tmp_path):
    pipe, got = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_text("utf-8")))
    reader.start()
    assert main(["-o", str(pipe), "--format", "tree", PAGE]) == 0
    reader.join(10)
    assert got == [f"{hnparse.load(PAGE)}\n"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_pipe_can_be_read(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_bytes(Path(PAGE).read_bytes()))
    writer.start()
    assert len(hnparse.load(pipe)) == 5
    writer.join(10)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize(
    "command",
    [
        "--example > /dev/full",
        f"{PAGE} > /dev/full",
        f"-o /dev/full {PAGE}",
        f"--check {PAGE[:-14]}cut-off.txt > /dev/full",
    ],
)
def test_a_full_disk_is_one_line(command):
    result = run(f"hnparse {command}")
    assert result.returncode == 2
    assert result.stderr.endswith(": No space left on device\n")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("hnparse <&-", "standard input: it is closed\n"),
        (f"hnparse {PAGE} >&-", "hnparse: standard output: it is closed\n"),
        ("hnparse --example >&-", "hnparse: standard output: it is closed\n"),
    ],
)
def test_a_closed_stream_is_one_line(command, said):
    result = run(command)
    assert (result.returncode, result.stderr) == (2, said)


def test_messages_go_nowhere_where_standard_error_is_closed():
    result = run("hnparse absent.txt 2>&-")
    assert (result.returncode, result.stdout) == (2, "")


def test_append_adds_to_a_database(tmp_path):
    path = tmp_path / "a.db"
    assert main(["-o", str(path), PAGE]) == 0
    assert main(["-o", str(path), "--append", TIDES]) == 0
    assert main(["-o", str(path), "--append", PAGE]) == 0
    expected = sqlite3.connect(":memory:")
    for file in (PAGE, TIDES, PAGE):
        hnparse.load(file).to_sqlite(expected)
    connection = sqlite3.connect(path)
    query = "SELECT id, parent, text FROM comment ORDER BY id"
    assert connection.execute(query).fetchall() == expected.execute(query).fetchall()
    connection.close()
    expected.close()


def test_append_is_for_databases(capsys):
    with pytest.raises(SystemExit):
        main(["-o", "a.json", "--append", PAGE])
    assert "--append needs a database" in capsys.readouterr().err


def test_a_file_that_is_no_database_is_one_line(tmp_path, capsys):
    path = tmp_path / "a.db"
    path.write_text("no database, but some words" * 10)
    assert main(["-o", str(path), "--append", PAGE]) == 2
    assert capsys.readouterr().err == "hnparse: cannot write the database: file is not a database\n"


def test_pages_of_a_discussion_are_merged_for_a_database(tmp_path):
    path = tmp_path / "a.db"
    two = str(ROOT / "examples" / "two-pages.txt")
    assert main(["-o", str(path), two]) == 0
    merged = hnparse.merge(hnparse.load_all(two))
    connection = sqlite3.connect(path)
    ids = [id_ for (id_,) in connection.execute("SELECT id FROM comment ORDER BY id")]
    connection.close()
    assert ids == sorted(comment.id for thread in merged for comment in thread)


# ---- Terminals ----------------------------------------------------------------------------------------------------

HOSTILE = "".join(
    Path(PAGE).read_text("utf-8").replace("coffee", "\x1b[2Jcof\u202efee\x9b31m").replace("tidewatch", "tide\x1bcwatch")
)


def on_a_terminal(arguments, columns=80):
    """Return the output of the command on a terminal with this number of columns."""
    import fcntl
    import struct
    import termios

    main_end, other_end = pty.openpty()
    fcntl.ioctl(other_end, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    environment = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "LINES")}
    environment["PYTHONPATH"] = str(Path(hnparse.__file__).parent.parent)
    command = [sys.executable, "-m", "hnparse", *arguments]
    process = subprocess.Popen(command, stdin=other_end, stdout=other_end, stderr=other_end, env=environment)
    os.close(other_end)
    written = b""
    while True:
        try:
            piece = os.read(main_end, 65536)
        except OSError:  # the reading end is closed
            break
        if not piece:
            break
        written += piece
    os.close(main_end)
    process.wait()
    return written.decode("utf-8").replace("\r\n", "\n")


@pytest.mark.parametrize("form", ["tree", "csv", "json", "jsonl", "markdown", "items", "dot", "mermaid", "html"])
def test_control_characters_are_not_written_to_a_terminal(tmp_path, form):
    page = tmp_path / "page.txt"
    page.write_text(HOSTILE, "utf-8")
    written = on_a_terminal(["--format", form, str(page)])
    assert "lighthouse" in written
    assert not set("\x1b\x9b\u202e") & set(written)


def test_control_characters_of_a_file_name_are_not_written_to_a_terminal(tmp_path, capsys):
    path = tmp_path / "a\x1b[31m\u202e.txt"
    path.write_text("no dump")
    assert main([str(path), str(path) + "x"]) == 2
    said = capsys.readouterr().err
    assert "a\\u001b[31m\\u202e.txt:1:1: no dump" in said
    assert not set("\x1b\u202e") & set(said)


def test_a_person_at_a_terminal_is_asked_for_input():
    main_end, other_end = pty.openpty()
    command = [sys.executable, "-m", "hnparse"]
    environment = {**os.environ, "PYTHONPATH": str(Path(hnparse.__file__).parent.parent)}
    process = subprocess.Popen(
        command, stdin=other_end, stderr=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    )
    os.write(main_end, b"some words\n\x04")
    errors = process.communicate(timeout=30)[1].decode()
    os.close(main_end)
    os.close(other_end)
    assert errors.startswith("hnparse: reading standard input: paste the text of a page")
