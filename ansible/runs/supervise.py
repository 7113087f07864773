#!/usr/bin/env python3
"""Holds a run of Ansible on the machine that it runs on, so that it goes on without the console that began it.

    supervise.py start  FOLDER               begins the run that FOLDER/run.json describes; a password comes on stdin
    supervise.py state  FOLDER               prints running, ended, or lost (ended without having said how)
    supervise.py cancel FOLDER               ends the run: SIGINT, then SIGTERM, then SIGKILL
    supervise.py follow FOLDER EVENTS LOG    prints what events.jsonl and log.txt have from these offsets on, as it comes

Of run.json it reads `command` and `before` (argument lists), `environment`, `cluster` and `becomePassword`.
Needs Python 3.6 and a POSIX system, and nothing else.
"""
import datetime
import errno
import fcntl
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import time

PATIENCE = [(signal.SIGINT, 15), (signal.SIGTERM, 10), (signal.SIGKILL, 10)]   # seconds to wait after each
PIECE = 256 * 1024
BUSY = 3   # exit status: another run is at work on the cluster


class Stopped(Exception):
    """The run is to be cancelled."""


def start(folder):
    run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    password = sys.stdin.buffer.read() if run.get("becomePassword") else b""
    lock = _lock_cluster(folder, run["cluster"])
    alive = os.open(str(folder / "pid"), os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(alive, fcntl.LOCK_EX)
    read, write = os.pipe()
    if os.fork():
        os.close(write)
        sys.stdout.write(os.read(read, 64).decode())
        return 0
    os.setsid()
    if os.fork():
        os._exit(0)
    os.write(alive, b"%d\n" % os.getpid())
    os.write(write, b"%d\n" % os.getpid())
    os.close(write)
    status = 1
    try:
        _detach(folder)
        status = _supervise(folder, run, password)
    finally:
        os.close(lock)
        os._exit(status)   # nothing of the console that was forked from is to be run at the end


def _lock_cluster(folder, cluster):
    locks = folder.parent / ".locks"
    locks.mkdir(mode=0o700, exist_ok=True)
    lock = os.open(str(locks / re.sub(r"[^A-Za-z0-9._-]", "_", cluster)), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as held:
        if held.errno not in (errno.EACCES, errno.EAGAIN):
            raise
        print(os.read(lock, 200).decode("utf-8", "replace").strip())
        sys.exit(BUSY)
    os.ftruncate(lock, 0)
    os.write(lock, folder.name.encode())
    return lock


def _detach(folder):
    os.chdir(str(folder))
    os.umask(0o077)
    nothing = os.open(os.devnull, os.O_RDWR)
    log = os.open("log.txt", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for target, source in ((0, nothing), (1, log), (2, log)):
        os.dup2(source, target)


def _supervise(folder, run, password):
    def stop(number, frame):
        raise Stopped()
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    ended = {"rc": 1, "cancelled": False}
    try:
        before = run.get("before") or []
        if before:
            status = _call(folder, before, dict(os.environ), b"")
            if status:
                ended["why"] = "The command that was to run before ended with %d: %s" % (status, " ".join(before))
                ended["rc"] = status
                return status
        ended["rc"] = _call(folder, run["command"], dict(os.environ, **run.get("environment", {})), password)
    except Stopped:
        ended["rc"], ended["cancelled"] = 130, True
    except OSError as missing:
        ended["rc"] = 127
        ended["why"] = "%s cannot be started: %s." % (missing.filename or "The command", missing.strerror)
    finally:
        ended["at"] = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        draft = folder / "ended.json.new"
        draft.write_text(json.dumps(ended) + "\n", encoding="utf-8")
        draft.replace(folder / "ended.json")
    return ended["rc"]


def _call(folder, words, environment, given):
    """Runs a command in a group of its own to its end; ends the group where this process is told to stop."""
    os.write(1, ("$ %s\n" % " ".join(words)).encode())
    process = subprocess.Popen(words, stdin=subprocess.PIPE, env=environment, start_new_session=True)
    try:
        try:
            process.stdin.write(given)
            process.stdin.close()
        except BrokenPipeError:
            pass   # it ended without reading; its status says how
        return _status(process.wait())
    except Stopped:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        os.write(1, b"\nCancelled: Ansible ends what it began.\n")
        for number, seconds in PATIENCE:
            try:
                os.killpg(process.pid, number)
            except ProcessLookupError:
                break
            try:
                process.wait(seconds)
                break
            except subprocess.TimeoutExpired:
                continue
        raise


def _status(code):
    return code if code >= 0 else 128 - code


def state(folder):
    if (folder / "ended.json").exists():
        return "ended"
    if _is_alive(folder):
        return "running"
    # It may have ended between the two looks.
    return "ended" if (folder / "ended.json").exists() else "lost"


def _is_alive(folder):
    """The supervisor holds a lock on its pid file as long as it lives: a number alone may be another process's by now."""
    try:
        pid = os.open(str(folder / "pid"), os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(pid, fcntl.LOCK_SH | fcntl.LOCK_NB)
        return False
    except OSError:
        return True
    finally:
        os.close(pid)


def cancel(folder):
    if _is_alive(folder):
        os.kill(int((folder / "pid").read_text()), signal.SIGTERM)
    deadline = time.monotonic() + sum(seconds for _, seconds in PATIENCE) + 5
    while state(folder) == "running" and time.monotonic() < deadline:
        time.sleep(0.1)
    return state(folder)


def follow(folder, positions):
    """Frames on stdout: a line `events N`, `log N` or `state WORD`, the first two with N bytes behind it."""
    out = sys.stdout.buffer
    while True:
        now = state(folder)
        quiet = True
        for name, file in (("events", "events.jsonl"), ("log", "log.txt")):
            piece = _piece(folder / file, positions[name])
            if piece:
                quiet = False
                positions[name] += len(piece)
                out.write(b"%s %d\n" % (name.encode(), len(piece)) + piece)
        out.flush()
        if quiet and now != "running":
            out.write(b"state %s\n" % now.encode())
            out.flush()
            return
        if quiet:
            time.sleep(0.2)


def _piece(path, position):
    try:
        with path.open("rb") as file:
            file.seek(position)
            return file.read(PIECE)
    except FileNotFoundError:
        return b""


def main(words):
    action, folder = words[0], pathlib.Path(words[1]).resolve()
    if action == "start":
        return start(folder)
    if action == "state":
        print(state(folder))
    elif action == "cancel":
        print(cancel(folder))
    elif action == "follow":
        follow(folder, {"events": int(words[2]), "log": int(words[3])})
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except BrokenPipeError:
        os._exit(0)   # nobody listens any more
