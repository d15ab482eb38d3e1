from __future__ import annotations

from shared_services.social_files.keys.models import KeyGeneration, KeyHolder, KeyRing, KeyShare


def ring() -> KeyRing | None:
    return KeyRing.objects.first()


def holders() -> list[KeyHolder]:
    """Those who can unlock now, people first."""
    return list(KeyHolder.objects.filter(left_at=None).order_by("-kind", "pk"))


def holder(pk: int) -> KeyHolder | None:
    return KeyHolder.objects.filter(pk=pk, left_at=None).first()


def holder_of(user_id: int) -> KeyHolder | None:
    return KeyHolder.objects.filter(user_id=user_id, left_at=None).first()


def envelope() -> KeyHolder | None:
    return KeyHolder.objects.filter(kind=KeyHolder.Kind.ENVELOPE, left_at=None).first()


def shares_of(found: KeyHolder) -> list[KeyShare]:
    return list(KeyShare.objects.filter(holder=found, other__left_at=None))


def generations() -> list[KeyGeneration]:
    return list(KeyGeneration.objects.all())


def living_generations() -> list[KeyGeneration]:
    return list(KeyGeneration.objects.filter(destroyed_at=None))


def generation(key_id: str) -> KeyGeneration | None:
    return KeyGeneration.objects.filter(key_id=key_id).first()
