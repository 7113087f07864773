#!/bin/bash
srun --mpi=none --label apptainer exec --bind /shared --bind /srv/small-shm:/dev/shm /opt/containers/torch/1.0.0/torch.sif python3 loads.py
