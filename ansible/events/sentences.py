"""Why a task failed, in one plain sentence, from what Ansible says of it.

Works with the results of ansible-core 2.14 to 2.19, knows no class of Ansible, and never raises: a result that it does
not understand becomes its own message.
"""
import re

LONGEST = 400   # characters; the whole text is in the details

# What is looked for in all that a result says, in this order; group 1 goes into the sentence. The first that is found
# wins, so causes stand before their consequences.
CAUSES = [
    (r"(?:cannot|can't|couldn't|unable to) [a-z ]*['\u2018]?(/[^\s:'\"\u2019]+)['\"\u2019]?: No space left on device",
     "the disk is full: no space is left for {}. Free some, then run again"),
    (r"No space left on device|You don't have enough free space in|Disk quota exceeded|\[Errno 28\]",
     "the disk is full: no space is left on the device. Free some (`df -h` shows where), then run again"),
    (r"Read-only file system[^/\n]*(/[^\s:'\"]*)?", "a file system is mounted read-only: {}"),
    (r"No module named 'ansible\.module_utils\.six\.moves'|ansible-core requires a minimum of Python",
     "this machine's Python does not go with the ansible-core that runs here: use a newer ansible-core for a newer Python "
     "(2.18 for Python 3.13), an older one for an older Python"),
    (r"(/\S*python[\d.]*): (?:not found|No such file or directory|command not found)",
     "there is no Python at {}: install the package python3"),
    (r"Incorrect (?:sudo|su|doas) password|Sorry, try again|\d+ incorrect password attempts?",
     "sudo does not accept the password: run again with the right one"),
    (r"Missing (?:sudo|su|doas) password|sudo: a password is required|sudo: a terminal is required",
     "sudo asks for a password: run again with --ask-become-password, or let the user sudo without one"),
    (r"(\S+) is not in the sudoers file", "the user {} may not use sudo on this machine"),
    (r"sudo: (?:command )?not found", "there is no sudo on this machine: install it, or log in as root"),
    (r"waiting for (?:privilege escalation prompt|become success)",
     "sudo did not answer: `sudo -n true` on the machine shows what it waits for"),
    (r"Could not open lock file (\S+)",
     "apt cannot open its lock {}: check that its folder is there, and that the task runs as root"),
    (r"Failed to lock apt|Could not get lock (\S+)|Unable to acquire the dpkg frontend lock",
     "another package manager is at work on this machine and holds apt's lock: wait until it ends, then run again"),
    (r"No package matching '([^']+)'", "there is no package {} in this machine's repositories"),
    (r"Unable to locate package (\S+)", "there is no package {} in this machine's repositories"),
    (r"Package '?([^\s']+)'? has no installation candidate", "there is no package {} in this machine's repositories"),
    (r"no available installation candidate for ([^\s=]+)", "there is no package {} in this machine's repositories"),
    (r"No package (\S+) available|No match for argument: (\S+)", "there is no package {} in this machine's repositories"),
    (r"dpkg was interrupted", "an earlier installation was cut off: `sudo dpkg --configure -a` on the machine mends it"),
    (r"Failed to update apt cache(?:: (.+))?|Failed to fetch (\S+)",
     "the package lists or a package could not be fetched: {}"),
    (r"Unmet dependencies|unmet dependencies|you have held broken packages",
     "packages contradict one another: `sudo apt-get -s -f install` on the machine shows which"),
    (r"Could not find the requested service ([^\s:]+)", "there is no service {} on this machine"),
    (r"Unable to (start|restart|reload|stop|enable) service ([^\s:]+)",
     "the service {1} could not {0}: `journalctl -u {1} -e` on the machine says why"),
]

# The same for a host that was not reached.
DOORS = [
    (r"REMOTE HOST IDENTIFICATION HAS CHANGED", "it shows another host key than the known one: compare the keys, then "
     "remove the old line from known_hosts"),
    (r"Host key verification failed|No \S+ host key is known",
     "its host key is not known: compare the fingerprint and accept it first"),
    (r"Permission denied \(([^)]*)\)", "it lets the user not in (tried: {}): check user and key"),
    (r"Could not resolve hostname ([^\s:]+)", "there is no address for {}"),
    (r"No route to host", "there is no way to it (no route to host): check that it runs and its network"),
    (r"Connection refused", "it refuses the connection: check that sshd runs and the port"),
    (r"(?:Connection|Operation) timed out|timed out during banner|ConnectTimeout|Timeout, server",
     "it does not answer in time: check that it runs and its network"),
    (r"Network is unreachable", "its network is not reachable from here"),
    (r"Connection (?:closed|reset) by|Broken pipe|Shared connection to \S+ closed|client_loop: send disconnect",
     "the connection broke off: check whether it was restarted"),
    (r"UNPROTECTED PRIVATE KEY FILE|bad permissions", "the private key may be read by others: chmod 600 it"),
]


