"""Web Push (RFC 8030, 8291, 8292): encrypted for the device, signed by this installation. No personal data in it."""

from __future__ import annotations

import base64
import json
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from django.utils.encoding import force_bytes
from django.utils.module_loading import import_string

from foundation import outbound
from regional_meldpunt.paging.jobs import Device, Handed, Job, NotNow, Refused

LIVES = 3600  # seconds a push service keeps it for a device that is off
SIGNED_FOR = 12 * 3600
PURPOSE = b"streekpoort web push"
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # of the curve P-256
GONE = frozenset({404, 410})


def send(job: Job) -> Handed:
    """To every device of the person; it went when one push service took it."""
    body = json.dumps(payload(job)).encode()
    gone, reached, problem = [], [], ""
    for device in job.devices:
        try:
            status = _to(device, body, urgent=True, topic=job.tag)
        except outbound.OutboundProblem:
            problem = "unreachable"
            continue
        if status in GONE:
            gone.append(device.pk)
        elif 200 <= status < 300:
            reached.append(device.pk)
        else:
            problem = "gateway_error"
    if reached:
        return Handed(gone=tuple(gone), reached=tuple(reached))
    if problem:
        raise NotNow(problem)
    raise Refused("no_device", tuple(gone))


def payload(job: Job) -> dict[str, Any]:
    return {
        "title": job.title,
        "path": job.path,
        "answer": job.answer,
        "tag": job.tag,
        "labels": job.labels,
        "language": job.language,
    }


def _to(device: Device, body: bytes, *, urgent: bool, topic: str) -> int:
    keys = {"p256dh": device.p256dh, "auth": device.auth}
    try:
        pusher = import_string("pywebpush.WebPusher")({"endpoint": device.endpoint, "keys": keys})
        sealed: bytes = pusher.encode(body, "aes128gcm")["body"]
    except (ValueError, TypeError, AttributeError, import_string("pywebpush.WebPushException")):
        return 410  # the keys make no sense: nothing will ever arrive there
    headers = {
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(LIVES),
        "Urgency": "high" if urgent else "normal",
        "Topic": topic[:32],
        **signed(device.endpoint),
    }
    patience = float(settings.STREEKPOORT_GATEWAY_TIMEOUT)
    return outbound.ask("POST", device.endpoint, body=sealed, headers=headers, patience=patience).status


def signed(endpoint: str) -> dict[str, str]:
    """VAPID: who speaks, and until when this holds."""
    parts = urlsplit(endpoint)
    vapid = import_string("py_vapid.Vapid02")(private_key=private_key())
    claims = {"aud": f"{parts.scheme}://{parts.netloc}", "sub": f"mailto:{settings.DEFAULT_FROM_EMAIL}"}
    headers: dict[str, str] = vapid.sign(claims)
    return headers


def private_key() -> ec.EllipticCurvePrivateKey:
    return _private_key(str(settings.STREEKPOORT_VAPID_KEY), force_bytes(settings.SECRET_KEY))


@cache
def _private_key(given: str, secret: bytes) -> ec.EllipticCurvePrivateKey:
    """The one of the settings, or one that follows from the installation's secret."""
    if given:
        number = int.from_bytes(base64.urlsafe_b64decode(given + "=" * (-len(given) % 4)), "big")
    else:
        derived = HKDF(algorithm=SHA256(), length=48, salt=None, info=PURPOSE).derive(secret)
        number = int.from_bytes(derived, "big") % (ORDER - 1) + 1
    return ec.derive_private_key(number, ec.SECP256R1())


def public_key() -> str:
    """What a browser wants to know before it subscribes."""
    point = private_key().public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return base64.urlsafe_b64encode(point).rstrip(b"=").decode()
