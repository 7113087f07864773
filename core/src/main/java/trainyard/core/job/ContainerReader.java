package trainyard.core.job;

import static trainyard.core.job.RecipeField.*;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what starts a recipe's processes, and what they see of the node. */
final class ContainerReader {
    private static final Pattern IMAGE_FORM = Pattern.compile("[A-Za-z0-9/][A-Za-z0-9_./+@:#=-]*");

    private final RecipeKind kind;
    private final FieldReader read;

    ContainerReader(RecipeKind kind, FieldReader read) {
        this.kind = kind;
        this.read = read;
    }

    JobSpec.Container container() {
        ContainerRuntime runtime = RUNTIME.isFor(kind)
                ? ContainerRuntime.find(read.choice(RUNTIME, "none")).orElse(ContainerRuntime.NONE)
                : ContainerRuntime.NONE;
        if (runtime == ContainerRuntime.NONE) {
            if (IMAGE.isFor(kind) && read.isGiven(IMAGE)) {
                read.error(IMAGE, "there is no runtime to start it", "choose one in runtime, or leave the image out");
            }
            return new JobSpec.Container(runtime, "", List.of());
        }
        return new JobSpec.Container(runtime, image(runtime), runtime == ContainerRuntime.OCI ? ociBinds() : binds());
    }

    private String image(ContainerRuntime runtime) {
        if (!read.isGiven(IMAGE)) {
            read.error(IMAGE, "it is missing", "name what " + runtime.title() + " starts");
            return "";
        }
        String text = read.text(IMAGE);
        if (runtime == ContainerRuntime.OCI || runtime == ContainerRuntime.APPTAINER && !text.contains("://")) {
            return read.path(IMAGE, text).orElse("");
        }
        if (runtime == ContainerRuntime.PYXIS && text.endsWith(".sif")) {
            read.error(IMAGE, "a .sif file is Apptainer's", "name a .sqsh file, or REGISTRY#IMAGE:TAG");
        }
        return read.word(IMAGE, IMAGE_FORM, "a path, or REGISTRY#IMAGE:TAG");
    }

    private List<JobSpec.Bind> ociBinds() {
        if (read.isGiven(BINDS)) {
            read.error(
                    BINDS,
                    "what an OCI container sees stands in its bundle",
                    "add the mounts to config.json there, and leave this out");
        }
        return List.of();
    }

    private List<JobSpec.Bind> binds() {
        return read.lines(BINDS).stream()
                .map(String::strip)
                .flatMap(line -> bind(line).stream())
                .toList();
    }

    private Optional<JobSpec.Bind> bind(String line) {
        String[] parts = line.split(":", -1);
        String mode = parts.length == 3 ? parts[2] : "rw";
        if (parts.length > 3 || !mode.equals("ro") && !mode.equals("rw")) {
            read.error(BINDS, "'" + line + "' has another form", "write /data, /data:/mnt or /data:/mnt:ro");
            return Optional.empty();
        }
        Optional<String> source = read.path(BINDS, parts[0]);
        Optional<String> target = parts.length == 1 ? source : read.path(BINDS, parts[1]);
        return source.flatMap(from -> target.map(to -> new JobSpec.Bind(from, to, mode.equals("ro"))));
    }
}
