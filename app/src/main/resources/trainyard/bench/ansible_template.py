"""Baseline: renders a bundle with Ansible's own templating and prints the median in milliseconds.

The one argument is the folder of a rendered bundle. In each file the runs of lines that repeat for each node are taken
apart into variables and put together again by a template, so that both sides make the same bytes; a difference is an
error.
"""
import pathlib
import re
import statistics
import sys
import time

from ansible.parsing.dataloader import DataLoader
from ansible.template import Templar

try:
    from ansible.template import trust_as_template
except ImportError:  # before ansible-core 2.19 every template was trusted
    trust_as_template = str

RUNS = 9

# What repeats for each node, and how a template writes it.
REPEATED = [
    (
        re.compile(r"NodeName=(\S+) NodeAddr=(\S+) (.*) State=(\S+)\n"),
        lambda m: {"name": m[1], "address": m[2], "attributes": m[3].split(" "), "state": m[4]},
        "NodeName={{ n.name }} NodeAddr={{ n.address }} {{ n.attributes | join(' ') }} State={{ n.state }}\n",
    ),
    (
        re.compile(r"        \"(\S+)\":\n          ansible_host: \"(\S+)\"\n          slurm_node_name: \S+\n          slurm_gpu_count: (\d+)\n"),
        lambda m: {"name": m[1], "address": m[2], "gpus": m[3]},
        '        "{{ n.name }}":\n          ansible_host: "{{ n.address }}"\n          slurm_node_name: "{{ n.name }}"\n'
        "          slurm_gpu_count: {{ n.gpus }}\n",
    ),
    (re.compile(r"        \"(\S+)\":\n(?!          )"), lambda m: {"name": m[1]}, '        "{{ n.name }}":\n'),
    (
        re.compile(r"  - \{name: \"(\S+)\", address: \"(\S+)\"\}\n"),
        lambda m: {"name": m[1], "address": m[2]},
        '  - {name: "{{ n.name }}", address: "{{ n.address }}"}\n',
    ),
    (
        re.compile(r"      - \{targets: \[\"(\S+)\"\], labels: \{instance: \"(\S+)\", role: (\w+)\}\}\n"),
        lambda m: {"target": m[1], "name": m[2], "role": m[3]},
        '      - {targets: ["{{ n.target }}"], labels: {instance: "{{ n.name }}", role: {{ n.role }}{{ "}}" }}\n',
    ),
    (
        re.compile(r"(\S+)((?: /dev/nvidia\d+)+)\n"),
        lambda m: {"name": m[1], "files": m[2].split()},
        "{{ n.name }} {{ n.files | join(' ') }}\n",
    ),
]

# What means something to a template, and what stands for it until the templates are made.
MARKS = {"{{": "\x01", "{%": "\x02", "{#": "\x03"}


def template_of(text):
    """A template that makes `text`, and its variables."""
    variables = {}
    for mark, stand_in in MARKS.items():
        text = text.replace(mark, stand_in)
    for line, parts, snippet in REPEATED:
        for run in reversed(runs(line.finditer(text))):
            name = f"nodes{len(variables)}"
            variables[name] = [parts(match) for match in run]
            loop = "{% for n in " + name + " %}" + snippet + "{% endfor %}\n"  # Ansible trims the last newline (trim_blocks)
            text = text[: run[0].start()] + loop + text[run[-1].end() :]
    for mark, stand_in in MARKS.items():
        text = text.replace(stand_in, "{{ '" + mark + "' }}")
    return text, variables


def runs(matches):
    """The matches that follow each other, run by run; one alone is no run."""
    found = []
    for match in matches:
        if found and found[-1][-1].end() == match.start():
            found[-1].append(match)
        else:
            found.append([match])
    return [run for run in found if len(run) > 1]


files = {path: path.read_text(encoding="utf-8") for path in pathlib.Path(sys.argv[1]).rglob("*") if path.is_file()}
work = []
for path, text in files.items():
    template, variables = template_of(text)
    work.append((path, trust_as_template(template), Templar(loader=DataLoader(), variables=variables)))

times = []
for _ in range(RUNS):
    began = time.perf_counter()
    rendered = {path: templar.template(template, convert_data=False) for path, template, templar in work}
    times.append((time.perf_counter() - began) * 1000)
for path, text in files.items():
    if rendered[path].rstrip("\n") != text.rstrip("\n"):
        sys.exit(f"Ansible's templating made other bytes of {path.name}")
print(statistics.median(times[2:]))
