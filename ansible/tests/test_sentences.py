"""What people read of failures that Ansible's modules really report."""
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "events"))
import sentences


def ssh(said):
    return {"msg": "Failed to connect to the host via ssh: " + said, "unreachable": True}


FAILED = [
    ({"msg": "non-zero return code", "rc": 1, "cmd": ["scontrol", "ping"], "stderr": "x\nSlurmctld is DOWN\n"},
     "`scontrol ping` ended with 1: Slurmctld is DOWN."),
    ({"msg": "non-zero return code", "rc": 2, "cmd": "false", "stderr": "", "stdout": ""}, "`false` ended with 2 and said nothing."),
    ({"msg": "Missing sudo password"},
     "sudo asks for a password: run again with --ask-become-password, or let the user sudo without one."),
    ({"msg": "Task failed: Incorrect sudo password"}, "sudo does not accept the password: run again with the right one."),
    ({"msg": "Task failed: Premature end of stream waiting for become success.\n>>> Standard Error\nSorry, try again."},
     "sudo does not accept the password: run again with the right one."),
    ({"msg": "No package matching 'slurmd' is available", "changed": False},
     "there is no package slurmd in this machine's repositories."),
    ({"msg": "Failed to lock apt for exclusive operation: Failed to lock directory /var/lib/apt/lists/"},
     "another package manager is at work on this machine and holds apt's lock: wait until it ends, then run again."),
    ({"msg": "Failed to lock apt for exclusive operation: Failed to lock directory /var/lib/apt/lists/: E:Could not open "
             "lock file /var/lib/apt/lists/lock - open (2: No such file or directory)"},
     "apt cannot open its lock /var/lib/apt/lists/lock: check that its folder is there, and that the task runs as root."),
    ({"msg": "no available installation candidate for slurmd"}, "there is no package slurmd in this machine's repositories."),
    ({"msg": "MODULE FAILURE\nSee stdout/stderr for the exact error", "rc": 1,
      "module_stderr": "Traceback\nModuleNotFoundError: No module named 'ansible.module_utils.six.moves'\n"},
     "this machine's Python does not go with the ansible-core that runs here: use a newer ansible-core for a newer Python "
     "(2.18 for Python 3.13), an older one for an older Python."),
    ({"msg": "MODULE FAILURE", "rc": 1, "module_stderr": "Traceback\nKeyError: 'x'\n"}, "the module broke off: KeyError: 'x'."),
    ({"msg": "failed to write: [Errno 28] No space left on device: '/etc/slurm/x'"},
     "the disk is full: no space is left on the device. Free some (`df -h` shows where), then run again."),
    ({"msg": "'apt-get install slurmd' failed: E: Unable to locate package slurmd", "rc": 100},
     "there is no package slurmd in this machine's repositories."),
    ({"msg": "Unable to start service slurmd: Job for slurmd.service failed because the control process exited"},
     "the service slurmd could not start: `journalctl -u slurmd -e` on the machine says why."),
    ({"msg": "Unable to start service munge", "attempts": 3},
     "the service munge could not start: `journalctl -u munge -e` on the machine says why (tried 3 times)."),
    ({"msg": "One or more items failed", "results": [{"item": 1}, {"failed": True, "msg": "the second has no address"}]},
     "the second has no address."),
    ({"msg": "The task includes an option with an undefined variable. The error was: 'x' is undefined\n\n"
             "The error appears to be in '/a/b.yml': line 3"}, "'x' is undefined."),
    ({"failed_when_result": True, "rc": 0, "cmd": "sinfo", "stdout": "a\nb"}, "`sinfo` did not end as it must: b."),
    ({}, "the task failed."),
    ({"msg": None, "rc": "odd", "results": "odd"}, "the task failed."),
]

UNREACHABLE = [
    (ssh("ssh: connect to host 10.0.0.1 port 22: No route to host"),
     "cannot be reached: there is no way to it (no route to host): check that it runs and its network."),
    (ssh("admin@10.0.0.1: Permission denied (publickey)."),
     "cannot be reached: it lets the user not in (tried: publickey): check user and key."),
    (ssh("No ED25519 host key is known for 10.0.0.1 and you have requested strict checking.\nHost key verification failed."),
     "cannot be reached: its host key is not known: compare the fingerprint and accept it first."),
    (ssh("ssh: connect to host x port 22: Connection timed out"),
     "cannot be reached: it does not answer in time: check that it runs and its network."),
    ({"msg": "Failed to create temporary directory. In some cases ... mkdir: cannot create directory '/tmp/x': "
             "No space left on device"},
     "the disk is full: no space is left for /tmp/x. Free some, then run again."),
    ({"msg": "Data could not be sent to remote host \"x\". Make sure this host can be reached over ssh: "},
     "cannot be reached: Data could not be sent to remote host \"x\". Make sure this host can be reached over ssh:."),
]


class SentencesTest(unittest.TestCase):
    def test_failures(self):
        for result, sentence in FAILED:
            with self.subTest(result):
                self.assertEqual(sentence, sentences.failed(result))

    def test_hosts_that_are_not_reached(self):
        for result, sentence in UNREACHABLE:
            with self.subTest(result):
                self.assertEqual(sentence, sentences.unreachable(result))

    def test_what_is_left_out(self):
        self.assertEqual("left out, for this is false here: x == 1.", sentences.skipped({"false_condition": "x == 1"}))
        self.assertEqual("", sentences.skipped({}))

    def test_a_sentence_has_an_end(self):
        long = sentences.failed({"msg": "word " * 1000})
        self.assertLessEqual(len(long), sentences.LONGEST)


if __name__ == "__main__":
    unittest.main()
