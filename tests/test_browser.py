"""The page that runs hnparse in a browser gives the results of the command, and makes no other requests.

`HNPARSE_SITE` names a folder with the built documentation; without it, the documentation is built first.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from chromium import Site, TryPage, missing_tools, start_chromium

ROOT = Path(__file__).parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))
NAMES = [path.stem for path in EXAMPLES]
LOST_LINES = (ROOT / "examples" / "lost-lines.txt").read_text("utf-8")
READER = "/_static/try/reader.py"
GRAPH_FILES = ("graph.html", "graph.js", "mermaid/mermaid.tiny.js")
SNOOPING = """
from pyodide.http import open_url

def try_to_reach(address):
    try:
        return open_url(address).read()[:5]
    except Exception as error:
        return type(error).__name__

read_quietly = read
def read(data, name):
    reading = read_quietly(data, name)
    reading.form = lambda *_: " ".join(map(try_to_reach, ADDRESSES))
    return reading
"""


def build_docs(folder, **environment):
    """Build the documentation without the notebook. Warnings are errors."""
    command = (sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-D", "nb_execution_mode=off", "docs")
    paths = os.pathsep.join([str(ROOT / "src"), *filter(None, [os.environ.get("PYTHONPATH")])])
    return subprocess.run(
        (*command, str(folder)),
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": paths, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def command(*arguments, **options):
    """Return the output of the command, run in the folder of the examples."""
    done = subprocess.run(
        (sys.executable, "-X", "utf8", "-m", "hnparse", *arguments),
        cwd=options.pop("cwd", ROOT / "examples"),
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


def objects(text):
    """Return the consecutive JSON objects of a text."""
    decoder, at, found = json.JSONDecoder(), 0, []
    while at < len(text):
        value, at = decoder.raw_decode(text, at)
        found.append(value)
        at += len(text[at:]) - len(text[at:].lstrip())
    return found


def without_source(value):
    """Return JSON as it is for a text without a name."""
    if isinstance(value, dict):
        return {key: None if key == "source" else without_source(part) for key, part in value.items()}
    return [without_source(part) for part in value] if isinstance(value, list) else value


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Serve the site locally."""
    pytest.importorskip("selenium", reason="needs Selenium: pip install -e '.[test,docs,browser]'")
    missing = missing_tools("chromium", "chromedriver", "npm")
    if missing:
        pytest.skip(f"needs a browser and npm, and these are not installed: {', '.join(missing)}")
    folder = os.environ.get("HNPARSE_SITE")
    if folder is None:
        pytest.importorskip("sphinx", reason="needs Sphinx: pip install -e '.[test,docs,browser]'")
        folder = tmp_path_factory.mktemp("site")
        built = build_docs(folder)
        assert built.returncode == 0, built.stderr
        assert "cannot run hnparse" not in built.stderr, built.stderr
    with Site(folder) as served:
        yield served


@pytest.fixture(scope="module")
def driver(site, tmp_path_factory):
    """Start Chromium."""
    started = start_chromium(tmp_path_factory.mktemp("chromium"))
    yield started
    started.quit()


@pytest.fixture(scope="module")
def ready(driver, site):
    """Return the page after hnparse is loaded."""
    page = TryPage(driver, site.address).open()
    page.choose_example("lighthouse")
    page.read()
    return page


@pytest.fixture
def tab(driver):
    """Return the page in another tab, so that the page of `ready` does not change."""
    first = driver.current_window_handle
    driver.switch_to.new_window("tab")
    yield driver
    driver.close()
    driver.switch_to.window(first)


@pytest.fixture
def page(tab, site):
    """Return the page as it is when it is opened."""
    return TryPage(tab, site.address).open()


@pytest.mark.parametrize("name", NAMES)
def test_an_example_gives_the_json_of_the_command(ready, name):
    ready.choose_example(name)
    ready.read()
    assert ready.form("json") == command(f"{name}.txt")
    assert ready.form("tree") == command("--format", "tree", f"{name}.txt")
    assert not ready.errors()


@pytest.mark.parametrize("path", EXAMPLES, ids=NAMES)
def test_a_pasted_text_gives_the_json_of_the_command_without_a_source(ready, path):
    ready.paste(path.read_text("utf-8"))
    ready.read()
    expected = [without_source(thread) for thread in objects(command(path.name))]
    assert objects(ready.form("json")) == expected
    assert not ready.errors()


