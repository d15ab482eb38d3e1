from django.urls import path

from shared_services.social_files.investigation import views, views_papers, views_sections, views_service
from shared_services.social_files.unkept import unkept

app_name = "social_files"
DOSSIER = "kantoor/sociaal/dossier/<uuid:ref>/"
urlpatterns = unkept(
    [
        path("kantoor/sociaal/", views.listing, name="list"),
        path("kantoor/sociaal/nieuw/", views.new, name="new"),
        path("kantoor/sociaal/invoer/", views_service.bring_over, name="import"),
        path("kantoor/sociaal/dienst/", views_service.service, name="people"),
        path("kantoor/sociaal/comite/", views_service.committee, name="committee"),
        path("kantoor/sociaal/comite/<int:meeting_pk>/agenda/", views_service.agenda, name="agenda"),
        path("kantoor/sociaal/logboek/", views_service.log, name="log"),
        path(DOSSIER, views.file, name="file"),
        path(f"{DOSSIER}reden/", views.purpose, name="purpose"),
        path(f"{DOSSIER}persoon/", views.person, name="person_new"),
        path(f"{DOSSIER}persoon/<uuid:person_ref>/", views.person, name="person"),
        path(f"{DOSSIER}persoon/<uuid:person_ref>/einde/", views.person_removal, name="person_removal"),
        path(f"{DOSSIER}team/", views.team, name="team"),
        path(f"{DOSSIER}toestand/", views.state, name="state"),
        path(f"{DOSSIER}stukken/", views_papers.upload, name="upload"),
        path(f"{DOSSIER}stukken/<uuid:document_ref>/", views_papers.document, name="document"),
        path(f"{DOSSIER}stukken/<uuid:document_ref>/einde/", views_papers.document_removal, name="document_removal"),
        path(f"{DOSSIER}verslag/", views_papers.paper, name="paper"),
        path(f"{DOSSIER}meegeven/", views_papers.departure, name="departure"),
        path(f"{DOSSIER}inzage/", views_papers.readers, name="readers"),
        path(f"{DOSSIER}deel/<slug:kind>/", views_sections.section, name="section"),
        path(f"{DOSSIER}deel/<slug:kind>/wijziging/", views_sections.edit, name="edit"),
        path(f"{DOSSIER}deel/<slug:kind>/concept/", views_sections.draft, name="draft"),
        path(f"{DOSSIER}deel/<slug:kind>/concept/einde/", views_sections.draft_end, name="draft_end"),
        path(f"{DOSSIER}deel/<slug:kind>/versies/<int:number>/", views_sections.section, name="version"),
    ]
)
