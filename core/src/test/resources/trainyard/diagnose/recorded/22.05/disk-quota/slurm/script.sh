#!/bin/sh
# This script was created by sbatch --wrap.

srun --mpi=none python3 checkpoint.py
