#!/bin/bash
srun --mpi=none python3 train.py
