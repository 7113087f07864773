"""Commands with a time limit, whose failure is a sentence."""
import re
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
    return f"{command[0]} ended with {done.returncode}: {_telling(said)}"


def _telling(said):
    """The line that names the cause: the first error of a job's own, for what follows reports on reports."""
    own = [line for line in said if not line.startswith("srun: error: ")]
    causes = [line for line in own if re.match(r"\w*Error: |FATAL|ERROR", line)]
    return (causes[:1] or own[-1:] or said[-1:] or ["it said nothing"])[0].strip()
