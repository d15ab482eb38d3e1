"""Taking a mail apart: what is new in it, who wrote it first, what hangs on it."""

import pytest

from regional_meldpunt.mailbox.reading import bounces, forwards, quotes
from regional_meldpunt.mailbox.reading.mails import read
from tests.regional_meldpunt.mailbox.post import PIXEL, TEXT, attached, mail, multipart

NEW = "Ja, het is de put voor nummer 12."
QUOTED = "> Waar is de put juist?"
INTRODUCTIONS = {
    "gmail": "Op ma 3 mrt 2025 om 10:12 schreef Stad Kortrijk <meldpunt@kortrijk.example>:",
    "gmail, two lines": "Op ma 3 mrt 2025 om 10:12 schreef Stad Kortrijk via het meldpunt\n<meldpunt@kortrijk.example>:",
    "apple": "Op 3 mrt 2025, om 10:12 heeft Stad Kortrijk <meldpunt@kortrijk.example> het volgende geschreven:",
    "thunderbird": "Op 3/03/2025 om 10:12 schreef Stad Kortrijk:",
    "french": "Le lun. 3 mars 2025 à 10:12, Stad Kortrijk <meldpunt@kortrijk.example> a écrit :",
    "english": "On Mon, 3 Mar 2025 at 10:12, Stad Kortrijk <meldpunt@kortrijk.example> wrote:",
    "german": "Am 3. März 2025 um 10:12 schrieb Stad Kortrijk <meldpunt@kortrijk.example>:",
    "outlook, dutch": "-----Oorspronkelijk bericht-----\nVan: Stad Kortrijk\nVerzonden: maandag 3 maart 2025 10:12\nAan: Gust",
    "outlook, line": "________________________________\nVan: Stad Kortrijk <m@k.example>\nVerzonden: maandag 3 maart 2025 10:12\nAan: Gust\nOnderwerp: Re: put",
    "outlook, only headers": "Van: Stad Kortrijk <m@k.example>\nVerzonden: maandag 3 maart 2025 10:12\nAan: Gust\nOnderwerp: Re: put",
    "outlook, french": "De : Stad Kortrijk <m@k.example>\nEnvoyé : lundi 3 mars 2025 10:12\nÀ : Gust\nObjet : RE: put",
    "our own line": "## Schrijf uw antwoord boven deze lijn ##",
    "nothing": "",
}  # fmt: skip


@pytest.mark.parametrize("program", INTRODUCTIONS)
def test_the_quotation_is_cut_off(program: str) -> None:
    text = f"{NEW}\n\n{INTRODUCTIONS[program]}\n{QUOTED}\n"
    written = quotes.split(text)
    assert written.new == NEW
    assert "juist" in written.quoted


@pytest.mark.parametrize("program", ["apple html", "gmail html", "outlook html"])
def test_so_is_that_of_html(program: str) -> None:
    marks = {
        "apple html": "<blockquote type='cite'>",
        "gmail html": "<div class='gmail_quote'>",
        "outlook html": "<div id='divRplyFwdMsg'>",
    }
    raw = mail(
        f"<div>{NEW}</div>{marks[program]}Waar is de put juist?</div>", headers="Content-Type: text/html; charset=utf-8"
    )
    assert read(raw).body == NEW


@pytest.mark.parametrize(
    "tail", ["-- \nGust Vercruysse\n0470 12 34 56", "Verstuurd vanaf mijn iPhone", "Outlook voor Android downloaden"]
)
def test_a_signature_is_no_news(tail: str) -> None:
    assert quotes.split(f"{NEW}\n\n{tail}").new == NEW


def test_an_answer_below_the_quotation_is_kept_whole() -> None:
    text = f"{INTRODUCTIONS['gmail']}\n{QUOTED}\n\n{NEW}"
    assert NEW in quotes.split(text).new


def test_words_that_look_like_it_are_left_alone() -> None:
    text = "Van: de kerk\ntot aan het station ligt glas.\nOp de hoek schreef iemand op de muur."
    assert quotes.split(text).new == text


FORWARDS = {
    "outlook, dutch": (
        "WG: put in de weg", "Graag opvolgen.\n\n________________________________\nVan: Gust Vercruysse <gust@citizen.example>\n"
        "Verzonden: maandag 3 maart 2025 10:12\nAan: info\nOnderwerp: put in de weg\n\nEr is een put.",
    ),
    "outlook with mailto": ("FW: put", "Van: Gust [mailto:gust@citizen.example]\nVerzonden: maandag 3 maart 2025 10:12\nAan: info\nOnderwerp: put\n\nEr is een put."),
    "gmail": (
        "Fwd: put", "---------- Forwarded message ---------\nVan: Gust <gust@citizen.example>\nDate: ma 3 mrt 2025 om 10:12\nSubject: put\nTo: <info@kortrijk.example>\n\n\nEr is een put.",
    ),
    "apple": ("Doorst: put", "Begin doorgestuurd bericht:\n\n> Van: Gust <gust@citizen.example>\n> Onderwerp: put\n> Datum: 3 maart 2025\n>\n> Er is een put."),
    "french": ("TR: trou", "De : Gust <gust@citizen.example>\nEnvoyé : lundi 3 mars 2025 10:12\nÀ : info\nObjet : trou\n\nEr is een put."),
    "answer of a forward": ("RE: FW: put", "-----Doorgestuurd bericht-----\nFrom: Gust <gust@citizen.example>\nSent: Monday, March 3, 2025\nTo: info\nSubject: put\n\nEr is een put."),
}  # fmt: skip


