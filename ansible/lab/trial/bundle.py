"""What a bundle says of its machines, read from its files as a daemon would."""
import itertools
import pathlib
import re


FEW = 4   # so many nodes are all started


class Bundle:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder).resolve()
        self.name = self.folder.name
        self.slurm = self.folder / "slurm"
        if not (self.slurm / "slurm.conf").is_file():
            raise ValueError(f"{folder} is no bundle: it has no slurm/slurm.conf")
        hosts = (self.folder / "inventory/group_vars/all.yml").read_text()
        self.hosts = dict(re.findall(r'^  - \{name: "(.+?)", address: "(.+?)"\}$', hosts, re.M))
        self.controllers = re.findall(r"^SlurmctldHost=([^(\s]+)", self.conf(), re.M)   # the first, and its backups

    def conf(self):
        return (self.slurm / "slurm.conf").read_text()

    def setting(self, key):
        found = re.search(rf"^{key}=(.*)$", self.conf(), re.M | re.I)
        return found[1].strip() if found else ""

    def nodes(self):
        """The nodes to start: all where they are few, else the first of each kind.

        Nodes are of a kind when slurm.conf and gres.conf say the same of them, but for name and address.
        """
        gres = [(set(expand(nodes)), rest) for nodes, rest in self._node_lines("gres.conf")]
        first = {}
        lines = self._node_lines("slurm.conf")
        for name, rest in lines:
            attributes = rest.partition(" ")[2] if len(lines) > FEW else rest
            first.setdefault((attributes, tuple(theirs for nodes, theirs in gres if name in nodes)), name)
        return list(first.values())

    def _node_lines(self, file):
        return re.findall(r"^NodeName=(\S+) (.*)$", (self.slurm / file).read_text(), re.M)

    def device_files(self):
        text = (self.slurm / "gres.conf").read_text()
        return sorted({file for files in re.findall(r"\b(?:Multiple)?Files?=(\S+)", text) for file in expand(files)})

    def programs(self):
        """Prologs and epilogs, which the plan names and its owner puts there; the bundle's own come with it."""
        named = [path for key in ("Prolog", "Epilog", "HealthCheckProgram") if (path := self.setting(key))]
        return [path for path in named if pathlib.Path(path).name not in self.scripts()]

    def scripts(self):
        """The bundle's own programs by name, as the role puts them into /etc/slurm/scripts."""
        folder = self.slurm / "scripts"
        return {file.name: file.read_bytes() for file in folder.iterdir()} if folder.is_dir() else {}


def expand(hostlist):
    """Names of a list such as gpu-[001-004,8],login: as much of the form as bundles use."""
    names = []
    for part in re.findall(r"(?:[^,\[]|\[[^\]]*\])+", hostlist):
        pieces = re.split(r"\[([^\]]*)\]", part)
        choices = [[piece] if i % 2 == 0 else list(_numbers(piece)) for i, piece in enumerate(pieces)]
        names += ["".join(choice) for choice in itertools.product(*choices)]
    return names


def _numbers(ranges):
    for item in ranges.split(","):
        first, _, last = item.partition("-")
        for number in range(int(first), int(last or first) + 1):
            yield str(number).zfill(len(first))
