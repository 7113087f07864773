#!/bin/bash
srun --mpi=none --kill-on-bad-exit=1 python3 serve.py
