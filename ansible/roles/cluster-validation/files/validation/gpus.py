"""Whether GPUs are given out one by one, and work."""
from .checks import check, failed, passed, skipped


@check("gpu", "GPUs are scheduled", "a job with --gres=gpu:1 gets one", "srun --gres=gpu:1 env | grep CUDA_VISIBLE_DEVICES")
def gpus_scheduled(cluster):
    if not cluster.gpu_nodes:
        return skipped("the plan has no GPUs")
    said = cluster.srun("--nodes=1", "--ntasks=1", "--gres=gpu:1", "sh", "-c", "echo $CUDA_VISIBLE_DEVICES").strip()
    return passed(f"CUDA_VISIBLE_DEVICES={said}") if said.isdigit() else failed(
        f"a job with one GPU was given {said or 'none'}", said)


@check("gpu", "A job cannot open another's GPU", "EPERM", "srun --gres=gpu:1 sh -c '</dev/nvidia1'")
def gpus_isolated(cluster):
    if not cluster.gpu_nodes:
        return skipped("the plan has no GPUs")
    if cluster.facts["cgroup_plugin"] == "disabled":
        return skipped("the plan uses no control groups, which alone keep jobs from each other's devices")
    program = ("import errno, glob, json, os\n"
               "told = {}\n"
               "for path in sorted(glob.glob('/dev/nvidia[0-9]*')):\n"
               "    try:\n"
               "        os.close(os.open(path, os.O_RDWR)); told[path] = 'open'\n"
               "    except OSError as e:\n"
               "        told[path] = errno.errorcode[e.errno]\n"
               "denied = sum(word == 'EPERM' for word in told.values())\n"
               "print(len(told), denied)\n")
    found, denied = map(int, cluster.srun("--nodes=1", "--ntasks=1", "--gres=gpu:1", "python3", "-c", program).split())
    if found < 2:
        return skipped(f"the node has {found} GPUs: there is no other one to open")
    return passed(f"{denied} of {found} denied") if denied == found - 1 else failed(
        f"a job with one of {found} GPUs is denied {denied}, not {found - 1}", f"{denied} of {found} denied")


@check("gpu", "The driver sees the GPUs", "nvidia-smi answers on each GPU node", "srun --gres=gpu:1 nvidia-smi -L")
def driver_sees_gpus(cluster):
    if not cluster.gpu_nodes:
        return skipped("the plan has no GPUs")
    said = cluster.srun(f"--nodelist={','.join(cluster.gpu_nodes)}", "--ntasks-per-node=1", "--gres=gpu:1", "sh", "-c",
                        "command -v nvidia-smi >/dev/null || { echo absent; exit 0; }; nvidia-smi -L | wc -l").split()
    if "absent" in said:
        return skipped("there is no nvidia-smi on the GPU nodes: without a driver nothing of a GPU can be tried")
    return passed(f"{' '.join(said)} GPUs") if "0" not in said else failed("nvidia-smi shows no GPU on a node")


@check("gpu", "PyTorch keeps a GPU busy", "more than 90 % for 20 s", "srun --gres=gpu:1 apptainer exec --nv IMAGE python3 ...")
def gpu_busy(cluster):
    if not cluster.gpu_nodes:
        return skipped("the plan has no GPUs")
    if driver_sees_gpus(cluster).status != "PASS":
        return skipped("there is no driver on the GPU nodes")
    image = cluster.image("torch")
    if not image:
        return skipped("no image of the registry has PyTorch")
    program = ("import subprocess, threading, time, torch\n"
               "a = torch.randn(8192, 8192, device='cuda'); seen = []\n"
               "end = time.time() + 20\n"
               "def look():\n"
               "    while time.time() < end:\n"
               "        seen.append(float(subprocess.run(['nvidia-smi', '--query-gpu=utilization.gpu',"
               " '--format=csv,noheader,nounits', '-i', '0'], capture_output=True, text=True).stdout.split()[0]))\n"
               "        time.sleep(1)\n"
               "watch = threading.Thread(target=look); watch.start()\n"
               "while time.time() < end:\n"
               "    a = torch.nn.functional.normalize(a @ a)\n"
               "    torch.cuda.synchronize()\n"
               "watch.join(); seen.sort(); print(seen[len(seen) // 2])\n")
    use = float(cluster.srun("--nodes=1", "--ntasks=1", "--gres=gpu:1", "apptainer", "exec", "--nv", str(image),
                             "python3", "-c", program).split()[-1])
    return passed(f"{use:g} %") if use > 90 else failed(f"the GPU was busy for {use:g} % of the time", f"{use:g} %")
