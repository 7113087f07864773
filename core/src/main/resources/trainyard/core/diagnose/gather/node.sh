# What a node knows of a job, and how the node is now.
# Arguments: JOBS NODE NOW BEGIN BEGUN ENDING END SAVED SLURMD_LOG SPOOL WORK OUTPUT CREDENTIAL PEER...
jobs=$1 node=$2 now=$3 from=$4 begun=$5 ending=$6 to=$7 saved=$8 log=$9
shift 9
spool=$1 work=$2 output=$3 credential=$4
shift 4
piece clock 2 date +%s.%N

own=$(timeout -k 1 2 munge -n 2>&1 </dev/null)
# Logs are written by the clock of the daemons, so that is where to look in them; NOW is the controller's.
machine=$(($(date +%s) - now))
decoded=$(printf "%s" "$own" | timeout -k 1 2 unmunge 2>&1 | head -n 12)
daemons=$(printf "%s\n" "$decoded" | sed -n "s/^ENCODE_TIME:.*(\([0-9]*\)).*/\1/p")
daemons=$((${daemons:-$((now + machine))} - now))
[ "$daemons" -gt -20 ] && [ "$daemons" -lt 20 ] && daemons=0
[ "$machine" -gt -20 ] && [ "$machine" -lt 20 ] && machine=0
begin daemons && echo "$daemons" && end 0
log slurmd "$log" slurmd "$jobs" $((from + daemons)) $((begun + daemons)) $((ending + daemons)) $((to + daemons))

# Kernel lines of earlier boots too: a node that crashed has started again.
kernel() {
    since=$((from + machine - 3600))
    until=$((to + machine))
    for try in "" "$sudo"; do
        [ -n "$($try journalctl --quiet --lines=1 _TRANSPORT=kernel 2>/dev/null)" ] || continue
        $try timeout -k 1 3 journalctl --quiet --output=short-iso --since="@$since" --until="@$until" _TRANSPORT=kernel
        return 0
    done
    for try in "" "$sudo"; do
        $try dmesg >/dev/null 2>&1 || continue
        $try timeout -k 1 3 dmesg --time-format=iso |
            awk -v from="$(local_time "$since")" -v to="$(local_time "$until")" \
                "{ at = substr(\$0, 1, 19) } at >= from && at <= to"
        return 0
    done
    return 1
}
# That another job came to the end of its own memory says nothing of this one.
without_others() {
    awk -v jobs="/job_($jobs)([^0-9]|\$)" '
        function let_go() { printf "%s", held; held = ""; holding = 0; count = 0 }
        /invoked oom-killer/ { let_go(); holding = 1 }
        /oom-kill:constraint=/ {
            if (/CONSTRAINT_MEMCG/ && /\/job_[0-9]/ && $0 !~ jobs && match($0, /,pid=[0-9]+/)) {
                killed[substr($0, RSTART + 5, RLENGTH - 5)] = 1
                held = ""; holding = 0; count = 0
                next
            }
            let_go()
        }
        /[Kk]illed process [0-9]+/ { split($0, part, /[Kk]illed process /); split(part[2], pid, " "); if (pid[1] in killed) next }
        holding { held = held $0 "\n"; if (++count > 400) let_go(); next }
        { print }
        END { let_go() }'
}
begin kernel
{ status=$({ { kernel 2>&1; echo $? >&3; } | without_others | tail -c 2097152 >&4; } 3>&1); } 4>&1
if [ "$status" = 0 ]; then end 0; else end denied; fi

# What the epilog saved when the job ended, in the folder that a deployment gave it: its script says which.
told=$($sudo sed -n "s#^folder=\(/[^ ]*\)#\1#p" /etc/slurm/scripts/evidence.sh 2>/dev/null | head -n 1)
saved=${told:-$saved}
for job in $(echo "$jobs" | tr "|" " "); do
    begin "saved folder"
    printf "%s" "$saved"
    if ! may "$saved/$job/$node"; then
        end "$said"
        continue
    fi
    end 0
    $as find "$saved/$job/$node" -maxdepth 1 -type f 2>/dev/null | sort | head -n 40 | while IFS= read -r file; do
        piece "saved/$job/${file##*/}" 2 $as tail -c 2097152 -- "$file"
    done
done

export spool work output
piece now/disks 3 sh -c "set -- / /tmp /dev/shm /var/log \"\$spool\" \"\$work\" \"\${output%/*}\"; df -hP -- \"\$@\"; echo; df -iP -- \"\$@\""
piece now/folders 2 sh -c "ls -ldL -- \"\$work\" \"\${output%/*}\" \"\$spool\""
piece now/memory 2 free -m
piece now/boot 2 uptime -s
piece now/daemons 3 systemctl show slurmd munge \
    --property=Id,ActiveState,SubState,Result,ExecMainStatus,NRestarts,ActiveEnterTimestamp,InactiveEnterTimestamp
if [ -e /proc/driver/nvidia/version ] || command -v nvidia-smi >/dev/null; then
    piece now/gpus 4 nvidia-smi -L
    piece now/driver 1 cat /proc/driver/nvidia/version
fi
piece now/devices 1 sh -c "ls -l /dev/nvidia* 2>&1"
if [ $# -gt 0 ]; then piece now/names 3 getent ahostsv4 "$@"; fi
begin now/munge
echo "A credential of $node, decoded there:"
printf "%s\n" "$decoded"
if [ -n "$credential" ]; then
    echo "A credential of the controller, decoded on $node:"
    printf "%s" "$credential" | timeout -k 1 2 unmunge 2>&1 | head -n 12
fi
end 0
