"""An ansible-playbook that can manage the lab's machines.

Ansible refuses machines whose Python is much younger than itself. Where the host's ansible-core is too old,
a newer one from the same mirror is unpacked into the cache and run by the host's Python; nothing is
installed over the host's own.
"""
import os
import pathlib
import re
import subprocess

from host import CACHE, LabError, run
from mirror import check_valid_until

ANSIBLE_HOME = pathlib.Path(__file__).resolve().parent.parent
PYTHON = "/usr/bin/python3"
OLDEST = (2, 18)            # the first that manages Python 3.13
SOURCE = "trixie"           # its ansible-core 2.19 runs on Python 3.11 and later
LIBRARIES = ("jinja2", "yaml", "cryptography", "packaging", "resolvelib")


def playbook(lab, bundle, arguments):
    """The argument list and the environment that run site.yml on the lab with a bundle."""
    inventory = pathlib.Path(bundle).resolve() / "inventory/hosts.yml"
    if not inventory.is_file():
        raise LabError(f"{bundle} is no bundle: it has no inventory/hosts.yml")
    if not lab.settings():
        raise LabError(f"no {lab.suite} lab is up; `lab up --suite {lab.suite}` makes one")
    env = {**os.environ, "ANSIBLE_CONFIG": str(ANSIBLE_HOME / "ansible.cfg"), **_newer_ansible(lab.mirror_url),
           "LC_ALL": "C.UTF-8"}
    return [PYTHON, "-m", "ansible", "playbook",
            "--inventory", str(inventory),
            "--private-key", str(lab.identity),
            "--ssh-common-args", f"-F none -o IdentitiesOnly=yes -o UserKnownHostsFile={lab.known_hosts}",
            str(ANSIBLE_HOME / "playbooks/site.yml"), *arguments], env


def words(lab):
    """What starts an ansible-playbook that can manage the lab's machines, as an argument list."""
    newer = _newer_ansible(lab.mirror_url)
    return [*(["env", *(f"{name}={value}" for name, value in newer.items())] if newer else []),
            PYTHON, "-m", "ansible", "playbook"]


def _newer_ansible(mirror_url):
    if _installed_version() >= OLDEST:
        return {}
    _require_libraries()
    folder = CACHE / "ansible" / SOURCE
    if not folder.is_dir():
        _unpack(mirror_url, folder)
    return {"PYTHONPATH": str(folder / "usr/lib/python3/dist-packages")}


def _installed_version():
    asked = subprocess.run([PYTHON, "-c", "from ansible.release import __version__; print(__version__)"],
                           capture_output=True, text=True, timeout=30)
    found = re.match(r"(\d+)\.(\d+)", asked.stdout)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def _require_libraries():
    names = "; ".join(f"import {library}" for library in LIBRARIES)
    if subprocess.run([PYTHON, "-c", names], capture_output=True, timeout=30).returncode:
        run("apt-get", "install", "-y", "-o", "DPkg::Lock::Timeout=300", "-qq", "--no-install-recommends",
            *(f"python3-{library}" for library in LIBRARIES), limit=600)


def _unpack(mirror_url, folder):
    """Fetches the package with apt, which checks its signature, without touching apt's own lists."""
    work = folder.with_name(f".{SOURCE}-{os.getpid()}")
    for part in ("lists/partial", "archives/partial", "root"):
        (work / part).mkdir(parents=True)
    (work / "sources.list").write_text(f"deb {mirror_url} {SOURCE} main\n")
    apt = ["apt-get", "-qq", "-o", f"Dir::Etc::sourcelist={work}/sources.list", "-o", "Dir::Etc::sourceparts=-",
           "-o", f"Dir::State::lists={work}/lists", "-o", f"Dir::Cache={work}", "-o", "APT::Sandbox::User=root",
           "-o", f"Acquire::Check-Valid-Until={str(check_valid_until()).lower()}"]
    run(*apt, "update", limit=300)
    run("sh", "-c", 'cd "$1" && shift && exec "$@"', "sh", work / "archives", *apt, "download", "ansible-core", limit=300)
    package, = (work / "archives").glob("*.deb")
    run("dpkg-deb", "--extract", package, work / "root")
    try:
        (work / "root").rename(folder)
    except OSError:
        if not folder.is_dir():   # else another lab's `provision` was faster
            raise
    run("rm", "-rf", work)
