"""The same by MPI."""
import os

from mpi4py import MPI

world = MPI.COMM_WORLD
print("sum", world.allreduce(world.Get_rank() + 1), "world", world.Get_size(), "rank", os.environ["RANK"], flush=True)
