"""One machine of the lab: its disk, its network, its boot and its end."""
import dataclasses
import os
import shutil
import subprocess
import time

from host import Cgroup, LabError, run
from image import ADMIN, SHARED, USER


@dataclasses.dataclass(frozen=True)
class Machine:
    lab: "Lab"
    name: str
    role: str
    address: str

    @property
    def folder(self):
        return self.lab.folder / "machines" / self.name

    @property
    def root(self):
        return self.folder / "root"

    @property
    def namespace(self):
        return f"{self.lab.bridge}-{self.name}"

    @property
    def cgroup(self):
        return Cgroup(f"{self.lab.suite}/{self.name}")

    def create(self, image, gpus, memory_mb):
        for part in ("upper", "work", "root"):
            (self.folder / part).mkdir(parents=True)
        self.lab.shared.mkdir(exist_ok=True)
        # volatile: nothing is synced to disk, for a machine that is thrown away has nothing to lose
        run("mount", "-t", "overlay", f"trainyard-lab-{self.name}", self.root, "-o",
            f"lowerdir={image},upperdir={self.folder}/upper,workdir={self.folder}/work,volatile")
        self._write_files(gpus)
        self._connect()
        self.cgroup.create(memory_mb)

    def cut_power(self):
        """Ends all that it runs at once. Its disk and its network stay."""
        self.cgroup.destroy()

    def start(self, memory_mb):
        """Boots a machine whose power was cut."""
        self.cgroup.create(memory_mb)
        self.await_login(self.boot())

    def _write_files(self, gpus):
        etc = self.root / "etc"
        (etc / "hostname").write_text(f"{self.name}\n")
        # as Debian's installer leaves it
        (etc / "hosts").write_text(f"127.0.0.1\tlocalhost\n127.0.1.1\t{self.name}\n")
        (etc / "lab-gpus").write_text(f"{gpus if self.role == 'compute' else 0}\n")
        for kind in ("", ".pub"):
            shutil.copy(self.lab.host_key(self.name).with_suffix(kind), etc / f"ssh/ssh_host_ed25519_key{kind}")
        for user in (ADMIN, USER):
            home = self.root / "home" / user
            owner = home.stat()
            (home / ".ssh").mkdir(mode=0o700)
            keys = home / ".ssh/authorized_keys"
            keys.write_text(self.lab.identity.with_suffix(".pub").read_text())
            for path in (home / ".ssh", keys):
                os.chown(path, owner.st_uid, owner.st_gid)

    def _connect(self):
        """A network namespace with an eth0 on the lab's bridge, and no route out."""
        port = f"{self.lab.bridge}-{self.address.rsplit('.', 1)[1]}"
        # A fixed MAC per address: another one behind a known address is unreachable until ARP forgets.
        mac = "02:4c:" + ":".join(f"{int(byte):02x}" for byte in self.address.split("."))
        run("ip", "netns", "add", self.namespace)
        run("ip", "link", "add", port, "type", "veth", "peer", "name", "eth0", "netns", self.namespace)
        run("ip", "link", "set", port, "master", self.lab.bridge, "up")
        run("ip", "-n", self.namespace, "link", "set", "eth0", "address", mac, "up")
        run("ip", "-n", self.namespace, "addr", "add", f"{self.address}/24", "dev", "eth0")
        run("ip", "-n", self.namespace, "link", "set", "lo", "up")

    def boot(self):
        """Starts the machine and returns the process that lives as long as it does."""
        # A systemd without support for cgroup v1 boots on the (controllerless) v2 hierarchy of a v1 host.
        env = {"SYSTEMD_NSPAWN_UNIFIED_HIERARCHY": "1"} if self.lab.cgroup_v2_only else {}
        return self.cgroup.spawn(
            ["systemd-nspawn", "--quiet", f"--directory={self.root}", f"--machine={self.namespace}",
             f"--hostname={self.name}", f"--bind={self.lab.shared}:{SHARED}", "--register=no", "--keep-unit", "--boot",
             "--link-journal=no", "--resolv-conf=off", "--timezone=off", "--console=read-only",
             f"--network-namespace-path=/run/netns/{self.namespace}"],
            self.folder / "console.log", env)

    def await_login(self, process, limit=60):
        """Waits until the admin can log in, which is later than sshd's first answer."""
        deadline = time.monotonic() + limit
        while True:
            tried = subprocess.run([*self.ssh(), "-o", "ConnectTimeout=2", "--", "true"], timeout=30, text=True,
                                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            if tried.returncode == 0:
                return
            if process.poll() is not None:
                raise LabError(f"{self.name} stopped while it booted; its console: {self._console()}")
            if time.monotonic() > deadline:
                raise LabError(f"nobody can log in to {self.name} after {limit} s: {tried.stderr.strip()}; "
                               f"its console: {self._console()}")
            time.sleep(0.1)

    def ssh(self, user=ADMIN):
        return ["ssh", "-F", "none", "-i", str(self.lab.identity), "-o", "IdentitiesOnly=yes", "-o", "BatchMode=yes",
                "-o", f"UserKnownHostsFile={self.lab.known_hosts}", "-o", "StrictHostKeyChecking=yes",
                "-o", "LogLevel=ERROR", f"{user}@{self.address}"]

    def state(self):
        return "running" if self.cgroup.processes() else "stopped"

    def _console(self):
        lines = (self.folder / "console.log").read_text(errors="replace").strip().splitlines()
        return "\n    ".join(["", *lines[-6:]]) if lines else "(empty)"
