package trainyard.core.remote;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two named pipes, in a folder that only the user may enter, between ssh's question (SSH_ASKPASS, ssh(1)) and the
 * console's answer. The secret passes through the kernel's memory alone: never a file, an argument or the environment.
 */
final class AskPassPipe implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AskPassPipe.class);

    private static final Duration MAKING = Duration.ofSeconds(10);

    /**
     * A question comes with the number of the ssh that asks: only where the same one asks again was the answer wrong. A
     * jump host's ssh and the target's may both need one key's passphrase. A plus before the answer, since a person may
     * decline to give one.
     */
    private static final String SCRIPT = """
            #!/bin/sh
            cd "${0%/*}" || exit 1
            { printf '%s %s' "$PPID" "$1" | tr '\\n' ' '; echo; } >question
            IFS= read -r answer <answer
            case $answer in
                +*) printf '%s\\n' "${answer#+}" ;;
                *) exit 1 ;;
            esac
            """;

    private final @Nullable Path script;
    private final @Nullable RandomAccessFile questions;
    private final @Nullable RandomAccessFile answers;
    private @Nullable Thread answering;
    private volatile boolean closed;

    private AskPassPipe(
            @Nullable Path script, @Nullable RandomAccessFile questions, @Nullable RandomAccessFile answers) {
        this.script = script;
        this.questions = questions;
        this.answers = answers;
    }

    /** Gives the answer's characters, which are wiped after. */
    @FunctionalInterface
    interface Answerer {
        Optional<char[]> answer(String words, boolean again) throws InterruptedException;
    }

    /** For where nothing can be asked. */
    static AskPassPipe closed() {
        return new AskPassPipe(null, null, null);
    }

    static AskPassPipe in(Path folder, Answerer answerer) throws IOException, InterruptedException {
        Path question = folder.resolve("question");
        Path answer = folder.resolve("answer");
        var make = new ProcessBuilder("mkfifo", "-m", "600", question.toString(), answer.toString()).start();
        if (!make.waitFor(MAKING) || make.exitValue() != 0) {
            make.destroyForcibly();
            throw new IOException("no named pipe could be made in " + folder);
        }
        Path script = folder.resolve("ask");
        Files.writeString(script, SCRIPT);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        // Opened for both ways, a pipe neither waits for its other end nor ends with it.
        var pipe = new AskPassPipe(
                script, new RandomAccessFile(question.toFile(), "rw"), new RandomAccessFile(answer.toFile(), "rw"));
        var answering = Thread.ofPlatform().daemon().name("ssh-askpass").unstarted(() -> pipe.answerAll(answerer));
        pipe.answering = answering;
        answering.start();
        return pipe;
    }

    Map<String, String> environment() {
        return script == null ? Map.of() : Map.of("SSH_ASKPASS", script.toString(), "SSH_ASKPASS_REQUIRE", "force");
    }

    /** Ends a question under way too: whoever is asked has nobody left to answer. */
    @Override
    public void close() {
        closed = true;
        if (answering != null) {
            answering.interrupt();
        }
        if (questions != null) {
            try {
                // Wakes the reader, which closes both.
                questions.write('\n');
            } catch (IOException alreadyClosed) {
                LOG.debug("closing the question pipe", alreadyClosed);
            }
        }
    }

    private void answerAll(Answerer answerer) {
        var asked = new HashSet<String>();
        try (var in = questions;
                var out = answers) {
            if (in == null || out == null) {
                return;
            }
            while (true) {
                String question = line(in);
                if (closed) {
                    return;
                }
                String words = question.substring(question.indexOf(' ') + 1);
                answer(out, answerer.answer(words, !asked.add(question)));
            }
        } catch (IOException broken) {
            LOG.warn("ssh's questions cannot be read", broken);
        } catch (InterruptedException ended) {
            LOG.debug("asking was ended", ended);
        }
    }

    private static void answer(RandomAccessFile out, Optional<char[]> answer) throws IOException {
        if (answer.isEmpty()) {
            out.write('\n');
            return;
        }
        char[] chars = answer.get();
        var encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(chars));
        byte[] bytes = new byte[encoded.remaining() + 2];
        bytes[0] = '+';
        encoded.get(bytes, 1, encoded.remaining());
        bytes[bytes.length - 1] = '\n';
        out.write(bytes);
        Arrays.fill(chars, '\0');
        Arrays.fill(bytes, (byte) 0);
        Arrays.fill(encoded.array(), (byte) 0);
    }

    private static String line(RandomAccessFile from) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int c = from.read(); c >= 0 && c != '\n'; c = from.read()) {
            line.write(c);
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
