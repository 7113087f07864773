package trainyard.core.lint;

import java.util.Optional;
import java.util.stream.Stream;
import trainyard.core.conf.Effective;
import trainyard.core.conf.Setting;
import trainyard.core.slurm.SlurmVersion;

/** What leans on accounts, QOS and use finds an accounting that knows them. */
final class AccountingUse implements Rule {
    @Override
    public About about() {
        return About.of(
                        "accounting-use",
                        "Limits by account and QOS have slurmdbd behind them",
                        "Without slurmdbd there are no accounts, no QOS and no fair share: the keys are ignored with an"
                                + " error line, and 26.05 ends at a QOS that it does not find.")
                .seenBy("sacctmgr show qos");
    }

    @Override
    public void check(Configuration configuration, Findings findings) {
        if (configuration.hasDatabase()) {
            accounts(configuration, findings);
            return;
        }
        configuration
                .slurm("AccountingStorageEnforce")
                .filter(enforced -> !enforced.value().matches("(?i)none|0"))
                .ifPresent(enforced -> findings.warning(
                        enforced.at(),
                        "AccountingStorageEnforce without slurmdbd: nothing is enforced, and each start writes an error"
                                + " line",
                        "add AccountingStorageType=accounting_storage/slurmdbd, or remove it"));
        if (configuration.version().atLeast(SlurmVersion.V24_11)) {
            fairshare(configuration)
                    .ifPresent(weight -> findings.warning(
                            weight.at(),
                            "PriorityWeightFairshare without slurmdbd: ignored, with an error line",
                            "add AccountingStorageType=accounting_storage/slurmdbd, or remove it"));
        }
        configuration.partitions().forEach(partition -> qos(configuration.version(), partition, findings));
    }

    private static Optional<Setting> fairshare(Configuration configuration) {
        return configuration
                .slurm("PriorityWeightFairshare")
                .filter(weight -> !weight.value().equals("0"))
                .filter(weight -> configuration
                        .slurm("PriorityType")
                        .filter(type -> type.value().equalsIgnoreCase("priority/multifactor"))
                        .isPresent());
    }

    private static void qos(SlurmVersion version, Effective partition, Findings findings) {
        boolean ends = version.atLeast(SlurmVersion.V26_05);
        Stream.of("AllowQos", "DenyQos", "QOS")
                .flatMap(key -> partition.get(key).stream())
                .filter(qos -> !qos.value().equalsIgnoreCase("ALL"))
                .forEach(qos -> findings.add(
                        ends ? Severity.ERROR : qos.is("QOS") ? Severity.NOTE : Severity.WARNING,
                        qos.at(),
                        qos.key() + " without slurmdbd, which alone knows QOS: "
                                + (ends ? "slurmctld ends" : "it is ignored"),
                        "add AccountingStorageType=accounting_storage/slurmdbd, or remove it"));
    }

    /** Without enforced associations a job's account is any word that its user writes. */
    private static void accounts(Configuration configuration, Findings findings) {
        boolean enforced = configuration.words("AccountingStorageEnforce").stream()
                .anyMatch(word -> word.matches("(?i)associations|limits|qos|safe|all|wckeys|[12]"));
        if (!enforced) {
            configuration.partitions().stream()
                    .flatMap(partition ->
                            Stream.of("AllowAccounts", "DenyAccounts").flatMap(key -> partition.get(key).stream()))
                    .filter(accounts -> !accounts.value().equalsIgnoreCase("ALL"))
                    .distinct()
                    .forEach(accounts -> findings.note(
                            accounts.at(),
                            accounts.key() + " without enforced associations: users name any account that they like",
                            "add AccountingStorageEnforce=associations"));
        }
    }
}
