"""Runs until it is warned, and saves then."""
import os
import signal
import sys
import time


def save(*_):
    with open(f"{os.environ['JOB_FOLDER']}/saved-{os.environ['RANK']}", "w") as file:
        file.write("saved")
    sys.exit(0)


signal.signal(signal.SIGUSR1, save)
with open(f"{os.environ['JOB_FOLDER']}/ready-{os.environ['RANK']}", "w") as file:
    file.write("ready")
while True:
    time.sleep(0.1)
