"""Everybody keeps and undoes their own, behind the wall of the municipality or of the desk."""

from foundation.tenancy.policies import Owned

TABLES = [
    Owned("worklists.SavedList", reads="own", tenant="select,insert,update,delete", desk="select,insert,update,delete"),
    Owned("worklists.BulkAct", reads="own", tenant="select,insert,update", desk="select,insert,update"),
]
