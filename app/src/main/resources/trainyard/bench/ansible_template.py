"""Baseline: renders a slurm.conf with Ansible's own templating and prints the median in milliseconds.

The one argument is a rendered slurm.conf. Its node lines are taken apart into variables and put together again by a
template, so that both sides make the same bytes; a difference is an error.
"""
import re
import statistics
import sys
import time

from ansible.parsing.dataloader import DataLoader
from ansible.template import Templar

NODE = re.compile(r"NodeName=(\S+) NodeAddr=(\S+) (.*) State=(\S+)\n")

text = open(sys.argv[1], encoding="utf-8").read()
nodes = [
    {"name": m[1], "address": m[2], "attributes": m[3].split(" "), "state": m[4]} for m in NODE.finditer(text)
]
start = NODE.search(text).start()
end = [m.end() for m in NODE.finditer(text)][-1]
template = (
    text[:start]
    + "{% for node in nodes %}NodeName={{ node.name }} NodeAddr={{ node.address }} "
    + "{{ node.attributes | join(' ') }} State={{ node.state }}\n{% endfor %}"
    + text[end:]
)
try:
    from ansible.template import trust_as_template

    template = trust_as_template(template)
except ImportError:
    pass  # before ansible-core 2.19 every template was trusted

templar = Templar(loader=DataLoader(), variables={"nodes": nodes})
times = []
for _ in range(9):
    began = time.perf_counter()
    rendered = templar.template(template)
    times.append((time.perf_counter() - began) * 1000)
if rendered.rstrip("\n") != text.rstrip("\n"):
    sys.exit("Ansible's templating made other bytes")
print(statistics.median(times[2:]))
