#!/bin/bash
srun --mpi=none hostname
