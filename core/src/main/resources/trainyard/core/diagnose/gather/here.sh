# The machine that the connection leads to.
piece host 2 uname -n
piece clock 2 date +%s.%N
piece zone 2 readlink -f /etc/localtime
piece offset 2 date +%z
piece credential 2 munge -n
