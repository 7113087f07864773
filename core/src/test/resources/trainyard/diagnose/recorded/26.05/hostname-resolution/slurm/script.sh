#!/bin/bash
export MASTER_ADDR=head-node-7 MASTER_PORT=23456
srun --mpi=none --label python3 connect.py
