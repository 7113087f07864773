"""One node's speed: millions of additions a second by Python, MB/s copied in memory, MB/s written to a folder."""
import json
import os
import socket
import sys
import time

folder = sys.argv[1]


def rate(work, amount):
    best = 0.0
    for _ in range(3):
        started = time.perf_counter()
        work()
        best = max(best, amount / (time.perf_counter() - started))
    return best


def add():
    total = 0
    for number in range(2_000_000):
        total += number


source = bytearray(64 << 20)


def write():
    path = os.path.join(folder, f"validation-{os.getpid()}")
    try:
        with open(path, "wb") as file:
            file.write(source)
            file.flush()
            os.fsync(file.fileno())
    finally:
        os.unlink(path)


print(json.dumps({
    "node": socket.gethostname().split(".")[0],
    "cpu": rate(add, 2.0),
    "memory": rate(lambda: bytes(source), 64.0),
    "disk": rate(write, 64.0),
}))
