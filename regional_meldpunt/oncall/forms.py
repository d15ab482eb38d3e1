from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

PICTURES = "image/jpeg,image/png,image/webp,image/heic,image/heif"


class RefusalForm(forms.Form):
    reason = forms.CharField(label=_("Why can you not go?"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class NoteForm(forms.Form):
    """A remark, a photo, or both."""

    text = forms.CharField(label=_("Note"), max_length=5_000, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    photo = forms.FileField(label=_("Photo"), required=False, widget=forms.FileInput(attrs={"accept": PICTURES}))
