"""The host that the lab runs on: commands with a time limit, required tools, control groups, mounts."""
import os
import pathlib
import shutil
import signal
import subprocess
import time

CACHE = pathlib.Path("/var/cache/trainyard-lab")
STATE = pathlib.Path("/var/lib/trainyard-lab")

# command -> the Debian package that has it
TOOLS = {
    "debootstrap": "debootstrap",
    "systemd-nspawn": "systemd-container",
    "ip": "iproute2",
    "ssh": "openssh-client",
    "ssh-keygen": "openssh-client",
    "mount": "mount",
}


class LabError(Exception):
    """What went wrong, as a sentence for the user."""


def run(*argv, limit=60, text=None):
    """Runs a command to its end and returns what it printed; a failure quotes its last lines."""
    argv = [str(a) for a in argv]
    try:
        done = subprocess.run(argv, input=text, text=True, errors="replace", timeout=limit,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              stdin=None if text is not None else subprocess.DEVNULL,
                              env={**os.environ, "LC_ALL": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"})
    except FileNotFoundError:
        raise LabError(f"{argv[0]} is not installed") from None
    except subprocess.TimeoutExpired as late:
        shown = (late.stdout or b"").decode(errors="replace")
        raise LabError(f"{' '.join(argv)} did not end within {limit} s{_tail(shown)}") from None
    if done.returncode != 0:
        raise LabError(f"{' '.join(argv)} failed with status {done.returncode}{_tail(done.stdout)}")
    return done.stdout


def _tail(text, lines=6):
    last = [line for line in text.strip().splitlines() if line][-lines:]
    return "".join(["; it said:"] + [f"\n    {line}" for line in last]) if last else " and said nothing"


def require():
    """Checks that this host can carry a lab, and installs what is missing where that is possible."""
    if os.uname().sysname != "Linux":
        raise LabError("the lab needs Linux: its machines are systemd-nspawn containers")
    if os.geteuid() != 0:
        raise LabError("the lab needs root: it makes network namespaces, mounts and containers")
    missing = sorted({package for tool, package in TOOLS.items() if not shutil.which(tool)})
    if not missing:
        return
    if not shutil.which("apt-get"):
        raise LabError(f"the lab needs {', '.join(missing)}, and this host has no apt-get to install them with; "
                       "please install them")
    print(f"installing {', '.join(missing)}", flush=True)
    run("apt-get", "update", "-qq", limit=300)
    run("apt-get", "install", "-y", "-o", "DPkg::Lock::Timeout=300", "-qq", "--no-install-recommends", *missing, limit=600)


def mounts_below(folder):
    """Mount points at or below a folder, the deepest first."""
    lines = pathlib.Path("/proc/self/mountinfo").read_text().splitlines()
    points = [line.split()[4].replace("\\040", " ") for line in lines]
    return sorted((p for p in points if pathlib.Path(p).is_relative_to(folder)), reverse=True)


class Cgroup:
    """One group in every hierarchy of the host (one on cgroup v2, one per controller on v1).

    Whatever the lab starts lives in such a group, so that `down` finds all of it again, also after a
    killed `up` that could write nothing down.
    """

    def __init__(self, path):
        self.path = pathlib.PurePath("trainyard-lab") / path

    @staticmethod
    def _hierarchies():
        for line in pathlib.Path("/proc/self/mountinfo").read_text().splitlines():
            fields, after = line.split(" - ")
            if after.split()[0] in ("cgroup", "cgroup2"):
                yield pathlib.Path(fields.split()[4])

    def folders(self):
        return [folder for root in self._hierarchies() if (folder := root / self.path).is_dir()]

    def create(self, memory_mb=None):
        for root in self._hierarchies():
            folder = root
            for part in self.path.parts:
                self._delegate(folder)
                folder = folder / part
                folder.mkdir(exist_ok=True)
                for name in ("cpuset.cpus", "cpuset.mems"):   # v1: an empty cpuset can hold no process
                    if (folder / "cgroup.clone_children").exists() and (folder / name).exists():
                        (folder / name).write_text((folder.parent / name).read_text())
            for name in ("memory.limit_in_bytes", "memory.max"):
                if memory_mb and (folder / name).exists():
                    (folder / name).write_text(str(memory_mb << 20))

    @staticmethod
    def _delegate(folder):
        """v2: children get only the controllers that their parent hands on."""
        control = folder / "cgroup.subtree_control"
        if control.exists():
            wanted = (folder / "cgroup.controllers").read_text().split()
            if wanted:
                control.write_text(" ".join(f"+{name}" for name in wanted))

    def adopt_me(self):
        self.create()
        for folder in self.folders():
            (folder / "cgroup.procs").write_text("0")

    def spawn(self, argv, log, env=None):
        """Starts a process of its own session inside the group, its output in a log file."""
        join = 'for f; do case $f in --) shift; exec "$@";; esac; shift; echo $$ >"$f"; done'
        with open(log, "ab") as out:
            return subprocess.Popen(
                ["sh", "-ec", join, "join", *(f"{f}/cgroup.procs" for f in self.folders()), "--",
                 *(str(a) for a in argv)],
                stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True,
                env={**os.environ, **(env or {})})

    def processes(self):
        found = set()
        for folder in self.folders():
            for procs in [folder / "cgroup.procs", *folder.rglob("cgroup.procs")]:
                try:
                    found.update(int(pid) for pid in procs.read_text().split())
                except OSError:
                    pass   # the group went away while it was being read
        return found - {0}

    def destroy(self, limit=20):
        """Kills all processes of the group and removes it."""
        deadline = time.monotonic() + limit
        while pids := self.processes():
            if time.monotonic() > deadline:
                raise LabError(f"processes {sorted(pids)} of {self.path} do not end")
            for pid in pids:
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    pass
            time.sleep(0.05)
        for folder in self.folders():
            below = sorted((p.parent for p in folder.rglob("cgroup.procs")), reverse=True)
            for group in [*below, folder] if folder not in below else below:
                self._remove(group, deadline)

    @staticmethod
    def _remove(group, deadline):
        """A group stays busy for a moment after its last process."""
        while group.is_dir():
            try:
                group.rmdir()
            except OSError as busy:
                if time.monotonic() > deadline:
                    raise LabError(f"the control group {group} cannot be removed: {busy.strerror}") from None
                time.sleep(0.05)
