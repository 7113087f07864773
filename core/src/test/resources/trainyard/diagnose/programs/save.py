"""Saves a checkpoint of 16 MB."""
import os

with open("/scratch/checkpoint.pt", "wb") as file:
    for part in range(16):
        file.write(os.urandom(1 << 20))
print("saved")
