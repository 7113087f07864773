#!/bin/bash
export MASTER_ADDR=$(scontrol show hostnames "$SLURM_JOB_NODELIST" | head -1) MASTER_PORT=$((20000 + SLURM_JOB_ID)) GLOO_SOCKET_IFNAME=eth0
srun --mpi=none --label apptainer exec --bind /shared /opt/containers/torch/1.0.0/torch.sif sh -c 'RANK=$SLURM_PROCID WORLD_SIZE=$SLURM_NTASKS exec python3 exits.py'
