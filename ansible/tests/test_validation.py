"""What a failed check says, and which image it takes."""
import json
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "roles/cluster-validation/files"))
from validation.cluster import Cluster
from validation.shell import Busy, Failed, run

# The end of what torchrun on two nodes really wrote as its workers failed, shortened.
TORCHRUN = """\
Traceback (most recent call last):
  File "<string>", line 2, in <module>
RuntimeError: use_libuv was requested but PyTorch was build without libuv support
Traceback (most recent call last):
  File "/usr/bin/torchrun", line 33, in <module>
torch.distributed.elastic.multiprocessing.errors.ChildFailedError:
  error_file: <N/A>
============================================================
srun: error: compute-02: task 1: Exited with exit code 1
"""


class FailedCommand(unittest.TestCase):
    def says(self, stderr, expected, error=Failed):
        with self.assertRaises(error) as seen:
            run("sh", "-c", 'printf %s "$0" >&2; exit 1', stderr)
        self.assertIn(expected, str(seen.exception))

    def test_a_job_s_own_first_error_is_named(self):
        self.says(TORCHRUN, "sh ended with 1: RuntimeError: use_libuv was requested")

    def test_where_the_job_said_nothing_it_is_srun(self):
        self.says("srun: error: compute-02: task 1: Exited with exit code 1\n", "task 1: Exited with exit code 1")

    def test_any_other_program_s_last_line_is_named(self):
        self.says("warming up\nsqueue: no such host\n", "sh ended with 1: squeue: no such host")
        self.says("", "it said nothing")

    def test_a_full_cluster_is_no_failure(self):
        self.says("srun: error: Unable to allocate resources: Requested nodes are busy\n", "no free resources", Busy)


class Images(unittest.TestCase):
    def test_an_image_is_taken_for_what_it_was_seen_to_have(self):
        with tempfile.TemporaryDirectory() as registry:
            for name, has in (("torch", {"torch": "PASS", "mpi": "SKIP"}), ("plain", {"torch": "SKIP", "mpi": "PASS"})):
                folder = pathlib.Path(registry, name, "1.0.0")
                folder.mkdir(parents=True)
                (folder / f"{name}.sif").write_text("")
                (folder / "manifest.json").write_text(json.dumps({"name": name}))
                (folder / "validation.json").write_text(json.dumps({part: {"result": is_} for part, is_ in has.items()}))
            cluster = Cluster({"nodes": [], "gpu_nodes": [], "user": "", "folder": "/", "registry": registry})
            self.assertEqual("torch.sif", cluster.image("torch").name)
            self.assertEqual("plain.sif", cluster.image("mpi").name)
            self.assertIsNone(cluster.image("torch", "mpi"))
            self.assertIsNotNone(cluster.image())


if __name__ == "__main__":
    unittest.main()