def test_a_file_is_read_as_the_command_reads_it_whatever_its_encoding(ready, tmp_path):
    texts = {
        "marked.txt": LOST_LINES.encode("utf-16"),
        "broken.txt": LOST_LINES.replace("é", "\n").encode() + b"\xff",
        "windows.txt": LOST_LINES.replace("\n", "\r\n").encode(),
    }
    for name, data in texts.items():
        (tmp_path / name).write_bytes(data)
        ready.find("file").send_keys(str(tmp_path / name))
        ready.wait(lambda name=name: name in ready.form("json"))
        assert ready.form("json") == command(name, cwd=tmp_path)


def test_a_file_that_is_dropped_on_the_text_is_read(ready):
    ready.driver.execute_script(
        "const files = new DataTransfer();"
        "files.items.add(new File([arguments[0]], 'dropped.txt'));"
        "const options = {dataTransfer: files, bubbles: true, cancelable: true};"
        "document.getElementById('try-input').dispatchEvent(new DragEvent('drop', options));",
        LOST_LINES,
    )
    ready.wait(lambda: '"source": "dropped.txt"' in ready.form("json"))
    assert ready.input() == LOST_LINES


def test_nothing_but_the_page_is_loaded_until_a_text_is_read(page, site):
    before = len(site.requests)
    page.open()
    page.paste(LOST_LINES)
    page.press("share")
    page.wait(lambda: page.text("status"))
    loaded = [path for path in site.requests[before:] if "pyodide" in path or "wheels" in path or "worker" in path]
    assert loaded == []
    page.read()
    assert any(path.endswith(".whl") for path in site.requests[before:])
    assert not page.errors()


def test_the_python_on_the_page_reaches_its_own_site_and_no_other(page, site, tmp_path):
    (tmp_path / "index.html").write_text("there")
    original = (Path(site.RequestHandlerClass.keywords["directory"]) / READER.lstrip("/")).read_text("utf-8")
    with Site(tmp_path) as other:
        addresses = [f"{site.address}try.html", other.address]
        site.changed[READER] = f"{original}{SNOOPING}\nADDRESSES = {addresses}\n".encode()
        try:
            page.paste(LOST_LINES)
            page.read()
            assert page.text("words") == "<!doc JsException"
        finally:
            del site.changed[READER]
        assert other.requests == []
    refused = [entry["message"] for entry in page.errors() if "connect-src" in entry["message"]]
    assert refused
    assert all(other.address in message for message in refused)


def test_a_diagnostic_leads_to_its_place_in_the_text(ready):
    ready.paste(f"𝄞 a line above\n\n{LOST_LINES}")
    ready.read()
    ready.form("diagnostics")
    buttons = ready.driver.find_elements("css selector", "#try-diagnostics button")
    assert ["stray-text" in button.text for button in buttons].count(True) == 1
    next(button for button in buttons if "stray-text" in button.text).click()
    selected = ready.driver.execute_script(
        "const input = document.activeElement; return input.value.slice(input.selectionStart, input.selectionEnd)"
    )
    marked = ready.driver.find_element("css selector", "#try-marks .try-current").get_property("textContent")
    assert selected == marked == "Café owners do it with a fan, see https://fans.example/quiet"


def test_columns_count_characters_beyond_the_basic_plane_as_one(ready):
    line = "ada 𝄞𝄞𝄞 words"
    spans = ready.driver.execute_async_script(
        "const [text, diagnostics, done] = arguments;"
        "import(new URL('_static/try/places.js', location.href)).then((it) => done(it.spans(text, diagnostics)))",
        f"first\n{line}",
        [{"line": 2, "column": 9}],
    )
    start, end = spans[0]
    units = f"first\n{line}".encode("utf-16-le")
    assert units[2 * start : 2 * end].decode("utf-16-le") == "words"


def test_a_text_that_is_no_dump_is_said_to_be_none(ready):
    ready.paste("Dear diary,\nnothing happened today.")
    ready.read()
    assert ready.text("status").startswith("Nothing was read: no dump")
    assert "no dump" in ready.text("diagnostics")
    ready.paste("   ")
    ready.read()
    assert "no text yet" in ready.text("status")
    assert not ready.find("result").is_displayed()


def test_the_html_page_is_in_a_frame_without_access_to_this_one(ready):
    ready.choose_example("two-pages")
    ready.read()
    ready.form("html")
    frame = ready.find("frame")
    assert "allow-same-origin" not in frame.get_dom_attribute("sandbox")
    ready.driver.switch_to.frame(frame)
    try:
        ready.wait(lambda: ready.driver.find_elements("css selector", "html.js article"))
        assert ready.driver.execute_script("return self.origin") == "null"
        links = ready.driver.find_elements("css selector", "a[href^=http]")
        assert {link.get_dom_attribute("target") for link in links} == {"_blank"}
    finally:
        ready.driver.switch_to.default_content()
    assert not ready.errors()


