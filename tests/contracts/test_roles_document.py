"""docs/roles.md says what the registry says."""

from foundation.access import declarations, matrix


def test_the_document_is_current():
    written = matrix.DOCUMENT.read_text(encoding="utf-8")
    assert written == matrix.render(), "docs/roles.md is behind; write it again with `streekpoort roles`"


def test_every_role_and_permission_has_a_name():
    unnamed = [role.code for role in declarations.roles() if not role.label]
    unnamed += [code for code, label in declarations.permissions() if not label]
    assert not unnamed, f"no label for: {', '.join(unnamed)}"
