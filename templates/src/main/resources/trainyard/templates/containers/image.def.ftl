<#--
  The definition of one image. Every word that comes from the plan is quoted for the shell: torch>=2.0.0 bare is a
  redirection into a file.
-->
<#function q word><#return "'" + word?replace("'", "'\\''") + "'"></#function>
<#macro words list><#list list as word> ${q(word)}</#list></#macro>
<#assign
  profilers = ["py-spy==0.3.14", "nvitop==1.3.2", "tensorboard==2.17.1", "torch-tb-profiler==0.4.3", "memory-profiler==0.61.0"]
  observers = ["gdb", "htop", "iotop", "strace"]
  torch = image.torch?has_content
  mpi = image.mpi?has_content
  python = image.python + image.tools?then(profilers, [])
  environment = torch || python?has_content
  system = image.packages + environment?then(["python3", "python3-dev", "python3-venv"], [])
    + mpi?then(["bzip2", "curl", "ca-certificates", "perl"], []) + (mpi || environment)?then(["build-essential"], [])
    + image.tools?then(observers, [])
>
<#assign wheels = image.cuda?has_content?then(" --index-url 'https://download.pytorch.org/whl/" + image.cuda + "'", "")>
# ${image.name} ${image.version}. Rendered by Trainyard from the plan.
<#if image.bootstrap == "debootstrap">
Bootstrap: debootstrap
OSVersion: ${image.base}
MirrorURL: ${image.mirror}
<#else>
Bootstrap: ${image.bootstrap}
From: ${image.base}
</#if>

%labels
    Name ${image.name}
    Version ${image.version}
<#if torch>
    PyTorch ${image.torch}${image.cuda?has_content?then("+" + image.cuda, "")}
</#if>
<#if mpi>
    OpenMPI ${image.mpi}
</#if>

%environment
    export LC_ALL=C.UTF-8
<#if environment>
    export PATH="/opt/python/bin:$PATH"
</#if>
<#if mpi>
    export PATH="/opt/openmpi/bin:$PATH"
    export LD_LIBRARY_PATH="/opt/openmpi/lib:${r"${LD_LIBRARY_PATH:-}"}"
</#if>

%post
    set -eu
    export DEBIAN_FRONTEND=noninteractive
<#if system?has_content>
    if ! command -v apt-get > /dev/null; then
        echo "The base image has no apt-get, with which its packages are installed." >&2
        exit 1
    fi
    apt-get update
    apt-get install --yes --no-install-recommends<@words system/>
</#if>
<#if image.packages?seq_contains("python3-torch")>

    # The distribution builds its PyTorch without libuv, and torchrun's stores ask for libuv all the same: "use_libuv was
    # requested but PyTorch was build without libuv support". USE_LIBUV=0 reaches not all of them, so that what each
    # store is called with is changed here. A file that has no such place any more ends the build: look there again.
    without_libuv() {
        if ! grep --quiet "$2" "$3"; then
            sed --in-place "s/$1/$2/" "$3"
            grep --quiet "$2" "$3" || { echo "$3 has changed: it cannot be kept from libuv." >&2; exit 1; }
        fi
    }
    cd /usr/lib/python3/dist-packages/torch/distributed
    without_libuv '"USE_LIBUV", "1"' '"USE_LIBUV", "0"' rendezvous.py
    without_libuv '"USE_LIBUV", "1"' '"USE_LIBUV", "0"' elastic/utils/distributed.py
    without_libuv 'is_master=False,' 'is_master=False, use_libuv=False,' rendezvous.py
    for file in static_tcp_rendezvous c10d_rendezvous_backend dynamic_rendezvous; do
        without_libuv 'multi_tenant=True,' 'multi_tenant=True, use_libuv=False,' "elastic/rendezvous/$file.py"
    done
    cd /
</#if>
<#if mpi>

    # With the PMIx that comes along: Slurm's plugin speaks to older and newer ones.
    cuda=
    if [ -d /usr/local/cuda ]; then cuda=--with-cuda=/usr/local/cuda; fi
    mkdir /var/tmp/openmpi
    cd /var/tmp/openmpi
    curl --fail --silent --show-error --location --output openmpi.tar.bz2 ${q("https://download.open-mpi.org/release/open-mpi/v" + image.mpi?replace("^(\\d+\\.\\d+).*$", "$1", "r") + "/openmpi-" + image.mpi + ".tar.bz2")}
<#if image.mpiSha256?has_content>
    echo '${image.mpiSha256}  openmpi.tar.bz2' | sha256sum --check
</#if>
    tar --extract --strip-components=1 --file openmpi.tar.bz2
    ./configure --prefix=/opt/openmpi --with-slurm --with-pmix=internal --with-hwloc=internal --with-libevent=internal $cuda
    make -j "$(nproc)" install
    cd /
    rm -rf /var/tmp/openmpi
    export PATH="/opt/openmpi/bin:$PATH"
</#if>
<#if environment>

    # An environment of its own: pip may not touch the distribution's Python.
    python3 -m venv --system-site-packages /opt/python
<#if torch>
    /opt/python/bin/pip install --no-cache-dir${wheels} ${q("torch==" + image.torch)}
</#if>
<#if python?has_content>
    /opt/python/bin/pip install --no-cache-dir<@words python/>
</#if>
</#if>

    if command -v apt-get > /dev/null; then
        apt-get clean
        rm -rf /var/lib/apt/lists/*
    fi

%test
    set -e
    cat /etc/os-release
<#if mpi>
    mpirun --version
    ompi_info --parsable | grep --quiet 'mca:pmix'
</#if>
<#if torch>
    python3 -c 'import torch; v = torch.__version__; print("PyTorch", v); assert v.split("+")[0] == "${image.torch}", v'
<#if image.cuda?has_content>
    python3 -c 'import torch; print("CUDA", torch.version.cuda); assert torch.version.cuda, "PyTorch was built without CUDA"'
</#if>
</#if>
<#if image.tools>
    py-spy --version
    nvitop --version
    tensorboard --version
</#if>

%runscript
<#if environment>
    exec python3 "$@"
<#else>
    exec "$@"
</#if>
