"""Opens pages in Chromium 87 (QtWebEngine 5.15), asks each a question, and takes its picture.

Reads a job as JSON from standard input:
    {"width": 1280, "pictures": DIR, "visits": [{"name": ..., "url": ..., "do": JAVASCRIPT, "ask": JAVASCRIPT}]}
(`do` may be left out: what is done first, and given a second to have its effect) and prints {name: {"answer": ..., "errors": [...], "outside": [...]}}: what the JavaScript gave,
the errors in the console, and the requests that were not for a file.
"""

import json
import os
import sys

os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
os.environ.setdefault("QTWEBENGINE_CHROMIUM_FLAGS", "--no-sandbox --disable-gpu")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
os.environ.setdefault("LIBGL_ALWAYS_SOFTWARE", "1")

from PyQt5.QtCore import QEventLoop, QTimer, QUrl  # noqa: E402
from PyQt5.QtWebEngineCore import QWebEngineUrlRequestInterceptor  # noqa: E402
from PyQt5.QtWebEngineWidgets import QWebEnginePage, QWebEngineProfile, QWebEngineView  # noqa: E402
from PyQt5.QtWidgets import QApplication  # noqa: E402

WINDOW_HEIGHT = 900
TALLEST_PICTURE = 12000
PATIENCE_MS = 60_000


class Requests(QWebEngineUrlRequestInterceptor):
    """Notes every request that is not for a file."""

    def __init__(self):
        super().__init__()
        self.outside = []

    def interceptRequest(self, info):
        url = info.requestUrl()
        if url.scheme() not in ("file", "data"):
            self.outside.append(url.toString())


class Page(QWebEnginePage):
    """A page that keeps its console errors."""

    def __init__(self, profile):
        super().__init__(profile)
        self.errors = []

    def javaScriptConsoleMessage(self, level, message, line, source):
        if level == QWebEnginePage.ErrorMessageLevel:
            self.errors.append(f"{message} ({source}:{line})")


def wait_for(start):
    """Runs the event loop until `start`'s callback is called; returns what it was called with."""
    loop = QEventLoop()
    answer = []

    def done(*values):
        answer.extend(values)
        loop.quit()

    QTimer.singleShot(PATIENCE_MS, loop.quit)
    start(done)
    if not answer:
        loop.exec_()
    if not answer:
        raise SystemExit("engine87: no answer in time")
    return answer[0]


def rest(milliseconds):
    """Gives the engine time to lay out and paint: it has no signal for that."""
    wait_for(lambda done: QTimer.singleShot(milliseconds, lambda: done(True)))


def visit(profile, requests, job, stop):
    page = Page(profile)
    view = QWebEngineView()
    view.setPage(page)
    view.resize(job["width"], WINDOW_HEIGHT)
    view.show()

    def load(done):
        page.loadFinished.connect(done)
        page.load(QUrl(stop["url"]))

    requests.outside.clear()
    if not wait_for(load):
        page.errors.append(f"{stop['url']} did not load")
    rest(300)
    if "do" in stop:
        wait_for(lambda done: page.runJavaScript(f"{stop['do']}; true", done))
        rest(1500)
    answer = wait_for(lambda done: page.runJavaScript(f"JSON.stringify({stop['ask']})", done))
    height = wait_for(lambda done: page.runJavaScript("document.documentElement.scrollHeight", done))
    view.resize(job["width"], min(int(height or WINDOW_HEIGHT), TALLEST_PICTURE))
    rest(500)
    view.grab().save(os.path.join(job["pictures"], f"{stop['name']}.png"))
    found = {"answer": json.loads(answer) if answer else None, "errors": page.errors, "outside": list(requests.outside)}
    view.close()
    page.deleteLater()
    view.deleteLater()
    return found


def main():
    job = json.load(sys.stdin)
    os.makedirs(job["pictures"], exist_ok=True)
    application = QApplication(["engine87"])
    profile = QWebEngineProfile()
    requests = Requests()
    profile.setUrlRequestInterceptor(requests)
    found = {stop["name"]: visit(profile, requests, job, stop) for stop in job["visits"]}
    print(json.dumps(found, ensure_ascii=False))
    sys.stdout.flush()
    # Qt takes its parts down in an order that can crash; everything is said by now.
    os._exit(0)


if __name__ == "__main__":
    main()
