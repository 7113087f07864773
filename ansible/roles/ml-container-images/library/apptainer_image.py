#!/usr/bin/python
"""Builds one version of a container image into a registry folder, whole or not at all."""
import datetime
import fcntl
import hashlib
import json
import os
import pathlib
import shutil
import subprocess

from ansible.module_utils.basic import AnsibleModule

DOCUMENTATION = r"""
module: apptainer_image
short_description: Builds one version of a container image into a registry folder
description:
  - REGISTRY/NAME/VERSION then has NAME.sif, NAME.def, SHA256, manifest.json and validation.json. The folder is built
    beside its place and moved there. A version that is there is never built again; from another definition it is
    refused.
author: Trainyard
options:
  name: {description: The image., type: str, required: true}
  version: {description: Its version., type: str, required: true}
  definition: {description: The definition file's text., type: str, required: true}
  registry: {description: The folder of the images., type: path, required: true}
  work_dir: {description: Where Apptainer unpacks and keeps layers; no file system in memory., type: path, required: true}
  validation: {description: A Python program whose output in JSON says what the image has., type: str, required: true}
"""

EXAMPLES = r"""
- apptainer_image:
    name: torch
    version: "1.0.0"
    definition: "{{ lookup('file', 'torch.def') }}"
    registry: /opt/containers
    work_dir: /var/tmp/apptainer
    validation: "{{ lookup('file', 'validate.py') }}"
"""

RETURN = r"""
manifest:
  description: What manifest.json says.
  returned: always
  type: dict
"""


class Refused(Exception):
    """Why there is no image, as a sentence."""

    def __init__(self, sentence, output=""):
        super().__init__(sentence)
        self.output = output


