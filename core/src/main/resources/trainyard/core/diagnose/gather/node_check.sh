# Whether a node can serve. Arguments: CONTROLLER PORT CONF SLURMD_LOG SPOOL CREDENTIAL
controller=$1 port=$2 conf=$3 log=$4 spool=$5 credential=$6
piece clock 1 date +%s.%N
piece credential 1 munge -n
if [ -n "$credential" ]; then
    begin munge
    printf "%s" "$credential" | timeout -k 1 1 unmunge 2>&1 | head -n 12
    end 0
fi
piece daemons 2 systemctl show slurmd munge --property=Id,ActiveState,SubState,Result,ActiveEnterTimestamp
piece names 2 getent ahostsv4 "$controller"
piece reach 2 bash -c "exec 3<>/dev/tcp/\$0/\$1" "$controller" "$port"
piece conf 1 sha256sum -- "$conf"
piece hardware 2 slurmd -C
piece resources 2 slurmd -G
piece devices 1 ls -l /dev
if [ -e /proc/driver/nvidia/version ] || command -v nvidia-smi >/dev/null; then piece gpus 3 nvidia-smi -L; fi
piece disks 2 df -hP -- / /tmp /dev/shm /var/log "$spool"
piece inodes 2 df -iP -- / /tmp /dev/shm /var/log "$spool"
piece boot 1 uptime -s

kernel_log() {
    for try in "" "$sudo"; do
        [ -n "$($try journalctl --quiet --lines=1 _TRANSPORT=kernel 2>/dev/null)" ] || continue
        $try timeout -k 1 2 journalctl --quiet --output=short-iso --since=-24h _TRANSPORT=kernel
        return 0
    done
    for try in "" "$sudo"; do
        $try dmesg >/dev/null 2>&1 || continue
        $try timeout -k 1 2 dmesg --time-format=iso
        return 0
    done
    echo refused
}
begin kernel
kernel_log 2>/dev/null | grep -E "^refused\$|NVRM: |Xid|EDAC|mce: |MCE|[Oo]ut of memory|oom-kill|blocked for more than|I/O error|AER: |Link is [Dd]own|EXT4-fs error|XFS .*(error|corruption)" |
    tail -n 60
end 0

begin log
if may "$log"; then
    $as tail -c 1048576 -- "$log" | grep -E "(error|fatal): " |
        grep -v -E "\] \[[0-9]+\.[a-z0-9]+\] " | tail -n 20
    end 0
else
    end "$said"
fi
