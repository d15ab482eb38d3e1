"""The database engine of Streekpoort: django-tenants' PostgreSQL backend with a role beside the search path."""
