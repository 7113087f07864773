# slurmctld's machine: its clock, and what its log tells of a job. Arguments: LOG JOBS BEGIN BEGUN ENDING END
piece clock 2 date +%s.%N
log log "$1" slurmctld "$2" "$3" "$4" "$5" "$6"
