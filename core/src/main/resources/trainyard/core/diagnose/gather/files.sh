# Files that a job wrote. Arguments: FILES BYTES, the most of all, then pairs: "file" and a path, "folder" and the path
# of a folder that a composed job leaves. Of a large file there is its beginning and its end.
files=$1
bytes=$2
shift 2
first=1048576
last=8388608

list() {
    while [ $# -gt 1 ]; do
        if [ "$1" = file ]; then
            printf "%s\n" "$2"
        elif may "$2"; then
            $as find -L "$2" -maxdepth 1 -type f -name "rank-*.out" 2>/dev/null | sort -V | head -n 256
            $as find -L "$2/errors" -maxdepth 1 -type f -size +0 -name "*.json" 2>/dev/null | sort -V | head -n 256
            $as find -L "$2" -mindepth 2 -maxdepth 6 -type f -size +0 -path "$2/torchrun-*" \
                \( -name "std*.log" -o -name "error.json" \) 2>/dev/null | sort -V | head -n 256
            $as find -L "$2/flight-recorder" -maxdepth 1 -type f -size +0 2>/dev/null | sort -V | head -n 256
        fi
        shift 2
    done
}

list "$@" | {
    while IFS= read -r path; do
        begin "$path"
        if ! may "$path"; then
            [ "$said" = absent ] && stat -L -- "$path" 2>&1 && stat -- "$path" 2>&1
            end "$said"
            continue
        fi
        size=${said%% *}
        case $said in *" regular"*) ;; *) end "${said#* }" && continue ;; esac
        binary=no
        case $path in */flight-recorder/*) binary=yes ;; esac
        take=$size
        [ "$take" -gt $((first + last)) ] && take=$((first + last))
        if [ "$files" -le 0 ] || [ "$take" -gt "$bytes" ] || { [ $binary = yes ] && [ "$size" -gt "$last" ]; }; then
            end "left $size"
            continue
        fi
        files=$((files - 1))
        bytes=$((bytes - take))
        if [ "$size" -le $((first + last)) ]; then
            $as head -c "$size" -- "$path"
            end "whole $size"
        else
            $as head -c "$first" -- "$path"
            printf "\n[%s bytes are left out here]\n" "$((size - first - last))"
            $as tail -c "$last" -- "$path"
            end "cut $size"
        fi
    done
}
