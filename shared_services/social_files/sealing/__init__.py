"""A parcel from one municipality to another that nobody in between can open or change. Bytes only, no database."""

from shared_services.social_files.sealing.context import Context
from shared_services.social_files.sealing.opening import open_parcel
from shared_services.social_files.sealing.problems import ParcelRefused, Refusal
from shared_services.social_files.sealing.sealing import seal

__all__ = ["Context", "ParcelRefused", "Refusal", "open_parcel", "seal"]
