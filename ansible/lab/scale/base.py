"""The folder with Debian's Slurm in it that a large cluster runs from, built once and kept."""
import hashlib
import os
import socket
import subprocess
import sys
import time

import mirror
from host import CACHE, LabError, run
from image import discard

SUITE = "bookworm"   # Slurm 22.05
PACKAGES = ("slurmctld", "slurmd", "slurm-client", "libslurm-perl", "munge", "iproute2")


def build():
    """Returns the folder, building it where it is missing: a plain Debian with Slurm, none of it started."""
    name = hashlib.sha256(repr((SUITE, PACKAGES)).encode()).hexdigest()[:8]
    base = CACHE / "scale" / f"{SUITE}-{name}"
    if base.is_dir():
        return base
    base.parent.mkdir(parents=True, exist_ok=True)
    part = base.with_name(f".{SUITE}-{os.getpid()}")
    port = free_port()
    served = subprocess.Popen([sys.executable, mirror.__file__, "127.0.0.1", str(port), mirror.upstream(),
                               str(CACHE / "mirror")], stdin=subprocess.DEVNULL)
    try:
        await_port(port)
        install(part, f"http://127.0.0.1:{port}")
        part.rename(base)
    finally:
        served.terminate()
        served.wait()
        discard(part)
    return base


def install(part, url):
    run("debootstrap", "--variant=minbase", SUITE, part, url, limit=900)
    (part / "usr/sbin/policy-rc.d").write_text("#!/bin/sh\nexit 101\n")   # packages start nothing
    (part / "usr/sbin/policy-rc.d").chmod(0o755)
    (part / "etc/apt/sources.list").write_text(f"deb {url} {SUITE} main\n")
    valid = [] if mirror.check_valid_until() else ["-o", "Acquire::Check-Valid-Until=false"]
    run("chroot", part, "apt-get", *valid, "update", "-qq", limit=300)
    run("chroot", part, "apt-get", "install", "-y", "-qq", "--no-install-recommends", "-o",
        "Dpkg::Options::=--force-unsafe-io", *PACKAGES, limit=600)
    for deb in (part / "var/cache/apt/archives").glob("*.deb"):
        deb.unlink()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def await_port(port, limit=10):
    deadline = time.monotonic() + limit
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            if time.monotonic() > deadline:
                raise LabError(f"the package mirror does not answer after {limit} s") from None
            time.sleep(0.05)
