package trainyard.core.lint;

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
        configuration
                .slurm("AccountingStorageTRES")
                .filter(tres -> !configuration.hasDatabase() && tres.value().contains("/"))
                .ifPresent(tres -> findings.error(
                        tres.at(),
                        "AccountingStorageTRES=" + tres.value() + " without slurmdbd; slurmctld ends",
                        "add AccountingStorageType=accounting_storage/slurmdbd, or remove it"));
    }
}
