package trainyard.core.provision;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The roles, playbooks and plugins that travel inside the program. */
final class ShippedAnsible {
    private static final String HOME = "/trainyard/ansible/";

    private ShippedAnsible() {}

    /** Writes all of them into a folder. */
    static void unpack(Path folder) throws IOException {
        URL known = ShippedAnsible.class.getResource(HOME + "ansible.cfg");
        if (known == null) {
            throw new IOException("This build of Trainyard carries no Ansible roles. Install it anew.");
        }
        try {
            URI place = known.toURI();
            if (place.getScheme().equals("jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(URI.create(jarOf(place)), Map.of())) {
                    copy(jar.getPath(HOME), folder);
                }
            } else {
                copy(Path.of(place).resolveSibling("."), folder);
            }
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String jarOf(URI place) {
        return place.toString().replaceFirst("!.*", "");
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(from.normalize())) {
            files = found.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".pyc"))
                    .toList();
        }
        for (Path file : files) {
            Path target = to.resolve(from.normalize().relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
    }
}
