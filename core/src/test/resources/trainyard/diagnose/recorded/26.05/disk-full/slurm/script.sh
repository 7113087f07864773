#!/bin/bash
srun --mpi=none python3 save.py
