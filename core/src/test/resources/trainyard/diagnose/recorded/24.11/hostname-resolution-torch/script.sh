#!/bin/bash
export MASTER_ADDR=head-node-7 MASTER_PORT=23456 GLOO_SOCKET_IFNAME=eth0
srun --mpi=none --label apptainer exec --bind /shared /opt/containers/torch/1.0.0/torch.sif sh -c 'RANK=$SLURM_PROCID WORLD_SIZE=$SLURM_NTASKS exec python3 exits.py'