@pytest.mark.parametrize("name", ["lighthouse", "two-pages", "pile"])
def test_the_graph_is_drawn_in_a_frame_without_access_to_this_page(ready, site, name):
    ready.choose_example(name)
    ready.read()
    before = len(site.requests)
    text = ready.form("mermaid")
    frame = ready.find("graph")
    ready.wait(lambda: frame.get_dom_attribute("data-drawn"))
    ready.driver.switch_to.frame(frame)
    try:
        drawn = ready.driver.find_elements("css selector", "svg .node")
        edges = ready.driver.find_elements("css selector", "svg .edgePaths path")
        words = " ".join(" ".join(node.text.split()) for node in drawn)
        assert ready.driver.execute_script("return self.origin") == "null"
    finally:
        ready.driver.switch_to.default_content()
    assert len(edges) == text.count(" --> ") > 1
    labels = re.findall(r'"(.*)"', text)
    assert len(drawn) == len(labels)
    assert all(label.split()[0] in words for label in labels)
    assert set(site.requests[before:]) <= {f"/_static/try/{path}" for path in GRAPH_FILES}
    assert not ready.errors()


def test_the_pages_of_a_text_are_shown_one_at_a_time_where_a_form_holds_only_one(ready):
    from selenium.webdriver.support.select import Select

    ready.choose_example("two-pages")
    ready.read()
    first = ready.form("mermaid")
    Select(ready.find("page")).select_by_value("1")
    ready.wait(lambda: ready.text("words") != first)
    graphs = command("--format", "mermaid", "two-pages.txt")
    assert first + ready.text("words") == graphs
    ready.form("json")
    assert not ready.find("pages").is_displayed()


def test_a_link_holds_the_text_and_is_read_when_asked_for(page, site):
    text = "".join((ROOT / "examples" / f"{name}.txt").read_text("utf-8") for name in ("mojibake", "tides"))
    page.paste(text)
    page.press("share")
    page.wait(lambda: page.find("address").get_property("value"))
    address = page.find("address").get_property("value")
    assert address.startswith(f"{site.address}try.html#text=")
    before = len(site.requests)
    page.open("#" + address.partition("#")[2])
    page.wait(page.input)
    assert page.input() == text
    assert not page.find("result").is_displayed()
    assert {path for path in site.requests[before:] if "#" in path or "text=" in path} == set()
    page.open("#text=not-a-text")
    page.wait(lambda: "damaged" in page.text("status"))


def test_the_page_is_used_by_keyboard(page):
    from selenium.webdriver.common.keys import Keys

    page.paste(LOST_LINES)
    page.find("input").send_keys(Keys.CONTROL, Keys.ENTER)
    page.wait(lambda: page.find("result").is_displayed())
    page.find("tab-tree").send_keys(Keys.ARROW_LEFT)
    assert page.driver.switch_to.active_element.get_dom_attribute("id") == "try-tab-mermaid"
    page.driver.switch_to.active_element.send_keys(Keys.HOME, Keys.ARROW_RIGHT)
    assert page.find("tab-json").get_dom_attribute("aria-selected") == "true"
    page.wait(lambda: page.text("words").startswith("{"))


def test_a_changed_text_is_read_again(ready):
    ready.choose_example("glasshouse")
    ready.read()
    ready.form("tree")
    ready.driver.execute_script("const it = arguments[0]; it.setSelectionRange(0, 0);", ready.find("input"))
    ready.press("input")
    ready.paste(LOST_LINES)
    ready.wait(lambda: "3 diagnostics" in ready.text("status"))


def test_the_page_fits_a_phone(tab, site):
    screen = {"width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": True}
    tab.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    page = TryPage(tab, site.address).open()
    page.choose_example("tides")
    page.read()
    for form in ("tree", "json", "diagnostics", "html", "mermaid"):
        page.form(form)
        assert tab.execute_script("return document.documentElement.scrollWidth") == 360, form


def test_without_npm_the_documentation_is_built_and_says_what_is_missing(tmp_path):
    pytest.importorskip("sphinx", reason="needs Sphinx: pip install -e '.[test,docs]'")
    pytest.importorskip("furo", reason="needs the theme Furo: pip install -e '.[test,docs]'")
    pytest.importorskip("myst_nb", reason="needs MyST-NB: pip install -e '.[test,docs]'")
    built = build_docs(tmp_path, PATH=str(tmp_path))
    assert built.returncode == 0, built.stderr
    assert "npm is not installed" in built.stderr
    assert 'data-missing="npm is not installed.' in (tmp_path / "try.html").read_text("utf-8")
    assert not (tmp_path / "_static" / "try" / "files.json").exists()
