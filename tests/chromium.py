"""A browser and a site for the tests of the page that runs hnparse in a browser."""

import shutil
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

# Run Chromium as root, without a screen and without network requests of its own, such as for updates.
OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1200,1000",
)
SECONDS = 30


def missing_tools(*names):
    """Return the tools that are not installed."""
    return [name for name in names if shutil.which(name) is None]


class Site(ThreadingHTTPServer):
    """A local server for a folder. `requests` lists the requested paths, `changed` has replacements for files."""

    daemon_threads = True

    def __init__(self, folder):
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
        self.requests = []
        self.changed = {}
        self.address = f"http://127.0.0.1:{self.server_port}/"
        self._thread = threading.Thread(target=self.serve_forever)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *error):
        self.shutdown()
        self._thread.join()
        self.server_close()


class _Handler(SimpleHTTPRequestHandler):
    def do_GET(self):
        path = self.path.partition("?")[0]
        self.server.requests.append(path)
        changed = self.server.changed.get(path)
        if changed is None:
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(changed)))
        self.end_headers()
        self.wfile.write(changed)

    def log_message(self, *words):
        """Do not log requests."""


def start_chromium(folder):
    """Start Chromium with a new profile in this folder."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for option in (*OPTIONS, f"--user-data-dir={folder / 'profile'}"):
        options.add_argument(option)
    options.add_experimental_option("prefs", {"download.default_directory": str(folder)})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))


class TryPage:
    """The page, with the actions of a user."""

    def __init__(self, driver, address):
        self.driver = driver
        self.address = address

    def open(self, fragment=""):
        """Load the page again."""
        self.driver.get("about:blank")
        self.driver.get(f"{self.address}try.html{fragment}")
        return self

    def find(self, name):
        return self.driver.find_element("id", f"try-{name}")

    def text(self, name):
        return self.find(name).get_property("textContent")

    def press(self, name):
        """Scroll an element into view at once, without the smooth scrolling of the theme, and click it."""
        element = self.find(name)
        self.driver.execute_script("arguments[0].scrollIntoView({behavior: 'instant', block: 'center'})", element)
        element.click()

    def input(self):
        return self.find("input").get_property("value")

    def paste(self, text):
        """Replace the text in the input, as pasting does."""
        self.press("clear")
        self.press("input")
        self.driver.execute_cdp_cmd("Input.insertText", {"text": text})

    def choose_example(self, name):
        from selenium.webdriver.support.select import Select

        Select(self.find("example")).select_by_value(name)
        self.wait(self.input)

    def read(self):
        """Press the button, and wait for the result."""
        self.press("read")
        self.wait(lambda: self.find("read").is_enabled() and self.text("status"))

    def form(self, name):
        """Return the text of a tab."""
        self.press(f"tab-{name}")
        self.wait(lambda: self.find("panel").get_dom_attribute("data-form") == name)
        return self.text("words")

    def wait(self, condition):
        end = time.monotonic() + SECONDS
        while not condition():
            assert time.monotonic() < end, (self.text("status"), self.errors())
            time.sleep(0.05)

    def errors(self):
        """Return the errors in the browser's log since the last call."""
        return [entry for entry in self.driver.get_log("browser") if "favicon" not in entry["message"]]
