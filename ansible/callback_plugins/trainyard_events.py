"""Tells what a run does as JSON lines, for the console's screen of it.

Works with ansible-core 2.14 to 2.19. Nothing here may break or slow a run: the first problem is a warning, and ends the
telling.
"""
from __future__ import annotations

DOCUMENTATION = """
    name: trainyard_events
    type: notification
    short_description: writes each event of a run as a JSON line
    description:
      - Appends one JSON object a line to the file that the environment variable TRAINYARD_EVENTS names.
      - Does nothing where the variable is unset. Stands beside any other callback plugin.
    requirements:
      - enabled in C(callbacks_enabled)
"""

import datetime
import functools
import importlib.util
import json
import os
import pathlib
import time

from ansible import context
from ansible.plugins.callback import CallbackBase
from ansible.release import __version__

# Words to Ansible itself, such as flush_handlers, and no work of any host: it tells of them once for each host.
META = ("meta", "ansible.builtin.meta", "ansible.legacy.meta")

HOME = pathlib.Path(__file__).resolve().parent.parent   # the folder with roles/ and playbooks/
LONGEST = 64 * 1024                                     # bytes of one text of a result
DETAILS = ("rc", "cmd", "stdout", "stderr", "module_stdout", "module_stderr", "exception")


def _sentences():
    spec = importlib.util.spec_from_file_location("trainyard_sentences", HOME / "events/sentences.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _told(method):
    """A telling that never fails: what goes wrong is warned of once, and nothing is told any more."""
    @functools.wraps(method)
    def guarded(self, *arguments, **named):
        if self.disabled:
            return
        try:
            method(self, *arguments, **named)
        except Exception as trouble:
            self.disabled = True
            self._display.warning("the console hears no more of this run: %s" % trouble)
    return guarded


class CallbackModule(CallbackBase):
    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = "notification"
    CALLBACK_NAME = "trainyard_events"
    CALLBACK_NEEDS_ENABLED = True

    def __init__(self, *arguments, **named):
        super().__init__(*arguments, **named)
        self._path = os.environ.get("TRAINYARD_EVENTS")
        self._file = None
        self._play = None
        self._started = {}
        self._warned = set()
        self.disabled = not self._path
        if not self.disabled:
            try:
                self._sentences = _sentences()
            except Exception as trouble:
                self.disabled = True
                self._display.warning("the console hears nothing of this run: %s" % trouble)

    @_told
    def v2_playbook_on_start(self, playbook):
        check = bool(context.CLIARGS.get("check", False))
        self._tell("run_start", playbook=os.path.basename(playbook._file_name), check=check, ansible_version=__version__)

    @_told
    def v2_playbook_on_play_start(self, play):
        self._play = str(play._uuid)
        self._tell("play_start", play=self._play, name=play.get_name().strip(), hosts=self._hosts(play))

    @_told
    def v2_playbook_on_task_start(self, task, is_conditional):
        self._task(task, handler=False)

    @_told
    def v2_playbook_on_handler_task_start(self, task):
        self._task(task, handler=True)

    @_told
    def v2_runner_on_start(self, host, task):
        self._started[host.get_name(), task._uuid] = time.monotonic()
        self._tell("host_start", task=str(task._uuid), host=host.get_name())

    @_told
    def v2_runner_on_ok(self, result):
        self._result(result, "changed" if result.is_changed() else "ok")

    @_told
    def v2_runner_on_failed(self, result, ignore_errors=False):
        self._result(result, "failed", ignored=bool(ignore_errors) or _is_rescued(result._task))

    @_told
    def v2_runner_on_skipped(self, result):
        self._result(result, "skipped")

    @_told
    def v2_runner_on_unreachable(self, result):
        self._result(result, "unreachable", ignored=bool(getattr(result._task, "ignore_unreachable", False)))

    @_told
    def v2_runner_item_on_ok(self, result):
        self._item(result, "changed" if result.is_changed() else "ok")

    @_told
    def v2_runner_item_on_failed(self, result):
        self._item(result, "unreachable" if result._result.get("unreachable") else "failed")

    @_told
    def v2_runner_item_on_skipped(self, result):
        self._item(result, "skipped")

    @_told
    def v2_runner_retry(self, result):
        told = result._result
        message = "" if _is_censored(told) else self._sentences.failed({**told, "attempts": 0}, result._task.action)
        # Ansible's `retries` of a result counts all attempts, the first one too.
        self._tell("retry", task=str(result._task._uuid), host=result._host.get_name(),
                   attempt=told.get("attempts"), retries=told.get("retries"), **_if(message=message))

    @_told
    def v2_playbook_on_no_hosts_matched(self):
        self._warn("warning", "No host of the inventory is meant by the play: it was left out.")

    @_told
    def v2_playbook_on_no_hosts_remaining(self):
        self._warn("error", "No host is left to go on with: all failed or were not reached.")

    @_told
    def v2_playbook_on_stats(self, stats):
        hosts = {}
        for host in sorted(stats.processed):
            counts = stats.summarize(host)
            # As in Ansible's own recap: what changed counts among what is ok, too.
            counts["failed"] = counts.pop("failures")
            hosts[host] = counts
        self._tell("stats", hosts=hosts)

    def _task(self, task, handler):
        if task.action in META:
            return
        role = task._role.get_name() if task._role else ""
        name = task.name or task.action
        self._tell("task_start", task=str(task._uuid), play=self._play, name=str(name).strip(), role=role,
                   path=_within(task.get_path() or ""), handler=handler)

    def _result(self, result, status, ignored=False):
        if result._task.action in META:
            return
        told, task, host = result._result, result._task, result._host.get_name()
        begun = self._started.pop((host, task._uuid), None)
        duration = round((time.monotonic() - begun) * 1000) if begun is not None else 0
        event = {"task": str(task._uuid), "host": host, "status": status, "ignored": ignored, "duration_ms": duration}
        delegated = (told.get("_ansible_delegated_vars") or {}).get("ansible_delegated_host") or task.delegate_to
        event.update(_if(delegated_to=str(delegated) if delegated else ""))
        if _is_censored(told) or task.no_log is True:
            event["censored"] = True
        else:
            event.update(_if(message=self._message(told, status, task.action), details=self._details(told)))
            self._warnings(told)
        self._tell("host_result", **event)

    def _item(self, result, status):
        told = result._result
        event = {"task": str(result._task._uuid), "host": result._host.get_name(), "status": status, "item": ""}
        if _is_censored(told) or result._task.no_log is True:
            event["censored"] = True
        else:
            label = told.get("_ansible_item_label", told.get("item"))
            event["item"] = _cut(label if isinstance(label, str) else json.dumps(label, default=str))[0][:1000]
            event.update(_if(message=self._message(told, status, result._task.action)))
            self._warnings(told)
        self._tell("item", **event)

    def _message(self, told, status, action):
        if status == "failed":
            return self._sentences.failed(told, action)
        if status == "unreachable":
            return self._sentences.unreachable(told)
        if status == "skipped":
            return self._sentences.skipped(told)
        # What `debug` shows is what its task is for; what modules say of their success is seldom of use.
        return _cut(str(told["msg"]))[0][:1000] if told.get("_ansible_verbose_always") and told.get("msg") else ""

    def _details(self, told):
        details = {}
        for key in DETAILS:
            if told.get(key) not in (None, "", []):
                value = told[key]
                details[key] = value if isinstance(value, int) else self._kept(value, details)
        diffs = [self._diff(part) for part in [told, *(told.get("results") or [])] if isinstance(part, dict)]
        diff = "".join(filter(None, diffs))
        if diff:
            details["diff"] = self._kept(diff, details)
        return details

    def _kept(self, value, details):
        text, cut = _cut(" ".join(map(str, value)) if isinstance(value, list) else str(value))
        if cut:
            details["cut"] = True
        return text

    def _diff(self, told):
        if not told.get("diff") or _is_censored(told):
            return ""
        diff = told["diff"] if isinstance(told["diff"], list) else [told["diff"]]
        return _uncoloured(self._get_diff(diff))

    def _warnings(self, told):
        for warning in told.get("warnings") or []:
            self._warn("warning", warning)
        for deprecation in told.get("deprecations") or []:
            self._warn("deprecation", deprecation)

    def _warn(self, level, said):
        text = said.get("msg") if isinstance(said, dict) else str(said)
        if text and (level, text) not in self._warned:
            self._warned.add((level, text))
            self._tell("warning", level=level, text=_cut(text)[0])

    def _hosts(self, play):
        inventory = play.get_variable_manager()._inventory
        return [host.get_name() for host in inventory.get_hosts(play.hosts)]

    def _tell(self, event, **values):
        now = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        line = json.dumps({"v": 1, "t": now, "event": event, **values}, default=str, ensure_ascii=True) + "\n"
        if self._file is None:
            self._file = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
        data = line.encode("ascii")
        while data:
            data = data[os.write(self._file, data):]


def _is_censored(told):
    return bool(told.get("censored") or told.get("_ansible_no_log"))


def _is_rescued(task):
    """Whether the task stands in a block that has a rescue, as deep as it may."""
    child, parent = task, task._parent
    while parent is not None:
        if getattr(parent, "rescue", None) and any(part._uuid == child._uuid for part in parent.block):
            return True
        child, parent = parent, parent._parent
    return False


def _within(path):
    """A path within the folder of roles and playbooks, as people know it."""
    home = str(HOME) + os.sep
    return path[len(home):] if path.startswith(home) else path


def _cut(text):
    """The text, or its first and last parts where it is too long, and whether it was."""
    data = text.encode("utf-8", "replace")
    if len(data) <= LONGEST:
        return text, False
    half = LONGEST // 2 - 8
    return data[:half].decode("utf-8", "ignore") + "\n[...]\n" + data[-half:].decode("utf-8", "ignore"), True


def _uncoloured(text):
    return "".join(part.partition("m")[2] if i else part for i, part in enumerate(text.split("\x1b[")))


def _if(**values):
    return {key: value for key, value in values.items() if value}
