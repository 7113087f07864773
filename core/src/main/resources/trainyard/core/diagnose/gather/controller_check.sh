# What slurmctld's machine tells of a node. Arguments: LOG NODE CONF
piece clock 1 date +%s.%N
piece conf 1 sha256sum -- "$3"
begin log
if may "$1"; then
    $as tail -c 33554432 -- "$1" | grep -F -- "$2" |
        grep -E "error|fatal|DOWN|down|respond|drain|DRAIN|different|gres|Low |Invalid|reboot|update_node" | tail -n 40
    end 0
else
    end "$said"
fi
