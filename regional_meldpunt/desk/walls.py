from foundation.tenancy.policies import Shared

TABLES = [Shared("desk.Look", desk="select,insert,update")]
