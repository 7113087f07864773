"""The machines that a bundle's daemons are started on: the disk of the lab's own, and namespaces for the rest."""
import os
import pathlib
import re
import shutil
import subprocess
import time

from host import LabError, run

PLACE = pathlib.Path("/mnt")
ROOT = PLACE / "root"   # in this mount namespace alone
OWN_FOLDERS = ("var/spool/slurmd", "var/log/slurm", "run")   # what each machine has for itself


def disk(controller, compute, v1_alone):
    """The trees of two machines as one, whose changes are in memory and end with the namespace."""
    run("mount", "-t", "tmpfs", "-o", "size=4g", "trial", PLACE)
    for part in ("upper", "work", "root"):
        (PLACE / part).mkdir()
    run("mount", "-t", "overlay", "trial", ROOT, "-o",
        f"lowerdir={controller}:{compute},upperdir={PLACE}/upper,workdir={PLACE}/work")
    run("mount", "-t", "proc", "proc", ROOT / "proc")
    run("mount", "-t", "sysfs", "-o", "ro", "sysfs", ROOT / "sys")
    for folder, mode in (("dev", "755"), ("run", "755"), ("tmp", "1777")):
        run("mount", "-t", "tmpfs", "-o", f"mode={mode}", "trial", ROOT / folder)
    for name, minor in (("null", 3), ("zero", 5), ("full", 7), ("random", 8), ("urandom", 9)):
        run("mknod", "-m", "666", ROOT / "dev" / name, "c", "1", str(minor))
    (ROOT / "dev/shm").mkdir()
    cgroups(v1_alone)


def cgroups(v1_alone):
    """The host's hierarchies again, which in a control group namespace begin at this group.

    From Slurm 25.05 on a host with both versions is refused; there v1 stands alone.
    """
    place = ROOT / "sys/fs/cgroup"
    found = []
    for line in pathlib.Path("/proc/self/mountinfo").read_text().splitlines():
        fields, after = line.split(" - ")
        kind, _, options = after.split()[:3]
        if kind in ("cgroup", "cgroup2"):
            found.append((kind, pathlib.Path(fields.split()[4]).relative_to("/sys/fs/cgroup"), options))
    hybrid = any(kind == "cgroup" for kind, _, _ in found)
    if hybrid:
        run("mount", "-t", "tmpfs", "cgroup", place)
    for kind, path, options in found:
        if kind == "cgroup2" and hybrid and v1_alone:
            continue
        (place / path).mkdir(exist_ok=True)
        only = [option for option in options.split(",") if option not in ("rw", "ro")]
        run("mount", "-t", kind, *(["-o", ",".join(only)] if only else []), kind, place / path)


def here(*argv, limit=60):
    """Runs a command in the tree, outside of any machine."""
    return run("chroot", ROOT, *argv, limit=limit)


def device(file, minor):
    path = ROOT / file.lstrip("/")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    run("mknod", "-m", "666", path, "c", "195", str(minor))


def folder(path, owner="slurm", mode=0o755):
    """An empty folder."""
    full = ROOT / path
    if full.is_dir():
        shutil.rmtree(full)
    full.mkdir(parents=True)
    own(path, owner, mode)


def own(path, owner, mode):
    here("chown", f"{owner}:{owner}", f"/{path}")
    (ROOT / path).chmod(mode)


class Machine:
    """A host name, a network and folders of its own, held by a process that sleeps."""

    def __init__(self, name, address):
        self.name, self.address = name, address
        self.home = PLACE / "machines" / name
        shutil.rmtree(self.home, ignore_errors=True)
        for path in OWN_FOLDERS:
            (self.home / path).mkdir(parents=True)
        self.holder = subprocess.Popen(
            ["unshare", "--mount", "--net", "--uts", "--propagation", "private", "sh", "-ec", "echo; exec sleep infinity"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
        self.holder.stdout.readline()   # from here on it is in its namespaces
        self.inside("hostname", name)
        # munge and the database are reached by their sockets, which all machines share
        for shared in ("munge", "mysqld"):
            (self.home / "run" / shared).mkdir()
            self.inside("mount", "--bind", ROOT / "run" / shared, self.home / "run" / shared)
        for path in OWN_FOLDERS:
            (ROOT / path).mkdir(parents=True, exist_ok=True)
            self.inside("mount", "--rbind", self.home / path, ROOT / path)
        self.inside("ip", "link", "set", "lo", "up")

    def _nsenter(self):
        return ["nsenter", f"--target={self.holder.pid}", "--mount", "--net", "--uts"]

    def inside(self, *argv):
        return run(*self._nsenter(), *argv)

    def ask(self, *argv, limit=60):
        return run(*self._nsenter(), "chroot", ROOT, *argv, limit=limit)

    def start(self, *argv, user=None):
        """A daemon in the foreground, as its unit starts it."""
        as_user = [f"--userspec={user}:{user}"] if user else []
        with open(self._console(argv[0]), "ab") as console:
            return subprocess.Popen([*self._nsenter(), "chroot", *as_user, str(ROOT), *argv], stdin=subprocess.DEVNULL,
                                    stdout=console, stderr=console,
                                    env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"})

    def hub(self, others):
        """The wire that the others are on, and this machine's end of it; nobody listens at the addresses of the rest."""
        self.inside("ip", "link", "add", "wire", "type", "bridge")
        self.inside("ip", "link", "set", "wire", "up")
        self.inside("ip", "addr", "add", f"{self.address}/32", "dev", "wire")
        batch = "".join(f"addr add {address}/32 dev lo\n" for address in others)
        if batch:
            run(*self._nsenter(), "ip", "-batch", "-", text=batch)

    def plug_in(self, hub, number):
        hub.inside("ip", "link", "add", f"port{number}", "type", "veth", "peer", "name", "eth0", "netns", str(self.holder.pid))
        hub.inside("ip", "link", "set", f"port{number}", "master", "wire", "up")
        hub.inside("ip", "route", "add", f"{self.address}/32", "dev", "wire")
        self.inside("ip", "addr", "add", f"{self.address}/32", "dev", "eth0")
        self.inside("ip", "link", "set", "eth0", "up")
        self.inside("ip", "route", "add", "default", "dev", "eth0")

    def _console(self, daemon):
        return self.home / f"{daemon}.console"

    def _log(self, daemon):
        return self.home / f"var/log/slurm/{daemon}.log"

    def said(self, daemon):
        """The lines of its log, and those of its console that are not there: what it said before it had a log."""
        logged, told = ([re.sub(r"^(\[\S+\]|\S+:) ", "", line) for line in file.read_text(errors="replace").splitlines()]
                        if file.exists() else [] for file in (self._log(daemon), self._console(daemon)))
        return [*(line for line in dict.fromkeys(told) if line not in set(logged)), *logged]

    def forget(self):
        """Empties logs and consoles."""
        for file in [*self.home.glob("*.console"), *self.home.glob("var/log/slurm/*.log")]:
            os.truncate(file, 0)

    def end(self):
        self.holder.kill()
        self.holder.wait()


def await_that(what, good, processes=(), limit=60):
    """Waits until the answer is good; a daemon that ended meanwhile ends the waiting."""
    deadline = time.monotonic() + limit
    while not good():
        dead = [name for name, process in processes if process.poll() is not None]
        if dead or time.monotonic() > deadline:
            raise LabError(f"{what}: {'ended: ' + ', '.join(dead) if dead else f'not so after {limit} s'}")
        time.sleep(0.1)
