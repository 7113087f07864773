"""The base image of the machines: a plain Debian with sshd and Python, built once per suite and kept."""
import dataclasses
import hashlib
import os
import pathlib
import shutil

from host import CACHE, mounts_below, run

PACKAGES = ("systemd", "systemd-sysv", "dbus", "openssh-server", "python3", "python3-apt", "sudo",
            "iproute2", "procps", "ca-certificates")

# Where a suite's machines find packages that it lacks. Pinned so low that nothing else comes from there:
# trixie has no Apptainer.
FURTHER_SUITE = {"trixie": "sid", "forky": "sid"}


@dataclasses.dataclass(frozen=True)
class Container:
    """The container image of a suite's lab: what its base has already, and what its definition installs."""
    name: str
    base: tuple
    packages: tuple


# For the machines reach no registry: built on a minimal Debian. PyTorch takes minutes and a gigabyte, so that one suite has it.
CONTAINERS = {
    "trixie": Container("torch", ("python3-torch",), ("python3-torch", "openmpi-bin", "python3-mpi4py")),
    "forky": Container("small", (), ("python3-minimal",)),
}
CONTAINER_BASE = "/srv/container-base"

# A folder that all machines of a lab see, in the place of a shared file system, which is the host's kernel's to mount.
SHARED = "/srv/lab-shared"

# The account Ansible and the console log in with, and an ordinary user with jobs to run.
ADMIN, USER = "trainyard", "alice"

SETUP = f"""\
set -e
useradd -m -u 2000 -s /bin/bash {ADMIN}
useradd -m -u 2001 -s /bin/bash {USER}
echo '{ADMIN} ALL=(ALL) NOPASSWD: ALL' > /etc/sudoers.d/{ADMIN}
chmod 0440 /etc/sudoers.d/{ADMIN}
rm -f /etc/ssh/ssh_host_* /etc/machine-id /var/lib/dbus/machine-id
touch /etc/machine-id
systemctl enable -q lab-node.service
systemctl mask -q apt-daily.timer apt-daily-upgrade.timer systemd-firstboot.service
apt-get update -qq
"""

# Runs in each machine before anything else. systemd-nspawn mounts the v1 cgroups read-only, and slurmd
# must write to them; a bind remount is the one that works there. Character devices of NVIDIA's major
# number without a driver behind them are all that slurmd wants to see of a GPU.
NODE_SCRIPT = """\
#!/bin/sh
for hierarchy in /sys/fs/cgroup/*/; do
    mount -o remount,rw,bind "$hierarchy" 2>/dev/null
done
n=0
while [ "$n" -lt "$(cat /etc/lab-gpus)" ]; do
    mknod -m 666 "/dev/nvidia$n" c 195 "$n"
    n=$((n + 1))
done
[ -e /dev/fuse ] || mknod -m 666 /dev/fuse c 10 229   # a container's image is mounted through it
"""

NODE_UNIT = """\
[Unit]
Description=What a lab machine needs before its services start
DefaultDependencies=no
Before=sysinit.target

[Service]
Type=oneshot
ExecStart=/usr/local/sbin/lab-node

[Install]
WantedBy=sysinit.target
"""


def build(suite, mirror_url, expired_indexes_ok):
    """Returns the folder of the suite's image, building it where it is missing."""
    files = _files(suite, mirror_url, expired_indexes_ok)
    recipe = hashlib.sha256(
        repr((PACKAGES, SETUP, CONTAINERS.get(suite), sorted(files.items()))).encode()).hexdigest()[:8]
    image = CACHE / "images" / f"{suite}-{recipe}"
    if image.is_dir():
        return image
    image.parent.mkdir(parents=True, exist_ok=True)
    part = image.with_name(f".{suite}-{os.getpid()}")
    try:
        _debootstrap(suite, mirror_url, part, PACKAGES)
        if suite in CONTAINERS:
            _container_base(suite, mirror_url, part / CONTAINER_BASE.lstrip("/"), files)
        for path, content in files.items():
            file = part / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content)
        (part / "usr/local/sbin/lab-node").chmod(0o755)
        run("chroot", part, "/bin/sh", "-c", SETUP, limit=300)
        _forget_packages(part)
        part.rename(image)
    finally:
        discard(part)
    for old in image.parent.glob(f"{suite}-*"):
        if old != image and not _in_use(old):
            discard(old)
    return image


def _container_base(suite, mirror_url, base, files):
    _debootstrap(suite, mirror_url, base, ())
    if CONTAINERS[suite].base:
        (base / "etc/apt/apt.conf.d/90lab").write_text(files["etc/apt/apt.conf.d/90lab"])
        (base / "etc/dpkg/dpkg.cfg.d/90lab").write_text(files["etc/dpkg/dpkg.cfg.d/90lab"])
        run("chroot", base, "apt-get", "-qq", "update", limit=300)
        run("chroot", base, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "install", *CONTAINERS[suite].base,
            limit=900)
    _forget_packages(base)
    # a build in a user namespace may not copy device files, and a container gets its own
    shutil.rmtree(base / "dev")
    (base / "dev").mkdir()


def _forget_packages(root):
    for deb in (root / "var/cache/apt/archives").glob("*.deb"):
        deb.unlink()


def remove_leftovers(suite):
    """What a killed build left behind."""
    for part in (CACHE / "images").glob(f".{suite}-*"):
        discard(part)


def discard(folder):
    for point in mounts_below(folder):   # debootstrap mounts proc and sys
        run("umount", point)
    shutil.rmtree(folder, ignore_errors=True)


def _debootstrap(suite, mirror_url, target, packages):
    script = pathlib.Path("/usr/share/debootstrap/scripts") / suite
    if not script.exists():   # a suite younger than this host's debootstrap
        script = script.with_name("sid")
    target.parent.mkdir(parents=True, exist_ok=True)
    include = [f"--include={','.join(packages)}"] if packages else []
    run("debootstrap", "--variant=minbase", *include, suite, target, mirror_url, script, limit=900)


def _in_use(image):
    return f"lowerdir={image}," in pathlib.Path("/proc/self/mountinfo").read_text()


def _files(suite, mirror_url, expired_indexes_ok):
    apt = 'APT::Install-Recommends "false";\nAcquire::Languages "none";\n'
    if expired_indexes_ok:
        apt += 'Acquire::Check-Valid-Until "false";\n'
    further = {}
    if suite in FURTHER_SUITE:
        further = {
            "etc/apt/sources.list.d/lab-further.list": f"deb {mirror_url} {FURTHER_SUITE[suite]} main\n",
            "etc/apt/preferences.d/lab-further":
                f"Package: *\nPin: release n={FURTHER_SUITE[suite]}\nPin-Priority: 50\n",
        }
    if suite in CONTAINERS:
        further[f"{CONTAINER_BASE.lstrip('/')}/etc/apt/apt.conf.d/90lab"] = apt
    return {
        **further,
        "etc/apt/sources.list": f"deb {mirror_url} {suite} main\n",
        "etc/apt/apt.conf.d/90lab": apt,
        # a machine that lives for minutes needs neither safe writes nor manuals
        "etc/dpkg/dpkg.cfg.d/90lab": "force-unsafe-io\npath-exclude=/usr/share/doc/*\npath-exclude=/usr/share/man/*\n",
        "etc/ssh/sshd_config.d/90lab.conf": "PasswordAuthentication no\nPermitRootLogin no\n",
        "usr/local/sbin/lab-node": NODE_SCRIPT,
        "etc/systemd/system/lab-node.service": NODE_UNIT,
    }
