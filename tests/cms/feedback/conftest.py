from tests.cms.catalogue.conftest import catalogue

__all__ = ["catalogue"]
