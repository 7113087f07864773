"""Rank 1 connects to rank 0, as a rendezvous does."""
import os
import socket

rank = int(os.environ["SLURM_PROCID"])
host, port = os.environ["MASTER_ADDR"], int(os.environ["MASTER_PORT"])
if rank == 0:
    server = socket.create_server(("", port))
    server.settimeout(5)
    server.accept()
else:
    socket.create_connection((host, port), timeout=60)
