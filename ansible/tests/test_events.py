"""The callback plugin in a real run of the ansible-playbook that is here (PYTHONPATH chooses another)."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent


def play(work, events, *arguments):
    env = {**os.environ, "ANSIBLE_CONFIG": str(HERE.parent / "ansible.cfg"), "LC_ALL": "C.UTF-8",
           "ANSIBLE_LOCAL_TEMP": f"{work}/tmp", "ANSIBLE_REMOTE_TEMP": f"{work}/tmp"}
    env.pop("TRAINYARD_EVENTS", None)
    if events:
        env["TRAINYARD_EVENTS"] = str(events)
    return subprocess.run(
        [sys.executable, "-m", "ansible", "playbook", "-i", str(HERE / "events/hosts.yml"), "-e", f"work={work}",
         "--diff", str(HERE / "events/play.yml"), *arguments], env=env, capture_output=True, text=True, timeout=300)


class EventsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as work:
            path = pathlib.Path(work, "events.jsonl")
            cls.ended = play(work, path)
            cls.mode = path.stat().st_mode & 0o777
            cls.text = path.read_text(encoding="utf-8")
        cls.events = [json.loads(line) for line in cls.text.splitlines()]
        cls.names = {event["task"]: event["name"] for event in cls.of("task_start")}

    @classmethod
    def of(cls, kind):
        return [event for event in cls.events if event["event"] == kind]

    def results(self, name, kind="host_result", host="one"):
        return [event for event in self.of(kind) if self.names[event["task"]] == name and event["host"] == host]

    def only(self, name, **more):
        result, = self.results(name, **more)
        return result

    def test_the_run_itself_is_told_of_and_ends_as_it_did(self):
        self.assertNotEqual(0, self.ended.returncode, self.ended.stdout)
        self.assertIn("PLAY RECAP", self.ended.stdout)
        self.assertNotIn("callback plugin", self.ended.stderr)
        self.assertNotIn("the console hears", self.ended.stderr)
        start = self.events[0]
        self.assertEqual((1, "run_start", "play.yml", False), (start["v"], start["event"], start["playbook"], start["check"]))
        self.assertRegex(start["t"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")
        self.assertRegex(start["ansible_version"], r"^2\.\d+")
        self.assertEqual(0o600, self.mode)

    def test_words_to_ansible_itself_are_no_task(self):
        self.assertNotIn("A word to Ansible itself", self.names.values())
        told = {event["task"] for event in self.of("host_result")}
        self.assertEqual(set(), told - set(self.names))

    def test_plays_name_the_hosts_that_they_are_for_a_serial_one_those_of_its_batch(self):
        plays = [(event["name"], event["hosts"]) for event in self.of("play_start")]
        self.assertEqual([("All kinds of results", ["one", "two"]), ("One after the other", ["one"]),
                          ("One after the other", ["two"]), ("What fails", ["one", "two", "gone"])], plays)

    def test_a_task_has_its_place_and_each_host_starts_it(self):
        task, = [event for event in self.of("task_start") if event["name"] == "Changed"]
        self.assertEqual(("", False), (task["role"], task["handler"]))
        self.assertRegex(task["path"], r"^tests/events/play\.yml:\d+$")
        self.assertEqual({"one", "two"}, {event["host"] for event in self.of("host_start") if event["task"] == task["task"]})

    def test_each_status_is_told_with_its_time(self):
        self.assertEqual("ok", self.only("Ok")["status"])
        self.assertEqual("hello", self.only("Ok")["details"]["stdout"])
        self.assertEqual("changed", self.only("Changed")["status"])
        self.assertIn("+new", self.only("Changed")["details"]["diff"])
        skipped = self.only("Skipped")
        self.assertEqual("skipped", skipped["status"])
        self.assertTrue(skipped["message"], skipped)
        self.assertGreater(self.only("Ok")["duration_ms"], 0)

    def test_items_of_a_loop_are_told_one_by_one(self):
        items = self.results("Items", kind="item")
        self.assertEqual([("one", "ok"), ("two", "failed"), ("three", "changed")],
                         [(item["item"], item["status"]) for item in items])
        whole = self.only("Items")
        self.assertEqual(("failed", True), (whole["status"], whole["ignored"]))
        self.assertIn("test two != two", whole["message"])

    def test_a_retry_counts_its_attempts(self):
        retry = self.only("Retried", kind="retry")
        self.assertEqual((1, 4), (retry["attempt"], retry["retries"]))
        self.assertEqual("ok", self.only("Retried")["status"])

    def test_what_is_not_to_be_logged_is_nowhere(self):
        self.assertTrue(self.only("Secret")["censored"])
        self.assertNotIn("details", self.only("Secret"))
        self.assertTrue(self.only("Secret", kind="item")["censored"])
        self.assertNotIn("hunter2", self.text)

    def test_what_is_rescued_counts_as_ignored_and_says_why_it_failed(self):
        failed = self.only("Fails but is rescued")
        self.assertEqual(("failed", True), (failed["status"], failed["ignored"]))
        self.assertTrue(failed["message"].endswith(" ended with 3: the last line."), failed["message"])
        self.assertEqual(3, failed["details"]["rc"])
        self.assertEqual("saved", self.only("Rescue")["message"])

    def test_handlers_includes_and_delegated_tasks_are_told(self):
        self.assertEqual([True], [task["handler"] for task in self.of("task_start") if task["name"] == "Handled"])
        self.assertEqual("ok", self.only("Handled")["status"])
        self.assertEqual("ok", self.only("From another file")["status"])
        self.assertEqual("other", self.only("Delegated")["delegated_to"])

    def test_what_ends_a_host_says_so_in_a_sentence(self):
        refused = self.only("Refuse")
        self.assertEqual(("failed", False, "the cluster has no controller."),
                         (refused["status"], refused["ignored"], refused["message"]))
        gone = self.only("Reach", host="gone")
        self.assertEqual("unreachable", gone["status"])
        self.assertEqual("cannot be reached: it refuses the connection: check that sshd runs and the port.", gone["message"])

    def test_the_last_event_is_the_recap(self):
        self.assertEqual("stats", self.events[-1]["event"])
        hosts = self.events[-1]["hosts"]
        self.assertEqual((1, 1), (hosts["one"]["failed"], hosts["one"]["rescued"]))
        self.assertEqual(1, hosts["gone"]["unreachable"])
        self.assertEqual({"ok", "changed", "failed", "skipped", "unreachable", "rescued", "ignored"}, set(hosts["two"]))

    def test_where_nothing_can_be_written_the_run_is_the_same_with_one_warning(self):
        with tempfile.TemporaryDirectory() as work:
            ended = play(work, pathlib.Path(work, "none/events.jsonl"))
            self.assertEqual(self.ended.returncode, ended.returncode)
            self.assertEqual(1, ended.stderr.count("the console hears"), ended.stderr)

    def test_without_a_file_nothing_is_told(self):
        with tempfile.TemporaryDirectory() as work:
            ended = play(work, None, "--list-tasks")
            self.assertEqual("", ended.stderr)


if __name__ == "__main__":
    unittest.main()