@pytest.mark.parametrize("program", FORWARDS)
def test_the_first_sender_of_a_forward(program: str) -> None:
    subject, text = FORWARDS[program]
    found = forwards.forwarded_in(read(mail(text, subject=subject, sender="balie@kortrijk.example")))
    assert found is not None
    assert found.sender is not None
    assert found.sender.email == "gust@citizen.example"
    assert found.text == "Er is een put."
    assert ("opvolgen" in found.note) == ("opvolgen" in text)


def test_a_forward_as_attachment() -> None:
    inner = mail("Er is een put.").decode().replace("\r\n", "\n")
    raw = multipart(
        "Content-Type: text/plain\n\nZie bijlage",
        f"Content-Type: message/rfc822\n\n{inner}",
        subject="WG: put",
        sender="balie@kortrijk.example",
    )
    found = forwards.forwarded_in(read(raw))
    assert found is not None
    assert found.sender is not None
    assert (found.sender.email, found.text, found.note) == ("gust@citizen.example", "Er is een put.", "Zie bijlage")


def test_a_forward_without_an_address_says_so() -> None:
    text = "Van: Jan Peeters\nVerzonden: maandag 3 maart 2025 10:12\nAan: Balie\nOnderwerp: put\n\nEr is een put."
    found = forwards.forwarded_in(read(mail(text, subject="WG: put")))
    assert found is not None
    assert found.sender is None


def test_no_forward() -> None:
    assert forwards.forwarded_in(read(mail())) is None
    assert forwards.forwarded_in(read(mail(subject="Re: put"))) is None


@pytest.mark.parametrize(
    ("subject", "plain"),
    [("RE: FW: Antw: put", "put"), ("WG: TR: put", "put"), ("Reactie: put", "Reactie: put"), ("", "")],
)
def test_a_subject_without_its_prefixes(subject: str, plain: str) -> None:
    assert forwards.plain_subject(subject) == plain


def test_what_hangs_on_it() -> None:
    found = read(
        multipart(
            TEXT,
            attached(PIXEL, "IMG 0001.png", "image/png"),
            attached(b"%PDF-1.7", "../../etc/plan\x07.pdf", "application/pdf"),
            attached(PIXEL, "logo.png", "image/png", cid="logo", inline=True),
            'Content-Type: text/html\n\n<img src="cid:logo">',
            'Content-Type: text/plain; name="lijst.txt"\nContent-Disposition: attachment\n\neen\ntwee',
        )
    )
    assert [part.name for part in found.files] == ["IMG 0001.png", "etc_plan.pdf", "lijst.txt"]
    assert found.files[0].data == PIXEL
    assert found.files[0].is_picture
    assert [part.name for part in found.attachments if part.decoration] == ["logo.png"]


@pytest.mark.parametrize(
    "name",
    [
        "filename*=utf-8''caf%C3%A9.jpg",
        'filename="=?utf-8?Q?caf=C3=A9.jpg?="',
        "filename*0*=utf-8''caf; filename*1*=%C3%A9.jpg",
        'filename="café.jpg"',
    ],
)
def test_names_of_files_in_every_dialect(name: str) -> None:
    block = (
        f"Content-Type: image/jpeg\nContent-Disposition: attachment; {name}\nContent-Transfer-Encoding: base64\n\n/9j/"
    )
    assert [part.name for part in read(multipart(TEXT, block)).files] == ["café.jpg"]


def test_the_same_mail_over_two_roads_is_the_same_mail() -> None:
    one, two = mail(), mail(headers="Received: from a by b\nX-Spam-Status: No\nDelivered-To: meldpunt@kortrijk.example")
    assert read(one).digest == read(two).digest
    assert read(one).digest != read(mail("Iets anders")).digest


def test_a_bounce_leads_back_to_what_bounced() -> None:
    report = (
        "Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nFinal-Recipient: rfc822; gust@citizen.example\n"
        "Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 No such\n user here"
    )
    copy = "Content-Type: text/rfc822-headers\n\nMessage-ID: <token.m7@kortrijk.example>\nReply-To: meldpunt+token@kortrijk.example"
    raw = multipart(
        TEXT, report, copy, kind="report", more="; report-type=delivery-status", sender="MAILER-DAEMON@x.example"
    )
    found = bounces.bounce_in(read(raw))
    assert found is not None
    assert found.original == "token.m7@kortrijk.example"
    assert found.reason == "550 5.1.1 No such user here"
    assert "meldpunt+token@kortrijk.example" in found.clues
