#!/bin/bash
srun --mpi=none --label apptainer exec /opt/containers/torch/9.9.9/torch.sif python3 exits.py
