"""The peak memory of reading a page, in a separate process."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from ..samples import SamplePage, story_page
from .part import Figures, Options, Part, digits, table
from .startup import ENVIRONMENT

BENCHMARKS = Path(__file__).resolve().parents[2]
SIZE = 5_000_000
SMALL = 20_000
ROUNDS = 3

# The arguments are the import, the expression that reads a page, whether it takes the text or the name of the file, and
# the files of a small and of a large page. The program prints by how many bytes the peak grew while the large page was
# loaded, and until it was read. The small page is read first, so that late imports do not count.
CHILD = """
import sys, resource
from pathlib import Path

def peak():
    status = Path("/proc/self/status")
    if status.exists():  # the kernel's other count begins with what the parent had
        return next(int(line.split()[1]) * 1024 for line in status.read_text().splitlines() if line[:6] == "VmHWM:")
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size if sys.platform == "darwin" else size * 1024

imports, expression, takes, folder, *files = sys.argv[1:]
sys.path.insert(0, folder)
exec(imports)
read = eval("lambda text: " + expression)
content = (lambda path: path) if takes == "file" else (lambda path: path.read_text("utf-8"))
small, great = map(Path, files)
read(content(small))
bare = peak()
text = content(great)
loaded = peak()
result = read(text)
print(loaded - bare, peak() - bare)
"""

WAYS = {
    "hnparse: file → Thread": ("import hnparse", "hnparse.load(text)", "file"),
    "hnparse: text → Thread": ("import hnparse", "hnparse.parse(text)", "text"),
    "hnparse: text → JSON bytes": ("import hnparse", "hnparse.parse(text).to_json().encode()", "text"),
    "one regular expression by hand": ("from speed.rivals import by_hand", "by_hand.read(text)", "text"),
    "HTML: selectolax": ("from speed.rivals import selectolax_way", "selectolax_way.read(text)", "html"),
    "HTML: lxml": ("from speed.rivals import lxml_way", "lxml_way.read(text)", "html"),
    "HTML: BeautifulSoup": ("from speed.rivals import soup_way", "soup_way.read(text)", "html"),
    "API: orjson": ("import orjson; from speed.rivals import api_way", "api_way.read(text, orjson.loads)", "json"),
}


def measure(options: Options) -> Figures:
    """Return bytes of memory per byte of the page as text for each way: of the input alone, and at the peak."""
    great = story_page(options.seed, min(SIZE, options.largest))
    size = len(great.text.encode())
    figures: Figures = {"bytes": size, "input": {}, "peak": {}}
    with tempfile.TemporaryDirectory() as folder:
        files = _write(Path(folder), story_page(options.seed, SMALL), great)
        for way, (imports, expression, form) in WAYS.items():
            runs = [_run(imports, expression, form, *files[form]) for _ in range(ROUNDS)]
            figures["input"][way] = median(loaded for loaded, _ in runs) / size
            figures["peak"][way] = median(peak for _, peak in runs) / size
    return figures


def _write(folder: Path, small: SamplePage, great: SamplePage) -> dict[str, list[Path]]:
    files: dict[str, list[Path]] = {"text": [], "html": [], "json": []}
    for name, page in (("small", small), ("great", great)):
        for form, content in (("text", page.text), ("html", page.html), ("json", page.json.decode())):
            files[form].append(folder / f"{name}.{form}")
            files[form][-1].write_text(content, "utf-8")
    return {**files, "file": files["text"]}


def _run(imports: str, expression: str, form: str, *files: Path) -> tuple[int, int]:
    arguments = [imports, expression, form, str(BENCHMARKS), *map(str, files)]
    command = [sys.executable, "-c", CHILD, *arguments]
    output = subprocess.run(command, env=ENVIRONMENT, check=True, capture_output=True, text=True).stdout
    loaded, peak = map(int, output.split())
    return loaded, peak


def tables(figures: Figures) -> list[str]:
    """Return the table of the memory of each way."""
    rows = [(way, digits(figures["input"][way]), digits(peak)) for way, peak in figures["peak"].items()]
    return table(("Way", "The input alone", "Peak, with the input"), rows)


MEMORY = Part("memory", measure, tables)
