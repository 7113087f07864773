"""Rank 1 ends in its third step without a word, while the others wait for it."""
import os

import torch
import torch.distributed as dist

dist.init_process_group("gloo")
for step in range(1, 6):
    if dist.get_rank() == 1 and step == 3:
        os._exit(3)
    dist.all_reduce(torch.ones(4))
    print("step", step, flush=True)
dist.destroy_process_group()
