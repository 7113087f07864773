"""Two tasks on two nodes: the first sends to the second for some seconds, and the second says the MB/s."""
import os
import socket
import sys
import time

host, port, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
if os.environ["SLURM_PROCID"] == "0":
    with socket.create_server(("", port)) as server:
        server.settimeout(30)
        peer, _ = server.accept()
        received, started = 0, time.monotonic()
        while data := peer.recv(1 << 20):
            received += len(data)
        print(received / 1e6 / (time.monotonic() - started))
else:
    deadline = time.monotonic() + 30
    while True:
        try:
            peer = socket.create_connection((host, port), timeout=5)
            break
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
    block, end = bytes(1 << 20), time.monotonic() + seconds
    while time.monotonic() < end:
        peer.sendall(block)
    peer.close()
