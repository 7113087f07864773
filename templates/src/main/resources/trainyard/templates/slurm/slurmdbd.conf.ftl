<#import "lines.ftl" as lines>
<@lines.header file="slurmdbd.conf"/>

AuthType=auth/munge
<#if jwt>
AuthAltTypes=auth/jwt
AuthAltParameters=jwt_key=/etc/slurm/jwt_hs256.key
</#if>
DbdHost=${controller.name}
DbdPort=6819
SlurmUser=slurm
LogFile=/var/log/slurm/slurmdbd.log
PidFile=${slurmdbdPidFile}
DebugLevel=info

# MariaDB knows the user by the socket's other end (unix_socket), so that no password exists.
StorageType=accounting_storage/mysql
StorageHost=localhost
StorageUser=slurm
StorageLoc=slurm_acct_db
