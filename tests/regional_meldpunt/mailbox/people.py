"""What people send: ugly, but theirs. Each with a word that must be readable afterwards."""

from tests.regional_meldpunt.mailbox.post import PIXEL, TEXT, attached, mail, multipart, raw

OUTLOOK_HTML = """
    Content-Type: text/html; charset=windows-1252
    Content-Transfer-Encoding: quoted-printable

    <html xmlns:o=3D"urn:schemas-microsoft-com:office:office"><head><style>p {margin:0}</style><title>x</title></head>
    <body lang=3DNL-BE><div class=3DWordSection1><p class=3DMsoNormal>Beste,<o:p></o:p></p><p>De lantaarn aan het caf=E9 is =
    stuk.</p><div style=3D"display:none">verborgen tekst</div><p><img src=3D"cid:logo@stad"></p></div></body></html>
    """

PEOPLE: dict[str, tuple[str, bytes]] = {
    "plain": ("diepe put", mail()),
    "latin-1 that says so": ("café", mail("De put aan het café", encoding="iso-8859-1")),
    "windows quotes said to be latin-1": (
        "“put”",
        mail("x").replace(b"charset=utf-8", b"charset=iso-8859-1").replace(b"\r\n\r\nx", b"\r\n\r\nDe \x93put\x94 is er nog"),
    ),
    "utf-8 said to be latin-1": ("café", mail("De put aan het café").replace(b"charset=utf-8", b"charset=iso-8859-1")),
    "utf-8 said to be ascii": ("café", mail("De put aan het café").replace(b"charset=utf-8", b"charset=us-ascii")),
    "a character set of nobody": ("café", mail("De put aan het café").replace(b"charset=utf-8", b"charset=x-user-defined")),
    "no character set": ("café", raw("From: gust@citizen.example\nSubject: Put\n\nDe put aan het café")),
    "no mime at all, latin-1": ("café", raw("From: gust@citizen.example\nSubject: Put\n\nDe put aan het café", "iso-8859-1")),
    "utf-16": ("café", mail("x").replace(b"charset=utf-8", b"charset=utf-16").replace(b"\r\n\r\nx\r\n", b"\r\n\r\n" + "De put, café".encode("utf-16"))),
    "greek": ("λακκούβα", mail("Μια λακκούβα", encoding="iso-8859-7")),
    "twice encoded": ("café", mail("De put aan het cafÃ©")),
    "subject in raw bytes": ("café", mail("zie onderwerp", subject="Put aan het café")),
    "subject cut in the middle of a character": (
        "café", mail("zie onderwerp", subject="=?utf-8?Q?Put_aan_het_caf=C3?=\r\n =?utf-8?Q?=A9?="),
    ),
    "subject in two encodings": ("café", mail("x", subject="=?iso-8859-1?Q?Put_aan_het?= =?utf-8?B?IGNhZsOp?=")),
    "subject with a broken encoded word": ("=?utf-8?Q?Put", mail("x", subject="=?utf-8?Q?Put aan het")),
    "unknown encoding of a subject": ("Put", mail("x", subject="=?klingon?Q?Put?=")),
    "outlook, only html": ("café is stuk", multipart(OUTLOOK_HTML, attached(PIXEL, "logo.png", "image/png", cid="logo@stad", inline=True), kind="related")),
    "html without a plain part that says anything": (
        "diepe put", multipart("Content-Type: text/plain\n\n ", "Content-Type: text/html\n\n<p>Een <b>diepe</b> put</p>", kind="alternative"),
    ),
    "html that says it is plain": ("diepe put", mail("<html><body><div>Een diepe put</div></body></html>")),
    "html that nobody closed": ("diepe put", mail("<p>Een diepe <b>put<table><tr><td", headers="Content-Type: text/html; charset=utf-8")),
    "markup of a script": ("diepe put", mail("<script>alert('x')</script><p>diepe put</p>", headers="Content-Type: text/html")),
    "only a photo": ("", multipart(attached(PIXEL, "IMG_0001.png", "image/png"))),
    "only a subject": ("Put in de weg", mail("")),
    "boundary that never comes": ("diepe put", mail("diepe put", headers='MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="weg"')),
    "boundary that never ends": ("diepe put", mail("--x\nContent-Type: text/plain\n\ndiepe put", headers='MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"')),
    "content type nonsense": ("diepe put", mail("diepe put", headers="MIME-Version: 1.0\nContent-Type: tekst")),
    "two content types": ("diepe put", mail("diepe put", headers="Content-Type: text/plain\nContent-Type: text/plain; charset=utf-8")),
    "line ends of unix": ("diepe put", mail("Een\ndiepe put").replace(b"\r\n", b"\n")),
    "line ends of an old mac in the body": ("diepe put", mail("Een\rdiepe put")),
    "a line of a megabyte": ("diepe put", mail("diepe put " + "x" * 1_000_000)),
    "nul in the middle": ("diepe put", mail("diepe\x00 put")),
    "words that turn around": ("diepe put", mail("\u202ediepe put\u202c")),
    "no date, no id": ("diepe put", raw("From: gust@citizen.example\n\ndiepe put")),
    "an impossible date": ("diepe put", mail("diepe put").replace(b"Mon, 3 Mar 2025 08:15:00 +0100", b"Foo, 99 Xxx 99999 25:61")),
    "quotes that nobody closed": ("diepe put", mail("diepe put", sender='"Gust, de bakker <gust@citizen.example>')),
    "a name with a comma": ("diepe put", mail("diepe put", sender="Vercruysse, Gust <gust@citizen.example>")),
    "an encoded name with a comma": ("diepe put", mail("diepe put", sender="=?utf-8?Q?Vercruysse=2C_Gust?= <gust@citizen.example>")),
    "two senders": ("diepe put", mail("diepe put", sender="gust@citizen.example, els@citizen.example")),
    "absence of street light": ("Afwezigheid", mail("De lamp brandt niet", subject="Afwezigheid van straatverlichting")),
    "somebody away from the office writes": ("put", mail("Ik ben niet op kantoor, maar zag wel een put.")),
    "auto-submitted: no": ("diepe put", mail("diepe put", headers="Auto-Submitted: no")),
    "through a group of the town hall": ("diepe put", mail("diepe put", headers="List-Id: <info.kortrijk.example>\nPrecedence: list")),
    "outlook that suppresses answers": ("diepe put", mail("diepe put", headers="X-Auto-Response-Suppress: OOF, AutoReply")),
    "checked by the server": ("diepe put", mail("diepe put", headers="Authentication-Results: mx; spf=pass; dmarc=pass\nX-Spam-Status: No, score=-1")),
    "signed": ("diepe put", multipart(TEXT, "Content-Type: application/pkcs7-signature; name=smime.p7s\n\nMIAGCSqG", kind="signed")),
    "tnef beside a text": ("diepe put", multipart(TEXT, attached(b"x" * 40, "winmail.dat", "application/ms-tnef"))),
    "about the postmaster": ("put", mail("Een put", sender="Post Master <post.master@citizen.example>")),
    "undeliverable parcel": ("pakje", mail("Mijn pakje was onbestelbaar", subject="Onbestelbaar pakje in de bosjes")),
    "number plate": ("1-ABC-234", mail("De wagen met plaat 1-ABC-234 blokkeert het voetpad.")),
}  # fmt: skip
