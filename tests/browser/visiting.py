"""One reader in a browser of his own, and what the browser complained about meanwhile."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request

# Of everybody at the working site.
PASSWORD = "kebun-lada-di-timur-7"
# A4 less the margins, at 96 pixels an inch.
PAPER_WIDTH = 703
COMPLAINTS = ("error", "warning", "trace", "assert")
# Readers who save data keep the drawings of the server: such a page holds still.
SAVE_DATA = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
AXE = Axe().axe_script
AXE_OPTIONS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}
ROWS = "rows => rows.map(row => [...row.cells].map(cell => cell.textContent.replace(/\\s+/g, ' ').trim()))"


class Visit:
    """A reader who saves data, unless the charts are to become ``interactive``; ``without_script`` runs none at all."""

    def __init__(
        self,
        browser: Browser,
        site: str,
        *,
        width: int = 1280,
        height: int = 800,
        dark: bool = False,
        without_script: bool = False,
        interactive: bool = False,
        blocked: str = "",
    ) -> None:
        self.site = self.address = site
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.context = browser.new_context(
            base_url=site,
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            locale="id-ID",
            java_script_enabled=not without_script,
            accept_downloads=True,
        )
        self.context.set_default_timeout(15_000)
        if not interactive:
            self.context.add_init_script(SAVE_DATA)
        if blocked:
            self.context.route(blocked, lambda route: route.abort())
        self.page: Page = self.context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        self.page.on("request", self._note)

    def open(self, path: str) -> None:
        self.address = self.site + path
        self.page.goto(path)

    def sign_in(self, username: str, path: str = "/") -> None:
        """As people do; ``path`` is the page that then opens."""
        self.open(f"/masuk/?{urlencode({'next': path})}")
        self.page.get_by_label("Nama pengguna").fill(username)
        self.page.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
        self.press("Masuk")

    def press(self, name: str) -> None:
        """A button that leads to a page, and that page."""
        self.follow(self.page.get_by_role("button", name=name, exact=True))

    def follow(self, way: Locator) -> None:
        """A link or button, and the whole of the page that it leads to: a click alone waits for its beginning."""
        with self.page.expect_navigation():
            way.click()

    def leave(self) -> None:
        self.context.close()

    def _hear(self, message: ConsoleMessage) -> None:
        # That the address of the page itself answers 404 is what some tests ask for.
        own_status = "status of 404" in message.text and message.location["url"] == self.address
        if message.type in COMPLAINTS and not own_status:
            self.complaints.append(f"{message.type}: {message.text} ({message.location['url']})")

    def _note(self, request: Request) -> None:
        self.requests.append(request.url)

    @property
    def foreign_requests(self) -> list[str]:
        """What was asked of another host."""
        own = urlsplit(self.site).netloc
        return [url for url in self.requests if urlsplit(url).scheme.startswith("http") and urlsplit(url).netloc != own]

    def show(self, width: int, *, dark: bool) -> None:
        self.page.set_viewport_size({"width": width, "height": 800})
        self.page.emulate_media(color_scheme="dark" if dark else "light")

    def open_all_details(self) -> None:
        """All at once, although some close each other; the page moves down: an open menu would cover half a button."""
        self.page.evaluate(
            """() => {
              document.querySelectorAll("details").forEach(part => { part.removeAttribute("name"); part.open = true });
              document.querySelector("main").style.marginTop = "100vh";
            }"""
        )

    @property
    def sideways(self) -> int:
        """Pixels by which the page itself scrolls to the side."""
        return self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")

    def barriers(self) -> list[str]:
        """What axe finds serious or critical in what is now seen."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE)
        found = self.page.evaluate("options => axe.run(document, options)", AXE_OPTIONS)["violations"]
        return [
            f"{rule['id']} ({rule['impact']}): {[node['target'] for node in rule['nodes']][:3]}"
            for rule in found
            if rule["impact"] in ("serious", "critical")
        ]

    def barriers_on_paper(self) -> list[str]:
        """The same as the page is printed, also by those who read in the dark."""
        before = self.page.viewport_size
        self.page.set_viewport_size({"width": PAPER_WIDTH, "height": 1000})
        self.page.emulate_media(media="print", color_scheme="dark")
        # Paper has no targets for fingers.
        found = [barrier for barrier in self.barriers() if not barrier.startswith("target-size")]
        self.page.emulate_media(media="screen")
        if before is not None:
            self.page.set_viewport_size(before)
        return found

    def words(self) -> str:
        """Every word for eyes or ears, also in parts that are closed: text, titles, labels."""
        return self.page.evaluate(
            """() => {
              const spoken = ["title", "aria-label", "alt", "placeholder", "data-title"];
              const attributes = [...document.querySelectorAll("body, body *")].flatMap(
                part => spoken.map(name => part.getAttribute(name) ?? ""));
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              const words = [document.title, ...attributes];
              while (texts.nextNode())
                if (!texts.currentNode.parentElement.closest("script, style")) words.push(texts.currentNode.data);
              return words.filter(text => text.trim()).join("\\n");
            }"""
        )

    def text(self, selector: str) -> str:
        """The text of the first such part on one line."""
        return " ".join((self.page.locator(selector).first.text_content() or "").split())

    def rows(self, table: str) -> list[list[str]]:
        """The cells of the body of a table, open or closed."""
        return self.page.locator(f"{table} tbody tr").evaluate_all(ROWS)

    def take_over(self) -> list[Locator]:
        """Point at every chart that is interactive at this width and wait until it is drawn."""
        on_a_telephone = self.page.viewport_size is not None and self.page.viewport_size["width"] < 640
        wanted = "figure[data-figure]:not([data-wide-only])" if on_a_telephone else "figure[data-figure]"
        figures = self.page.locator(wanted).all()
        for figure in figures:
            figure.locator(".chart-drawing").hover()
            figure.locator(".chart-drawing.interactive").wait_for()
            self.page.mouse.move(0, 0)
        return figures
