package trainyard.core.plan.edit;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import trainyard.core.plan.yaml.YamlSyntaxException;

/**
 * A plan file that is open: what was read from it or written to it last, to notice when somebody else writes it. Not
 * for several threads at once; each call reads or writes the disk.
 */
public final class OpenPlan {
    private final Path file;
    private PlanDocument saved;
    /** Whether the file is known to be gone. */
    private boolean isGone;

    private OpenPlan(Path file, PlanDocument saved) {
        this.file = file;
        this.saved = saved;
    }

    /** @throws IOException with a sentence, where the file is not there, is no UTF-8 text or no YAML */
    public static OpenPlan open(Path file) throws IOException {
        return new OpenPlan(file, document(file, bytes(file)));
    }

    /**
     * Writes a document to a file, whatever is there, and has that open.
     *
     * @throws IOException with a sentence, where it cannot be written; what was there is as it was
     */
    public static OpenPlan create(Path file, PlanDocument document) throws IOException {
        write(file, document);
        return new OpenPlan(file, document);
    }

    public Path file() {
        return file;
    }

    /** The plan as the file had it when it was read or written last: the base of a merge. */
    public PlanDocument saved() {
        return saved;
    }

    /** Whether a document would change the file as it was read or written last. */
    public boolean differs(PlanDocument document) {
        return !document.text().equals(saved.text());
    }

    /**
     * Whether the file holds something else than what was read or written here last, told by its bytes: another date
     * alone is no change, and a change within one tick of the clock is one.
     *
     * @throws IOException with a sentence, where the file cannot be read
     */
    public boolean isChangedOnDisk() throws IOException {
        return Files.exists(file) ? isGone || !Arrays.equals(saved.text().bytes(), bytes(file)) : !isGone;
    }

    /**
     * Reads what somebody else wrote, for a merge.
     *
     * @return empty where the file is gone
     * @throws IOException with a sentence, where the file cannot be read or is no plan
     */
    public Optional<PlanDocument> onDisk() throws IOException {
        return Files.exists(file) ? Optional.of(document(file, bytes(file))) : Optional.empty();
    }

    /**
     * Takes for known what {@link #onDisk} told: after a merge with it, or when the user chose to write over it. What
     * the file becomes after that is noticed again.
     */
    public void take(Optional<PlanDocument> onDisk) {
        isGone = onDisk.isEmpty();
        saved = onDisk.orElse(saved);
    }

    /**
     * Writes a document, whole or not at all; the file's mode stays, and a link stays a link.
     *
     * @return whether it was written: not where somebody else has changed the file since it was read
     * @throws IOException with a sentence, where it cannot be written; the file is as it was
     */
    public boolean save(PlanDocument document) throws IOException {
        if (isChangedOnDisk()) {
            return false;
        }
        write(file, document);
        take(Optional.of(document));
        return true;
    }

    private static void write(Path file, PlanDocument document) throws IOException {
        try {
            PlanBytes.write(file, document.text().bytes());
        } catch (IOException e) {
            throw new IOException("The plan cannot be written to " + file + ": " + PlanBytes.reason(e), e);
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            String why = Files.exists(file) ? PlanBytes.reason(e) : "there is no such file";
            throw new IOException("The plan " + file + " cannot be read: " + why, e);
        }
    }

    private static PlanDocument document(Path file, byte[] bytes) throws IOException {
        try {
            return PlanDocument.parse(PlanText.read(bytes));
        } catch (CharacterCodingException notText) {
            throw new IOException("The plan " + file + " is not UTF-8 text: save it as UTF-8", notText);
        } catch (YamlSyntaxException broken) {
            throw new IOException(
                    "The plan " + file + " is not YAML in line " + broken.line() + ": " + broken.getMessage(), broken);
        }
    }
}
