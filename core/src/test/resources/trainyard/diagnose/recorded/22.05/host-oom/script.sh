#!/bin/bash
srun --mpi=none python3 eat.py
