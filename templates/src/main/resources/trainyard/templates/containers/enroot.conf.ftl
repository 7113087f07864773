# Enroot on all machines of ${cluster}. Rendered by Trainyard from the plan.
# Folders of each user's own: a batch job has no login session that would make /run/user.
ENROOT_RUNTIME_PATH /run/enroot/user-$(id -u)
ENROOT_DATA_PATH /var/tmp/enroot-data/user-$(id -u)
ENROOT_TEMP_PATH /var/tmp
ENROOT_REMAP_ROOT no
ENROOT_ROOTFS_WRITABLE yes
