# What each script of the gathering begins with. Arguments: MARK, "sudo" or "plain", then the script's own.
# A script prints pieces, each between two lines that begin with the mark, a random word. It changes nothing.
mark=$1
sudo=
export PATH="$PATH:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/opt/slurm/sbin:/opt/slurm/bin" LC_ALL=C
if [ "$2" = sudo ] && sudo -n true 2>/dev/null; then sudo="sudo -n"; fi
shift 2

begin() { printf "\n%s begin %s\n" "$mark" "$1"; }
end() { printf "\n%s end %s\n" "$mark" "$1"; }

# piece NAME SECONDS COMMAND...: what a command says, at most 2 MB of it, and its status.
piece() {
    begin "$1"
    limit=$2
    shift 2
    { status=$({ { timeout -k 1 "$limit" "$@" 2>&1 </dev/null; echo $? >&3; } | head -c 2097152 >&4; } 3>&1); } 4>&1
    end "$status"
}

# may FILE: finds out as whom it can be read, into $as; says what is against it, and fails, where nobody can.
may() {
    as=
    said=$(stat -L -c "%s %F" -- "$1" 2>&1) && [ -r "$1" ] && return 0
    if [ -n "$sudo" ]; then
        as=$sudo
        said=$($sudo stat -L -c "%s %F" -- "$1" 2>&1) && return 0
    fi
    case $said in
        *"No such file"* | *"Not a directory"*) said=absent ;;
        *) said=denied ;;
    esac
    return 1
}

local_time() { date -d "@$1" +%Y-%m-%dT%H:%M:%S; }

# window FILE JOBS BEGIN BEGUN ENDING END: of a log of Slurm, what was written from BEGIN to BEGUN and from ENDING to END
# (in seconds since 1970) but for the steps of other jobs, and all lines that name the job. JOBS: 12|13|14.
window() {
    {
        first=$($as head -n 1 -- "$1" | cut -c 2-20)
        if expr "$first" ">" "$(local_time "$3")" >/dev/null && [ -e "$1.1" ]; then $as tail -c 134217728 -- "$1.1"; fi
        $as tail -c 268435456 -- "$1"
    } 2>/dev/null | awk -v begin="$(local_time "$3")" -v begun="$(local_time "$4")" \
        -v ending="$(local_time "$5")" -v end="$(local_time "$6")" \
        -v job="(JobId=|StepId=|[Jj]ob_?[Ii][Dd] |[Jj][Oo][Bb] |[Ss][Tt][Ee][Pp] |[[(])($2)([^0-9]|\$)" '
        { rest = $0 }
        /^\[[0-9][0-9][0-9][0-9]-/ { at = substr($0, 2, 19); rest = substr($0, 25) }
        rest ~ job { print; next }
        rest ~ /^ ?\[[0-9]+\.[a-z0-9]+\] / { next }
        (at >= begin && at <= begun) || (at >= ending && at <= end)' | tail -c 2097152
}

# log NAME FILE UNIT JOBS BEGIN BEGUN ENDING END
log() {
    begin "$1"
    if [ -z "$2" ]; then
        timeout -k 1 3 $sudo journalctl --quiet --output=short-iso --unit="$3" --since="@$5" --until="@$8" 2>&1 |
            tail -c 2097152
        end 0
    elif may "$2"; then
        window "$2" "$4" "$5" "$6" "$7" "$8"
        end 0
    else
        end "$said"
    fi
}
