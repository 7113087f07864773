"""Adds the ranks up over all ranks, and says what each knows of itself."""
import os
import sys

import torch
import torch.distributed as dist

dist.init_process_group("gloo")
total = torch.tensor([float(dist.get_rank() + 1)])
dist.all_reduce(total)
print("sum", int(total.item()), "world", dist.get_world_size(), "gpus", os.environ.get("CUDA_VISIBLE_DEVICES", "none"),
      "arguments", sys.argv[1:], flush=True)
dist.destroy_process_group()
