package trainyard.core.diagnose.gather;

/**
 * What runs on other machines: small scripts for any sh, which print pieces, each behind a line with the boundary that
 * they are given and its name. A name that begins with {@code no:} says why a piece is not there.
 */
final class Scripts {
    /** Lines of a log of Slurm's in a window of time, and all that name the job; arguments of the function: the log. */
    private static final String COMMON = """
            LC_ALL=C; export LC_ALL
            b=$1; job=$2; from=$3; to=$4; shift 4
            mark() { printf '\\n%s %s\\n' "$b" "$1"; }
            begin=$(date -d "@$from" +%Y-%m-%dT%H:%M:%S); end=$(date -d "@$to" +%Y-%m-%dT%H:%M:%S)
            window() {
                tail -c 134217728 "$1" | awk -v from="$begin" -v to="$end" -v job="$job" '
                    { at = substr($0, 2, 19) }
                    (substr($0, 1, 1) == "[" && at >= from && at <= to) ||
                        $0 ~ "(JobId=|StepId=|\\\\[|[Jj][Oo][Bb] |[Jj][Oo][Bb][Ii][Dd] )" job "([^0-9]|$)"' | tail -c 2097152
            }
            log() {
                if [ -r "$2" ]; then mark "$1"; window "$2"
                elif [ -e "$2" ]; then mark "no:$1"; echo "$2 may not be read"
                else mark "no:$1"; echo "there is no $2"; fi
            }
            mark clock; date +%s.%N
            """;

    /** Arguments: boundary, job, from, to, the log of slurmctld. */
    static final String CONTROLLER = COMMON + """
            mark zone; date +%z
            log log "$1"
            """;

    /**
     * Arguments: boundary, job, from, to, the node's name in Slurm, the log of slurmd, the folder of evidence, that of
     * the output, the working folder, and the job's other nodes. Standard input: a credential of munge, or nothing.
     */
    static final String NODE = COMMON + """
            credential=$(cat)
            node=$1; slurmd=$2; saved=$3; output=$4; work=$5; shift 5
            for file in "$saved/$job/$node"/*; do
                [ -f "$file" ] && [ -r "$file" ] && { mark "saved/${file##*/}"; head -c 8388608 "$file"; }
            done
            [ -d "$saved/$job" ] && [ ! -r "$saved/$job" ] && { mark no:saved; echo "$saved/$job may not be read"; }
            log slurmd "$slurmd"
            kernel=$(journalctl -k -q -o short-iso --no-pager --since "@$from" --until "@$to" 2>/dev/null | tail -c 2097152)
            [ -n "$kernel" ] || kernel=$(dmesg --time-format=iso 2>/dev/null | tail -c 2097152)
            if [ -n "$kernel" ]; then mark kernel; printf '%s\\n' "$kernel"
            else mark no:kernel; echo "its kernel's log is empty, or not for this user"; fi
            mark state
            echo "state now, not then"
            df -hP /tmp /dev/shm /var/spool/slurmd "$work" 2>/dev/null
            command -v nvidia-smi >/dev/null && timeout 3 nvidia-smi -L
            for unit in slurmd munge; do echo "service $unit: $(systemctl is-active $unit 2>&1)"; done
            [ -z "$output" ] || [ -d "$output" ] || echo "folder of the output: $output: No such file or directory"
            for host in "$@"; do getent hosts "$host" >/dev/null || echo "host $host: this node finds no address for it"; done
            if [ -n "$credential" ]; then
                mark munge
                printf '%s\\n' "$credential" | timeout 3 unmunge 2>&1 | grep -E '^(STATUS|ENCODE_TIME|DECODE_TIME)|rror'
            fi
            mark end
            """;

    /**
     * Arguments: boundary, job, then the paths of outputs. Whole up to nine megabytes, else the first and the last of a
     * file; and what a composed job left in the folder of its number beside them.
     */
    static final String OUTPUTS = """
            LC_ALL=C; export LC_ALL
            b=$1; job=$2; shift 2
            mark() { printf '\\n%s %s\\n' "$b" "$1"; }
            left=64; total=67108864
            show() {
                [ "$left" -gt 0 ] && [ "$total" -gt 0 ] || { mark "more:$1"; return; }
                left=$((left - 1)); size=$(wc -c <"$1") || return
                if [ "$size" -le 9437184 ]; then mark "file:$1"; cat "$1"; total=$((total - size))
                else mark "file:$1"; head -c 1048576 "$1"; printf '\\n[...]\\n'; tail -c 8388608 "$1"; total=$((total - 9437184)); fi
            }
            for path in "$@"; do
                if [ -f "$path" ] && [ -r "$path" ]; then show "$path"
                elif [ -e "$path" ]; then mark "no:$path"; echo "may not be read"
                elif [ -d "${path%/*}" ]; then mark "no:$path"; echo "there is no such file"
                else mark "no:$path"; echo "there is no folder ${path%/*} on this machine"; fi
                folder=${path%/*}/$job
                case " $seen " in *" $folder "*) continue ;; esac
                seen="$seen $folder"
                [ -d "$folder" ] || continue
                find "$folder" -type f \\( -path '*/errors/*' -o -name 'rank-*.out' -o -path '*/torchrun-*' \\
                    -o -path '*/flight-recorder/*' \\) 2>/dev/null | sort | head -n 200 | {
                    while read -r file; do show "$file"; done
                }
            done
            mark end
            """;

    private Scripts() {}
}
