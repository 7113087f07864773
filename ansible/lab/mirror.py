"""A package mirror for the lab's machines: a small HTTP server that fetches through the host's own apt.

The machines have no route out and no DNS. They ask this server, and it asks `apt-helper`, so the host's
apt settings (mirror, proxy, certificates) are honoured and nothing is configured twice. What it fetched
is kept, so a second lab downloads nothing.
"""
import http.server
import os
import pathlib
import re
import shutil
import subprocess
import sys
import threading
import time
import urllib.parse

from host import LabError, run

APT_HELPER = "/usr/lib/apt/apt-helper"
FRESH_FOR = 3600   # seconds that an index is served without asking again


def upstream():
    """The archive that this host's apt is configured with."""
    release = pathlib.Path("/etc/os-release").read_text()
    codename = re.search(r"^VERSION_CODENAME=(\S+)$", release, re.M)
    targets = run("apt-get", "indextargets", "--format", "$(REPO_URI) $(RELEASE) $(COMPONENT)",
                  "Created-By: Packages").splitlines()
    for target in targets:
        uri, _, rest = target.partition(" ")
        if codename and rest == f"{codename[1]} main":
            return uri.rstrip("/")
    raise LabError("this host's apt has no mirror of its own distribution configured; "
                   "name a Debian mirror with --mirror URL")


def check_valid_until():
    """Whether this host's apt insists on indexes that have not expired (some mirrors are frozen)."""
    return "false" not in run("apt-config", "dump", "--format", "%v", "Acquire::Check-Valid-Until").lower()


class Pool:
    """The files fetched so far, by their path on the mirror."""

    def __init__(self, url, folder):
        self.url, self.folder = url, pathlib.Path(folder)
        self.locks, self.guard = {}, threading.Lock()

    def file(self, path):
        """The local file for a path on the mirror, or None where the mirror does not have it."""
        target = self.folder / urllib.parse.unquote(path).lstrip("/")
        if ".." in target.parts:
            return None
        with self.guard:
            lock = self.locks.setdefault(target, threading.Lock())
        with lock:   # several machines ask for the same package at the same time
            if not self._usable(target) and not self._fetch(path, target) and not target.is_file():
                return None
        return target

    @staticmethod
    def _usable(target):
        if not target.is_file():
            return False
        immutable = target.suffix in (".deb", ".udeb") or "by-hash" in target.parts
        return immutable or time.time() - target.stat().st_mtime < FRESH_FOR

    def _fetch(self, path, target):
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f".{target.name}.{os.getpid()}")
        done = subprocess.run([APT_HELPER, "download-file", self.url + path, part], timeout=600,
                              stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if done.returncode != 0:
            part.unlink(missing_ok=True)
            return False
        os.utime(part)   # apt-helper dates it as the mirror does; here its age is the time since the fetch
        part.rename(target)
        return True


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"   # apt keeps its connection and pipelines
    pool = None

    def do_GET(self):
        found = self.pool.file(self.path)
        if not found:
            self.send_response(404)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        with open(found, "rb") as content:
            self.send_response(200)
            self.send_header("Content-Length", str(os.fstat(content.fileno()).st_size))
            self.end_headers()
            if self.command != "HEAD":
                shutil.copyfileobj(content, self.wfile)

    do_HEAD = do_GET

    def log_request(self, code="-", size="-"):
        pass


def main(address, port, url, folder):
    Handler.pool = Pool(url, folder)
    server = http.server.ThreadingHTTPServer((address, int(port)), Handler)
    server.daemon_threads = True
    server.serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
