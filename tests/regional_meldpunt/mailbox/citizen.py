"""Gust at his mail program: writes, gets mail, answers it, as several programs do it."""

from __future__ import annotations

from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage
from email.utils import make_msgid

from tests.regional_meldpunt.mailbox.post import PIXEL
from tests.regional_meldpunt.mailbox.servers import Post

PROGRAMS = ("everything", "no plus", "only the address", "outlook html", "only the subject")


@dataclass
class Writer:
    """One citizen with a mailbox of his own."""

    post: Post
    name: str
    town: str
    sent: list[EmailMessage] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"{self.name}@citizen.example"

    def begins(self, subject: str, text: str) -> None:
        self.post.open_box(self.name)
        self._send(self._new(subject, text), self.town)

    def latest(self) -> EmailMessage:
        """The newest mail he got."""
        return self.post.read(self.name)[-1]

    def answers(self, text: str, *, program: str = "everything") -> None:
        """To the newest mail, with what that program keeps of it."""
        got = self.latest()
        way_back = str(got["Reply-To"])
        quoted = "\n".join(f"> {line}" for line in str(got.get_body(("plain",)).get_content()).splitlines())  # type: ignore[union-attr]
        below = f"\n\nOp ma 3 mrt 2025 om 10:12 schreef {got['From']}:\n{quoted}"
        subject = f"Re: {got['Subject']}" if program != "only the address" else "antwoord"
        mail = self._new(subject, text + below, html=program == "outlook html")
        if program in ("everything", "no plus", "outlook html"):
            mail["In-Reply-To"] = str(got["Message-ID"])
            mail["References"] = f"{got.get('References', '')} {got['Message-ID']}".strip()
        to = way_back if program in ("everything", "only the address", "outlook html") else self.town
        self._send(mail, to)

    def is_away(self) -> None:
        """His out-of-office answers our newest mail."""
        got = self.latest()
        mail = self._new(f"Automatisch antwoord: {got['Subject']}", "Ik ben afwezig tot maandag.")
        mail["Auto-Submitted"] = "auto-replied"
        mail["In-Reply-To"] = str(got["Message-ID"])
        self._send(mail, str(got["Reply-To"]))

    def _new(self, subject: str, text: str, *, html: bool = False) -> EmailMessage:
        mail = EmailMessage()
        mail["From"] = f"Gust Vercruysse <{self.address}>"
        mail["Subject"] = subject
        mail["Message-ID"] = make_msgid(domain="citizen.example")
        if html:
            new, _, old = text.partition("\n\nOp ")
            mail.set_content(
                f'<div>{new}</div><div id="divRplyFwdMsg"><b>Van:</b> Stad</div><p>{old}</p>', subtype="html"
            )
        else:
            mail.set_content(text)
        number = len(self.sent) + 1
        if number % 2:
            mail.add_attachment(PIXEL, maintype="image", subtype="png", filename=f"foto-{number}.png")
        else:
            mail.add_attachment(b"%PDF-1.7 plan", maintype="application", subtype="pdf", filename=f"plan-{number}.pdf")
        return mail

    def _send(self, mail: EmailMessage, to: str) -> None:
        mail["To"] = to
        self.sent.append(mail)
        address = to.partition("<")[2].partition(">")[0] or to
        self.post.send(mail.as_bytes(policy=policy.SMTP), to=address, sender=self.address)
