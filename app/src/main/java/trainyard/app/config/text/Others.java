package trainyard.app.config.text;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import trainyard.app.config.text.Comparison.Other;
import trainyard.core.conf.ConfFolder;
import trainyard.core.render.Bundle;
import trainyard.core.truth.ControllerFiles;

/** What the plan's files are compared with. */
final class Others {
    private static final String SLURM = "slurm/";

    private Others() {}

    static Other of(Bundle bundle) {
        return new Other(bundle.files(), Set.of(), List.of());
    }

    /** A folder that a bundle was written to: of other files that lie there nothing is said. */
    static Other folder(Path folder, Bundle bundle) throws IOException {
        var notes = new ArrayList<String>();
        var files = new TreeMap<String, String>();
        var leftOut = new HashSet<String>();
        if (!Files.isDirectory(folder)) {
            return new Other(files, bundle.files().keySet(), List.of("There is no folder " + folder + "."));
        }
        var names = new TreeSet<>(bundle.files().keySet());
        ConfFolder.NAMES.forEach(name -> names.add(SLURM + name));
        for (String name : names) {
            Path file = folder.resolve(name);
            try {
                if (Files.isRegularFile(file)) {
                    files.put(name, Files.readString(file));
                }
            } catch (MalformedInputException binary) {
                leftOut.add(name);
                notes.add(name + " is left out: in the folder it is no text.");
            } catch (IOException unreadable) {
                leftOut.add(name);
                notes.add(name + " is left out: it cannot be read: " + unreadable.getMessage());
            }
        }
        if (files.isEmpty() && leftOut.isEmpty()) {
            notes.add("No files of a plan lie in " + folder + ".");
        }
        return new Other(files, leftOut, notes);
    }

    /** The files on a controller: it has no inventory. */
    static Other controller(ControllerFiles read, Bundle bundle) {
        var files = new TreeMap<String, String>();
        read.texts().forEach((name, text) -> files.put(SLURM + name, text));
        var leftOut = new HashSet<String>();
        bundle.files().keySet().stream()
                .filter(path -> !path.startsWith(SLURM) || read.isUnread(path.substring(SLURM.length())))
                .forEach(leftOut::add);
        // What is included has no file of its own in the bundle, and is part of the meaning of the one that includes
        // it.
        return new Other(files, leftOut, read.notes());
    }
}