class Image:
    def __init__(self, params):
        self.name, self.version, self.definition = params["name"], params["version"], params["definition"]
        self.registry, self.work = pathlib.Path(params["registry"]), pathlib.Path(params["work_dir"])
        self.validation = params["validation"]
        self.folder = self.registry / self.name / self.version
        self.digest = hashlib.sha256(self.definition.encode()).hexdigest()

    def present(self):
        """The manifest of the version that is there, or None."""
        try:
            manifest = json.loads((self.folder / "manifest.json").read_text())
            size = (self.folder / f"{self.name}.sif").stat().st_size
        except FileNotFoundError:
            if self.folder.exists():
                raise Refused(f"{self.folder} exists, but is no image of this registry; move it away.") from None
            return None
        if manifest["definition_sha256"] != self.digest:
            raise Refused(f"{self.name} {self.version} in the registry was built from another definition; give the "
                          f"image a new version in the plan, or remove {self.folder} to build it again.")
        if size != manifest["size"]:
            raise Refused(f"{self.folder}/{self.name}.sif has {size} bytes instead of {manifest['size']}; remove "
                          f"{self.folder} to build it again.")
        return manifest

    def build(self):
        self.registry.mkdir(parents=True, exist_ok=True)
        self.work.mkdir(parents=True, exist_ok=True)
        with open(self.registry / ".lock", "w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Refused(f"Another build is at work in {self.registry}; wait until it ends.") from None
            for left in self.registry.glob(".building-*"):
                shutil.rmtree(left)
            draft = self.registry / f".building-{self.name}-{self.version}"
            draft.mkdir()
            try:
                manifest = self._fill(draft)
                self.folder.parent.mkdir(exist_ok=True)
                draft.rename(self.folder)
            finally:
                shutil.rmtree(draft, ignore_errors=True)
        return manifest

    def _fill(self, draft):
        sif = draft / f"{self.name}.sif"
        definition = draft / f"{self.name}.def"
        definition.write_text(self.definition)
        started = datetime.datetime.now(datetime.timezone.utc)
        built = self._apptainer("build", sif, definition, alone=withheld())
        if built.returncode:
            raise Refused(f"Apptainer could not build {self.name} {self.version}: {reason(built.stdout)}", built.stdout)
        sif.chmod(0o644)
        digest = checksum(sif)
        (draft / "SHA256").write_text(f"{digest}  {sif.name}\n")
        ended = datetime.datetime.now(datetime.timezone.utc)
        manifest = {
            "name": self.name,
            "version": self.version,
            "definition_sha256": self.digest,
            "sha256": digest,
            "size": sif.stat().st_size,
            "built_at": ended.isoformat(timespec="seconds"),
            "build_seconds": round((ended - started).total_seconds(), 1),
            "apptainer": self._apptainer("--version").stdout.split()[-1],
            "labels": self._labels(sif),
        }
        (draft / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
        (draft / "validation.json").write_text(json.dumps(self._validate(sif), indent=2) + "\n")
        return manifest

    def _labels(self, sif):
        told = self._apptainer("inspect", "--json", "--labels", sif)
        try:
            return json.loads(told.stdout[told.stdout.index("{"):])["data"]["attributes"]["labels"]
        except (ValueError, KeyError):
            return {}

    def _validate(self, sif):
        """What the image says of itself: on a machine without GPUs that CUDA has none is no fault of the image."""
        if self._apptainer("exec", sif, "sh", "-c", "command -v python3").returncode:
            return {name: {"result": "SKIP", "reason": "the image has no python3"}
                    for name in ("python", "torch", "cuda", "nccl", "mpi", "mpi4py")}
        told = self._apptainer("exec", sif, "python3", "-c", self.validation)
        try:
            found = json.loads(told.stdout.strip().splitlines()[-1])
        except (ValueError, IndexError):
            raise Refused(f"What {self.name} {self.version} has cannot be found out: {reason(told.stdout)}",
                          told.stdout) from None
        broken = [f"{name}: {value['reason']}" for name, value in found.items() if value["result"] == "FAIL"]
        if broken:
            raise Refused(f"{self.name} {self.version} was built, but {'; '.join(broken)}.", told.stdout)
        return found

    def _apptainer(self, *arguments, alone=False):
        # Where the machine withholds rights from root, root has all of them in a namespace of its own.
        namespace = ["unshare", "--user", "--map-users=0,0,65536", "--map-groups=0,0,65536"] if alone else []
        # Without sudo's words, for Apptainer gives an image to whom they name.
        environment = {**{name: value for name, value in os.environ.items() if not name.startswith("SUDO_")},
                       "LC_ALL": "C.UTF-8", "APPTAINER_TMPDIR": str(self.work),
                       "APPTAINER_CACHEDIR": str(self.work / "cache")}
        return subprocess.run([*namespace, "apptainer", *map(str, arguments)], env=environment, text=True,
                              errors="replace", stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, cwd="/", check=False)


def withheld():
    """Whether root lacks rights here, as in a container: Apptainer's builds ask for all of them."""
    status = pathlib.Path("/proc/self/status").read_text()
    has = int(status.split("CapEff:")[1].split()[0], 16)
    return has != (1 << (int(pathlib.Path("/proc/sys/kernel/cap_last_cap").read_text()) + 1)) - 1


def checksum(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() if hasattr(hashlib, "file_digest") else blocks(file)


def blocks(file):
    digest = hashlib.sha256()
    for block in iter(lambda: file.read(1 << 20), b""):
        digest.update(block)
    return digest.hexdigest()


def reason(output):
    """The last lines that say something, without what a terminal would make of them."""
    lines = [line.strip() for line in output.replace("\x1b[91m", "").replace("\x1b[0m", "").splitlines() if line.strip()]
    fatal = [line for line in lines if line.startswith(("FATAL", "ERROR", "E:"))]
    return " | ".join((fatal or lines)[-3:]) or "it said nothing"


def main():
    texts = {name: {"type": "str", "required": True} for name in ("name", "version", "definition", "validation")}
    module = AnsibleModule(supports_check_mode=True, argument_spec={
        **texts, "registry": {"type": "path", "required": True}, "work_dir": {"type": "path", "required": True}})
    image = Image(module.params)
    try:
        manifest = image.present()
        if manifest or module.check_mode:
            module.exit_json(changed=not manifest, manifest=manifest or {})
        if not shutil.which("apptainer"):
            raise Refused("Images are built with Apptainer, which is not on this machine.")
        module.exit_json(changed=True, manifest=image.build())
    except Refused as refused:
        module.fail_json(msg=str(refused), stdout=refused.output)
    except OSError as failed:
        module.fail_json(msg=f"{image.name} {image.version} could not be built: {failed}")


if __name__ == "__main__":
    main()
