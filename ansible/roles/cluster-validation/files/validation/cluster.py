"""The cluster as its plan has it, and what is asked of it."""
import contextlib
import json
import pathlib
import shlex
import urllib.error
import urllib.request

from .shell import Failed, run

# A check waits so long for free resources, and its job may run so long.
PATIENCE = 60
JOB_MINUTES = 3


class Cluster:
    def __init__(self, facts):
        self.facts = facts
        self.nodes = facts["nodes"]
        self.gpu_nodes = facts["gpu_nodes"]
        self.user = facts["user"]
        self.folder = pathlib.Path(facts["folder"])

    @staticmethod
    def of(file):
        return Cluster(json.loads(pathlib.Path(file).read_text()))

    def as_user(self, *command, limit=60, text=None):
        """Jobs belong to an ordinary user: root's would show nothing about permissions."""
        return run("runuser", "-u", self.user, "--", *command, limit=limit, text=text)

    def srun(self, *arguments, limit=PATIENCE + JOB_MINUTES * 60):
        return self.as_user("srun", "--quiet", f"--immediate={PATIENCE}", f"--time={JOB_MINUTES}", "--chdir=/tmp",
                            "--mpi=none", *arguments, limit=limit)

    def python(self, name, *arguments):
        """The argument list of one of the small programs that jobs run; their text goes along, not their path."""
        program = (pathlib.Path(__file__).parent / "jobs" / f"{name}.py").read_text()
        return ["python3", "-c", program, *map(str, arguments)]

    def node_states(self):
        """Slurm's word for each node's state; a node that is in several partitions is named once for each."""
        lines = run("sinfo", "--noheader", "--Node", "--Format=NodeList:|,StateComplete:|").splitlines()
        return {name: state for name, state in (line.split("|")[:2] for line in lines)}

    def has_on_nodes(self, program):
        """Whether every compute node has a program."""
        found = self.srun(f"--nodes={len(self.nodes)}", "--ntasks-per-node=1", "sh", "-c",
                          f"command -v {shlex.quote(program)} >/dev/null && echo found || echo missing")
        return found.split().count("found") == len(self.nodes)

    def image(self, *parts):
        """The file of the newest image in the registry that was seen to have some parts as it was built, or None."""
        registry = pathlib.Path(self.facts["registry"])
        manifests = sorted(registry.glob("*/*/manifest.json"), key=lambda file: file.stat().st_mtime, reverse=True)
        for file in manifests:
            image = file.parent / f"{json.loads(file.read_text())['name']}.sif"
            has = json.loads((file.parent / "validation.json").read_text()) if parts else {}
            if image.is_file() and all(has.get(part, {}).get("result") == "PASS" for part in parts):
                return image
        return None

    def get(self, url, limit=10, body=None):
        """The answer of one of the cluster's own web services, read as JSON where it is."""
        request = urllib.request.Request(url, data=body, headers={"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=limit) as answer:
                text = answer.read().decode()
        except (urllib.error.URLError, OSError) as problem:
            raise Failed(f"{url} does not answer: {getattr(problem, 'reason', problem)}") from None
        with contextlib.suppress(ValueError):
            return json.loads(text)
        return text
