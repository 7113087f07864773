"""Loads batches of 4 MB with two workers, which hand them over in shared memory."""
import torch
from torch.utils.data import DataLoader, Dataset


class Images(Dataset):
    def __len__(self):
        return 64

    def __getitem__(self, index):
        return torch.full((1 << 18,), float(index))


if __name__ == "__main__":
    for step, batch in enumerate(DataLoader(Images(), batch_size=4, num_workers=2)):
        print("step", step, float(batch.sum()), flush=True)
