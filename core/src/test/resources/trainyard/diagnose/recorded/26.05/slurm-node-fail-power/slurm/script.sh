#!/bin/bash
srun --mpi=none sleep 300
