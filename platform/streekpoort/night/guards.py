"""People on call: each has the page of the app open and does what their part in the play says."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

from streekpoort.night.citizens import NUMBER
from streekpoort.night.visitor import NotAnswered, Visitor

LOOK_EVERY = 1.0
STEPS = ("under_way", "on_site", "done")
WORDS = {"done": "Afgezet en vrijgemaakt, foto's volgen in de ochtend."}


@dataclass
class Guard:
    """`wakes_after` is how many seconds the telephone rings before this person takes it; None: sleeps through it.

    `works` is how many seconds each step takes afterwards. What happens is told with `say`.
    """

    name: str
    phone: Visitor
    say: Callable[[str], None]
    wakes_after: float | None = 2.0
    works: float = 6.0
    refuses: str = ""
    done: list[str] = field(default_factory=list)
    _heard: dict[str, float] = field(default_factory=dict)
    _last: dict[str, tuple[str, float]] = field(default_factory=dict)
    _about: dict[str, str] = field(default_factory=dict)

    def stay(self, over: threading.Event) -> None:
        """Look at the app until the night is over."""
        while not over.wait(LOOK_EVERY):
            try:
                self._look()
            except (NotAnswered, LookupError):
                continue  # the network of the telephone, or the page changed under the hand: look again

    def _look(self) -> None:
        page = self.phone.get("/wacht/")
        alarms = sorted(set(re.findall(r"/wacht/(\d+)/(?:antwoord|stap)/", page.text)))
        for alarm in alarms or sorted(set(re.findall(r"href=\"/wacht/(\d+)/", page.text))):
            self._act(alarm)

    def _act(self, alarm: str) -> None:
        page, at = self.phone.get(f"/wacht/{alarm}/"), monotonic()
        shown = re.search(rf'code q">({NUMBER})', page.text) or re.search(r"<h1[^>]*>([^<]+)", page.text)
        self._about[alarm] = shown.group(1).strip() if shown else alarm
        if f"/wacht/{alarm}/antwoord/" in page.text and alarm not in self._last:
            began = self._heard.setdefault(alarm, at)
            if self.wakes_after is None or at - began < self.wakes_after:
                return
            if self.refuses:
                self._send(alarm, "antwoord", {"answer": "no", "reason": self.refuses}, "kan niet")
            else:
                self._send(alarm, "antwoord", {"answer": "go"}, "gaat")
        elif f"/wacht/{alarm}/stap/" in page.text:
            reached, since = self._last.setdefault(alarm, ("going", at))
            if at - since >= self.works and reached != STEPS[-1]:
                following = STEPS[STEPS.index(reached) + 1] if reached in STEPS else STEPS[0]
                self._send(alarm, "stap", {"to": following, "text": WORDS.get(following, "")}, following)

    def _send(self, alarm: str, where: str, values: dict[str, str], reached: str) -> None:
        self.phone.post(f"/wacht/{alarm}/{where}/", values)
        self._last[alarm] = (reached, monotonic())
        if reached == STEPS[-1]:
            self.done.append(alarm)
        self.say(f"{self.name}: {TOLD[reached]} ({self._about[alarm]})")


TOLD = {
    "gaat": "«Ik ga»",
    "kan niet": "«Ik kan niet»",
    "under_way": "onderweg",
    "on_site": "ter plaatse",
    "done": "klaar",
}
