"""What is installed, and in which schema each app's tables live."""

WAGTAIL = [
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "wagtail_localize",
    "wagtail_localize.locales",
    "modelcluster",
    "taggit",
]

# Tables in `public` for the region and again in each municipality: people, sessions, pages.
BOTH_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "foundation.identity",
    "foundation.access",
    "foundation.audit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    *WAGTAIL,
]

# Tables in `public` only: who the municipalities are, and what the region does together.
REGION_APPS = [
    "tenants.registry",
    "tenants.branding",
    "tenants.people",
    "tenants.places",
    "foundation.standing",
    "foundation.events",
    "foundation.tasks",
    "foundation.notifications",
    "foundation.calendar",
    "foundation.files",
    "django_q",
    "regional_meldpunt.categories",
    "regional_meldpunt.teams",
    "regional_meldpunt.routing",
    "regional_meldpunt.meldingen",
    "regional_meldpunt.open311",
    "regional_meldpunt.linked_data",
    "regional_meldpunt.answers",
    "regional_meldpunt.mailbox",
    "regional_meldpunt.taak",
    "regional_meldpunt.playbooks",
    "regional_meldpunt.retention",
    "regional_meldpunt.duplicates",
    "regional_meldpunt.telephone",
    "regional_meldpunt.worklists",
    "shared_services.social_files.public_keys",
    "regional_meldpunt.roster",
    "regional_meldpunt.escalation",
    "regional_meldpunt.dispatch",
    "regional_meldpunt.paging",
    "regional_meldpunt.oncall",
    "regional_meldpunt.night_line",
    "regional_meldpunt.desk",
    "regional_meldpunt.shifts",
]

# Tables in each municipality's own schema only.
MUNICIPALITY_APPS = [
    "cms.site",
    "regional_meldpunt.contacts",
    "regional_meldpunt.intake",
    "regional_meldpunt.public_map",
    "shared_services.social_files.keys",
    "shared_services.social_files.readbook",
    "shared_services.social_files.investigation",
]

# No tables at all.
PLAIN_APPS = [
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "channels",
    "django_htmx",
    "django_tenants",
    "foundation.tenancy",
    "foundation.realtime",
    "foundation.design",
    "tenants.provisioning",
    "tenants.office",
    "cms.region",
    "regional_meldpunt.casefile",
    "regional_meldpunt.figures",
    "regional_meldpunt.insight",
    "regional_meldpunt.office",
]
