"""The same catalogue and website as their own tests have."""

from tests.cms.catalogue.conftest import catalogue

__all__ = ["catalogue"]
