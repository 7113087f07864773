package trainyard.core.job.lint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import trainyard.core.conf.Place;
import trainyard.core.lint.Severity;

/** Whether containers are started as their runtimes take it. */
final class ContainerRules {
    static final List<ScriptRule> RULES = List.of(
            new ScriptRule("pyxis-option", "Options of Pyxis are given where Pyxis is", ContainerRules::pyxis),
            new ScriptRule(
                    "container-directive", "Containers are asked for where they start", ContainerRules::directive),
            new ScriptRule("bind-in-mounts", "--container-mounts holds folders alone", ContainerRules::mounts),
            new ScriptRule("image-path", "The image is of the runtime's kind, and found", ContainerRules::image),
            new ScriptRule("gpu-flag", "--nv goes with GPUs", ContainerRules::gpuFlag),
            new ScriptRule("oci-on-host", "An OCI container is surely one", ContainerRules::oci));

    private static final Set<String> PYXIS = Set.of(
            "container-image",
            "container-mounts",
            "container-workdir",
            "container-name",
            "container-save",
            "container-mount-home",
            "no-container-mount-home",
            "container-remap-root",
            "no-container-remap-root",
            "container-entrypoint",
            "no-container-entrypoint",
            "container-entrypoint-log",
            "container-writable",
            "container-readonly",
            "container-env");

    private static final Set<String> GPU_FLAGS = Set.of("nv", "nvccli", "rocm");

    private ContainerRules() {}

    static boolean isPyxis(String option) {
        return PYXIS.contains(option);
    }

    /** What is wrong with a thing depends on where the cluster's answer is known: surely, or maybe. */
    private static void pyxis(Subject subject, Found found) {
        Optional<Boolean> there = subject.site().pyxis();
        if (there.orElse(false)) {
            return;
        }
        Severity severity = there.isPresent() ? Severity.ERROR : Severity.WARNING;
        String then = there.isPresent()
                ? " is an option of Pyxis, which the cluster does not have: \"unrecognized option\""
                : " is no option of Slurm but of Pyxis: without that plugin it is an \"unrecognized option\"";
        String mend = "write srun apptainer exec --nv --bind FROM:TO IMAGE ..., or install Pyxis";
        subject.script().directives().options().given().stream()
                .filter(option -> isPyxis(option.name()))
                .limit(1)
                .forEach(option -> found.add(severity, option.at(), option.written() + then, mend));
        for (Launch launch : subject.script().steps()) {
            Call srun = launch.first(Call.Kind.SRUN).orElseThrow();
            srun.words().stream()
                    .filter(word -> word.text().startsWith("--") && isPyxis(name(word)))
                    .limit(1)
                    .forEach(word -> found.add(severity, word.at(), "--" + name(word) + then, mend));
        }
    }

    private static String name(Word word) {
        return word.text().substring(2).split("=", 2)[0];
    }

    private static void directive(Subject subject, Found found) {
        BatchScript script = subject.script();
        script.directives()
                .last("container-image")
                .filter(_ -> !script.steps().isEmpty())
                .ifPresent(option -> found.warning(
                        option.at(),
                        "Pyxis runs the batch script itself in this container, where srun may be missing;"
                                + " the steps do not get it",
                        "give --container-image to srun"));
    }

    private static void mounts(Subject subject, Found found) {
        for (Launch launch : subject.script().steps()) {
            Call srun = launch.first(Call.Kind.SRUN).orElseThrow();
            srun.value("container-mounts")
                    .map(subject.script().variables()::expand)
                    .filter(value -> value.matches("(?s).*(?:^|[\\s,])(?:--bind|-B|--mount)[\\s=].*"))
                    .ifPresent(value -> found.error(
                            srun.word("container-mounts").at(),
                            "--bind is an option of Apptainer: Pyxis takes it for a part of the first path",
                            "write --container-mounts=FROM:TO,FROM:TO"));
        }
    }

    private static void image(Subject subject, Found found) {
        Variables variables = subject.script().variables();
        for (Launch launch : subject.script().launches()) {
            launch.first(Call.Kind.SRUN)
                    .ifPresent(srun -> srun.value("container-image")
                            .map(variables::expand)
                            .ifPresent(image -> pyxisImage(
                                    image, srun.word("container-image").at(), found)));
            launch.first(Call.Kind.CONTAINER).ifPresent(container -> {
                Word word = container.words().getLast();
                String image = variables.expand(word.text());
                if (image.matches("(?!\\.{0,2}/)[\\w][^$:{]*\\.(?:sif|simg|img)")) {
                    found.note(
                            word.at(),
                            "the image is looked for in the folder that the job is submitted from",
                            "write its whole path");
                }
            });
        }
    }

    private static void pyxisImage(String image, Place at, Found found) {
        if (image.endsWith(".sif")) {
            found.error(
                    at,
                    "Pyxis starts Enroot, which takes no .sif: it is an image of Apptainer",
                    "convert it (enroot import makes a .sqsh), or write srun apptainer exec");
        } else if (image.matches("(?![./])[\\w][^$#{]*\\.(?:sqsh|squashfs|sqfs)")) {
            found.warning(
                    at,
                    "without / or ./ in front Pyxis takes it for the name of an image in a registry",
                    "write its whole path");
        }
    }

    private static void gpuFlag(Subject subject, Found found) {
        BatchScript script = subject.script();
        boolean byVariable = script.assignments().stream()
                .map(Assignment::name)
                .anyMatch(name -> name.matches("(?:APPTAINER|SINGULARITY)_(?:NV|NVCCLI|ROCM)"));
        for (Launch launch : script.launches()) {
            Optional<Call> container = launch.first(Call.Kind.CONTAINER);
            if (container.isEmpty()) {
                continue;
            }
            Map<String, String> options = container.get().options();
            boolean flag = options.keySet().stream().anyMatch(GPU_FLAGS::contains);
            boolean open = container.get().words().stream()
                    .limit(container.get().words().size() - 1L)
                    .anyMatch(word -> word.text().startsWith("$"));
            if (subject.step(launch).gpus() && !flag && !byVariable && !open) {
                found.warning(
                        container.get().at(),
                        "the job has GPUs, and without --nv the container has no driver for them",
                        "add --nv");
            } else if (!subject.step(launch).gpus()
                    && flag
                    && !script.directives().lines().isEmpty()) {
                found.note(
                        container.get().at(),
                        "--nv is for GPUs, and the job asks for none",
                        "ask for GPUs (--gpus-per-node), or remove it");
            }
        }
    }

    private static void oci(Subject subject, Found found) {
        String message =
                "where the cluster has no oci.conf, srun --container runs the program on the host without a word";
        String mend = "make sure that oci.conf is there, or write srun apptainer exec";
        subject.script().directives().last("container").ifPresent(option -> found.note(option.at(), message, mend));
        for (Launch launch : subject.script().steps()) {
            Call srun = launch.first(Call.Kind.SRUN).orElseThrow();
            if (srun.has("container")) {
                found.note(srun.word("container").at(), message, mend);
            }
        }
    }
}
