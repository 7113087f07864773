# Apptainer on all machines of ${cluster}. Rendered by Trainyard from the plan.
# What is not written here is as Apptainer comes.

# Containers run in a namespace of the user's own. Without the program that starts them as root, nobody gains rights.
allow setuid = no
# What root starts has no rights over the machine, and starts on machines that withhold some.
root default capabilities = no

# The user's home, /tmp and /var/tmp are those of the machine; its other file systems are bound by name.
mount proc = yes
mount sys = yes
mount dev = yes
mount home = yes
mount tmp = yes
mount hostfs = no
bind path = /etc/localtime
bind path = /etc/hosts
user bind control = yes

# A folder of the image that is bound over need not exist in it.
enable overlay = yes
enable underlay = yes

# Chosen by each job: apptainer exec --nv
always use nv = no
