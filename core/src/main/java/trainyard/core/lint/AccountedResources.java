package trainyard.core.lint;

import java.util.Locale;

/** GPUs are accounted for by slurmdbd alone. */
final class AccountedResources implements Rule {
    @Override
    public About about() {
        return About.of(
                        "accounted-resources",
                        "AccountingStorageTRES has slurmdbd behind it",
                        "slurmctld ends where gres, licences or others are to be accounted without slurmdbd.")
                .seenBy("sacctmgr show tres");
    }

    @Override
    public void check(Configuration configuration, Findings findings) {
        boolean database = configuration
                .slurm("AccountingStorageType")
                .map(type -> type.value().toLowerCase(Locale.ROOT))
                .filter(type -> type.endsWith("slurmdbd") || type.endsWith("ctld_relay"))
                .isPresent();
        configuration
                .slurm("AccountingStorageTRES")
                .filter(tres -> !database && tres.value().contains("/"))
                .ifPresent(tres -> findings.error(
                        tres.at(),
                        "AccountingStorageTRES=" + tres.value() + " without slurmdbd; slurmctld ends",
                        "add AccountingStorageType=accounting_storage/slurmdbd, or remove it"));
    }
}
