"""What an image for training has, as one line of JSON: runs inside it."""
import json
import os
import platform


def python():
    return {"version": platform.python_version()}


def torch():
    import torch as module
    return {"version": module.__version__}


def cuda():
    import torch as module
    if not module.version.cuda:
        raise ImportError("PyTorch was built without CUDA")
    return {"version": module.version.cuda, "available": module.cuda.is_available(), "devices": module.cuda.device_count()}


def nccl():
    import torch as module
    if not module.distributed.is_available() or not module.distributed.is_nccl_available():
        raise ImportError("PyTorch was built without NCCL")
    return {"version": ".".join(map(str, module.cuda.nccl.version()))}


def mpi():
    if not any(os.access(os.path.join(folder, "mpirun"), os.X_OK) for folder in os.get_exec_path()):
        raise ImportError("the image has no mpirun")
    import subprocess
    told = subprocess.run(["mpirun", "--version"], capture_output=True, text=True, timeout=60, check=True)
    return {"version": told.stdout.split("\n")[0]}


def mpi4py():
    import mpi4py as module
    return {"version": module.__version__}


def tried(part):
    try:
        return {"result": "PASS", **part()}
    except ImportError as missing:
        return {"result": "SKIP", "reason": str(missing)}
    except Exception as broken:  # whatever it is, it is what the image says of itself
        return {"result": "FAIL", "reason": f"{type(broken).__name__}: {broken}"}


print(json.dumps({part.__name__: tried(part) for part in (python, torch, cuda, nccl, mpi, mpi4py)}))