def failed(result, action=""):
    """The sentence for a failed result, a dict as Ansible hands it to callbacks, of a task with that action."""
    try:
        return _sentence(_failed(_failing(result), action.rpartition(".")[2]) + _tries(result))
    except Exception as trouble:  # a sentence is never worth a run
        return _sentence("%s (%s)" % (_text(result.get("msg")) or "the task failed", trouble))


def unreachable(result):
    said = _all(result)
    for pattern, sentence in CAUSES[:5] + DOORS:
        found = re.search(pattern, said)
        if found:
            return _sentence("cannot be reached: " + _filled(sentence, found) if (pattern, sentence) in DOORS
                             else _filled(sentence, found))
    return _sentence("cannot be reached: " + _noise(_text(result.get("msg")) or "no reason is given"))


def skipped(result):
    condition = result.get("false_condition")
    if condition:
        return _sentence("left out, for this is false here: " + _text(condition))
    reason = _text(result.get("skip_reason") or result.get("msg") or result.get("skipped_reason"))
    return _sentence(reason) if reason else ""


def _failing(result):
    """Of a loop the first item that failed."""
    for item in result.get("results") or []:
        if isinstance(item, dict) and (item.get("failed") or item.get("unreachable") or item.get("failed_when_result")):
            return item
    return result


def _failed(result, action):
    # What a playbook's own `fail` or `assert` says is a sentence already.
    if action in ("fail", "assert"):
        return _noise(_text(result.get("msg")))
    said = _all(result)
    for pattern, sentence in CAUSES:
        found = re.search(pattern, said)
        if found:
            return _filled(sentence, found)
    return _command(result) or _crash(result) or _when(result) or _noise(_text(result.get("msg"))) or "the task failed"


def _command(result):
    rc = result.get("rc")
    if rc in (None, 0) or "cmd" not in result or not re.search("non-zero return code|^$", _text(result.get("msg"))):
        return ""
    line = _last(result.get("stderr")) or _last(result.get("stdout"))
    return "`%s` ended with %s%s" % (_words(result["cmd"]), rc, ": " + line if line else " and said nothing")


def _crash(result):
    if "MODULE FAILURE" not in _text(result.get("msg")) and "module_stderr" not in result:
        return ""
    line = _last(result.get("module_stderr")) or _last(result.get("exception")) or _last(result.get("module_stdout"))
    return "the module broke off" + (": " + line if line else "")


def _when(result):
    message = _text(result.get("msg"))
    if not result.get("failed_when_result") or message and message != "non-zero return code":
        return ""
    line = _last(result.get("stderr")) or _last(result.get("stdout"))
    name = "`%s`" % _words(result["cmd"]) if result.get("cmd") else "the task"
    return "%s did not end as it must%s" % (name, ": " + line if line else "")


def _tries(result):
    attempts = result.get("attempts")
    return " (tried %s times)" % attempts if isinstance(attempts, int) and attempts > 1 else ""


def _filled(sentence, found):
    groups = [group for group in found.groups() if group]
    if "{1}" in sentence:
        return sentence.format(*groups)
    if "{}" not in sentence:
        return sentence
    if not groups:
        return re.sub(r"[: ]*\{\}.*", "", sentence)
    return sentence.format(groups[0].rstrip(".,;"))


def _all(result):
    parts = [result.get(key) for key in ("msg", "stderr", "module_stderr", "exception", "module_stdout", "stdout")]
    for failures in (result.get("failures"), result.get("rc_failures")):
        parts.extend(failures if isinstance(failures, list) else [])
    return "\n".join(_text(part)[-20000:] for part in parts if part)


def _noise(message):
    """A message without what Ansible puts around it."""
    message = re.sub(r"^(?:Task failed|Module failed|Action failed): ", "", message.strip())
    message = re.sub(r"(?s)\s*(?:The error appears to be in|The offending line appears|<<< caused by|Origin: ).*", "", message)
    message = re.sub(r"^The task includes an option with an undefined variable\.+ The error was: ", "", message)
    message = re.sub(r"^Failed to connect to the host via ssh: (?:ssh: )?", "", message)
    return message


def _sentence(text):
    text = re.sub(r"\s+", " ", text).strip()
    if len(text) > LONGEST:
        text = text[:LONGEST - 1].rstrip() + "\u2026"
    return text if not text or text[-1] in ".!?\u2026`" else text + "."


def _last(text):
    lines = [line.strip() for line in _text(text).splitlines() if line.strip()]
    return lines[-1] if lines else ""


def _words(command):
    text = " ".join(map(_text, command)) if isinstance(command, (list, tuple)) else _text(command)
    text = re.sub(r"\s+", " ", text)
    return text if len(text) <= 100 else text[:99] + "\u2026"


def _text(value):
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return ", ".join(map(_text, value))
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value if isinstance(value, str) else str(value)
