"""The command line."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

import hnparse
from hnparse.cli import main
from hnparse.cli.command import _parser
from hnparse.cli.forms import FILES, TEXTS

DUMPS = Path(__file__).parent / "dumps"
PAGE = str(DUMPS / "comment_page.txt")
CUT = str(DUMPS / "cut_in_a_body.txt")
NO_DUMP = "no dump: the text is in none of the dialects that hnparse reads"


def test_one_page_is_printed_as_one_indented_object(capsys):
    assert main([PAGE]) == 0
    out = capsys.readouterr().out
    assert out.startswith('{\n  "schema": "hnparse.thread/2"')
    assert json.loads(out)["pages"][0]["source"] == PAGE


def test_several_pages_follow_one_another(capsys):
    assert main([PAGE, PAGE]) == 0
    objects = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(objects) == 2
    assert objects[0] == objects[1]


def test_jsonl_is_a_line_a_page(capsys):
    assert main(["--format", "jsonl", PAGE]) == 0
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    assert json.loads(out)["story"]["by"] == "quillfeather"


def test_failed_files_are_reported_and_the_others_are_read(capsys, tmp_path):
    nothing = tmp_path / "nothing.txt"
    nothing.write_text("no dump here\n")
    assert main([str(nothing), PAGE]) == 1
    captured = capsys.readouterr()
    assert json.loads(captured.out)["story"]["score"] == 212
    assert captured.err == f"{nothing}:1:1: {NO_DUMP}\n"
    assert main(["absent.txt", str(nothing), PAGE]) == 2
    captured = capsys.readouterr()
    assert json.loads(captured.out)["story"]["score"] == 212
    assert captured.err.startswith("absent.txt: No such file or directory\n")


def test_a_folder_is_no_file(capsys, tmp_path):
    assert main([str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"{tmp_path}: this is a folder: use -r to read the files in it\n"


def test_strict_treats_a_damaged_page_as_an_error(capsys):
    assert main([CUT]) == 0
    capsys.readouterr()
    assert main(["--strict", CUT, PAGE]) == 1
    captured = capsys.readouterr()
    assert json.loads(captured.out)["story"]["score"] == 212
    assert captured.err.startswith(f"{CUT}:11:19: the text ends in or after comment 33000002")


def test_strict_shows_the_line_and_the_place(capsys):
    assert main(["--strict", CUT]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.splitlines()[1:] == ["    Which kind of spoo", "                      ^"]


def test_check_prints_only_diagnostics_one_per_line(capsys):
    assert main(["--check", CUT, PAGE]) == 1
    captured = capsys.readouterr()
    assert captured.out.splitlines() == [str(diagnostic) for diagnostic in hnparse.load(CUT).diagnostics]
    assert captured.out.startswith(f"{CUT}:11:19: warning cut-end the text ends in or after comment 33000002")
    assert captured.err == ""


def test_check_prints_nothing_for_an_undamaged_page(capsys):
    assert main(["--check", PAGE, PAGE]) == 0
    assert capsys.readouterr() == ("", "")


def test_check_reports_failed_files_too(capsys, tmp_path):
    nothing = tmp_path / "nothing.txt"
    nothing.write_text("no dump here\n")
    assert main(["--check", str(nothing), PAGE]) == 1
    assert capsys.readouterr() == ("", f"{nothing}:1:1: {NO_DUMP}\n")
    assert main(["--check", "absent.txt", CUT]) == 2
    captured = capsys.readouterr()
    assert "warning cut-end" in captured.out
    assert captured.err == "absent.txt: No such file or directory\n"


@pytest.mark.parametrize("arguments", [["--nonsense"], ["--format", "xml"], ["--check", "--strict"]])
def test_wrong_usage_ends_with_2(arguments, capsys):
    with pytest.raises(SystemExit) as exit_:
        main(arguments)
    assert exit_.value.code == 2
    assert "usage: hnparse" in capsys.readouterr().err


def test_help_shows_examples_and_one_option_per_line(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    lines = capsys.readouterr().out.splitlines()
    assert "Examples:" in lines
    assert max(map(len, lines)) < 80
    options = [re.findall(r"(?<![\w-])--[a-z-]+", line) for line in lines if line.startswith("  -")]
    assert all(len(found) == 1 for found in options)


def test_help_has_every_option_and_format(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    words = set(re.findall(r"[\w-]+", capsys.readouterr().out))
    for action in _parser()._actions:
        assert {*action.option_strings} <= words
        if action.dest == "format":
            assert {*action.choices} <= words


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_bash_and_zsh_get_a_completion_script(shell, capsys):
    with pytest.raises(SystemExit) as exit_:
        main(["--print-completion", shell])
    assert exit_.value.code == 0
    script = capsys.readouterr().out
    assert "--print-completion" in script
    assert "lost-lines" in script


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
@pytest.mark.parametrize(
    ("typed", "completed"), [("--fo", ["--format"]), ("--format m", ["markdown", "mermaid"]), ("READ", ["README.md"])]
)
def test_bash_completes_options_values_and_files(typed, completed, capsys):
    with pytest.raises(SystemExit):
        main(["--print-completion", "bash"])
    script = capsys.readouterr().out
    ask = f"""
        COMP_LINE="hnparse {typed}"; COMP_WORDS=($COMP_LINE); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
        _shtab_hnparse hnparse "${{COMP_WORDS[COMP_CWORD]}}" && echo "${{COMPREPLY[@]}}"
    """
    bash = ["bash", "--norc", "-c", script + ask]
    answer = subprocess.run(bash, capture_output=True, text=True, cwd=DUMPS.parent.parent, check=False).stdout
    assert answer.split() == completed


def test_fish_gets_every_option_and_its_values(capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "shtab", None)  # fish needs no package
    with pytest.raises(SystemExit) as exit_:
        main(["--print-completion", "fish"])
    assert exit_.value.code == 0
    lines = capsys.readouterr().out.splitlines()
    words = [shlex.split(line) for line in lines]
    told = {f"--{word}" for line in words for before, word in pairwise(line) if before == "-l"}
    assert told == {option for action in _parser()._actions for option in action.option_strings if option[:2] == "--"}
    [form] = [line for line in words if "format" in line]
    assert form[form.index("-a") + 1].split() == [*TEXTS, *FILES]


@pytest.mark.skipif(not shutil.which("fish"), reason="needs fish")
def test_fish_completes_options(capsys):
    with pytest.raises(SystemExit):
        main(["--print-completion", "fish"])
    ask = capsys.readouterr().out + "complete -C 'hnparse --format merm'\n"
    answer = subprocess.run(["fish", "-c", ask], capture_output=True, text=True, check=True).stdout
    assert [line.partition("\t")[0] for line in answer.splitlines()] == ["mermaid"]


@pytest.mark.parametrize(
    ("arguments", "nearest"),
    [
        (["--fromat", "csv"], "--format"),
        (["--recursiv3"], "--recursive"),
        (["--safe_csv=1"], "--safe-csv"),
        (["--format", "jsonlines"], "jsonl"),
        (["--format", "md"], None),
        (["--format", "mark"], "markdown"),
        (["--example", "lighthous"], "lighthouse"),
        (["--zzz"], None),
    ],
)
def test_a_word_that_is_not_known_gets_the_nearest_one(arguments, nearest, capsys):
    with pytest.raises(SystemExit) as exit_:
        main(arguments)
    assert exit_.value.code == 2
    said = capsys.readouterr().err
    assert (f"Did you mean {nearest}?" in said) if nearest else ("Did you mean" not in said)


def test_completion_without_its_package_is_an_error_that_says_so(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "shtab", None)
    with pytest.raises(SystemExit) as exit_:
        main(["--print-completion", "bash"])
    assert exit_.value.code == 2
    assert (
        "--print-completion needs shtab: pip install shtab, or the extra 'completion' of hnparse"
        in capsys.readouterr().err
    )


def run(*arguments, **options):
    return subprocess.run([sys.executable, "-m", "hnparse", *arguments], capture_output=True, check=False, **options)


@pytest.mark.parametrize("arguments", [[], ["-"]])
def test_standard_input_is_read_and_utf_8_is_written_in_any_locale(arguments):
    result = run(*arguments, input=Path(PAGE).read_bytes(), env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert result.returncode == 0
    thread = json.loads(result.stdout.decode("utf-8"))
    assert thread["pages"][0]["source"] == "<stdin>"
    assert len(thread["comments"]) == 5


def test_a_closed_pipe_is_not_an_error():
    process = subprocess.Popen(
        [sys.executable, "-m", "hnparse", *[PAGE] * 200], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    process.stdout.readline()
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 0
    assert errors == b""


def test_invalid_utf_8_is_read_and_the_output_is_utf_8(tmp_path):
    path = tmp_path / "page.txt"
    path.write_bytes(Path(PAGE).read_bytes().replace(b"lamp", b"l\xedmp"))
    result = run(str(path))
    assert result.returncode == 0
    assert "l\ufffdmp" in result.stdout.decode()


def test_the_version_is_printed():
    assert run("--version").stdout.decode().strip() == f"hnparse {hnparse.__version__}"
