#!/bin/bash
srun --mpi=none ./start.sh
