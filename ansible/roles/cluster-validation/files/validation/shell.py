"""Commands with a time limit, whose failure is a sentence."""
import subprocess


class Failed(Exception):
    """Something was tried and did not work."""


class Busy(Exception):
    """Slurm had no free resources for it."""


def run(*command, limit=60, text=None):
    """The output of a command, or Failed."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit, input=text)
    except subprocess.TimeoutExpired:
        raise Failed(f"{command[0]} had not ended after {limit} s") from None
    except OSError as problem:
        raise Failed(f"{command[0]} cannot be run: {problem.strerror}") from None
    if done.returncode:
        raise Failed(_sentence(command, done))
    return done.stdout


def _sentence(command, done):
    said = (done.stderr.strip() or done.stdout.strip()).splitlines()
    if any("Unable to allocate resources" in line for line in said):
        raise Busy("Slurm had no free resources for it within the time given")
    return f"{command[0]} ended with {done.returncode}: {said[-1] if said else 'it said nothing'}"
