package trainyard.core.live;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trainyard.core.slurm.JobState;
import trainyard.core.slurm.TimeLimit;
import trainyard.core.slurm.Tres;

/**
 * The rows of {@link SlurmQueries#jobs()}: each field ended by a separator, the name last.
 *
 * <p>A name may hold separators and even line ends, so a row ends at the separator before a line end, and a name goes
 * on over lines until there. Slurm keeps separators out of the other fields, but for a working folder named so on
 * purpose.
 */
final class JobFormat implements RowFormat<Job> {
    private static final int ID = field("JobArrayID");
    private static final int NUMBER = field("JobID");
    private static final int PARTITION = field("Partition");
    private static final int USER = field("UserName");
    private static final int ACCOUNT = field("Account");
    private static final int QOS = field("QOS");
    private static final int STATE = field("State");
    private static final int REASON = field("Reason");
    private static final int SUBMITTED = field("SubmitTime");
    private static final int STARTED = field("StartTime");
    private static final int ENDED = field("EndTime");
    private static final int TIME_LIMIT = field("TimeLimit");
    private static final int NODES = field("NumNodes");
    private static final int CPUS = field("NumCPUs");
    private static final int TRES = field("tres-alloc");
    private static final int NODE_LIST = field("NodeList");
    private static final int PRIORITY = field("PriorityLong");
    private static final int EXIT = field("exit_code");
    private static final int FOLDER = field("WorkDir");
    private static final int NAME = field("Name");
    private static final int COUNT = SlurmQueries.JOB_FIELDS.size();

    private final Fields fields;
    private final Interned<String> partitions = words();
    private final Interned<String> users = words();
    private final Interned<String> accounts = words();
    private final Interned<String> qualities = words();
    private final Interned<String> reasons = words();
    private final Interned<String> nodeLists = words();
    private final Interned<String> folders = Interned.strings();
    private final Interned<JobState> states = new Interned<>(JobState::parse);
    private final Interned<Optional<Duration>> limits = new Interned<>(TimeLimit::parse);
    private final Interned<Tres> tres = new Interned<>(Tres::parse);
    private final Interned<String> exits = new Interned<>(JobFormat::exitStatus);
    private final Interned<Integer> counts = new Interned<>(JobFormat::count);

    JobFormat(ZoneId zone) {
        fields = new Fields(COUNT, zone);
    }

    private static int field(String name) {
        return SlurmQueries.JOB_FIELDS.indexOf(name);
    }

    private static Interned<String> words() {
        return new Interned<>(SlurmText::orEmpty);
    }

    /** A row begins with the job's id and its number: {@code 123_[5-9%2]|123|}. */
    @Override
    public boolean startsAt(byte[] text, int start) {
        int id = wordEnd(text, start, false);
        int number = id < 0 ? -1 : wordEnd(text, id + 1, true);
        return number > 0;
    }

    /** The place of the separator that ends a word which begins with a digit; -1 where no such word stands here. */
    private static int wordEnd(byte[] text, int start, boolean digitsOnly) {
        int end = start;
        while (end < text.length && text[end] > ' ' && text[end] != SlurmQueries.SEPARATOR) {
            if (!isDigit(text[end]) && (digitsOnly || end == start)) {
                return -1;
            }
            end++;
        }
        return end > start && end < text.length && text[end] == SlurmQueries.SEPARATOR ? end : -1;
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }

    @Override
    public int rowEnd(byte[] text, int start) {
        int end = RowFormat.lineEnd(text, start);
        while (end < text.length && !isClosed(text, start, end) && !startsAt(text, end)) {
            end = RowFormat.lineEnd(text, end);
        }
        return end;
    }

    private static boolean isClosed(byte[] text, int start, int end) {
        int last = lastByte(text, end);
        return last >= start && text[last] == SlurmQueries.SEPARATOR;
    }

    private static int lastByte(byte[] text, int end) {
        return text[end - 1] == '\n' ? end - 2 : end - 1;
    }

    @Override
    public int keyEnd(byte[] text, int start, int end) {
        int at = start;
        while (at < end && text[at] != SlurmQueries.SEPARATOR) {
            at++;
        }
        return at;
    }

    @Override
    public @Nullable Job read(byte[] text, int start, int end) {
        if (!isClosed(text, start, end) || !startsAt(text, start)) {
            return null;
        }
        fields.begin(text);
        int from = start;
        for (int field = 0; field < NAME; field++) {
            int to = keyEnd(text, from, end);
            if (to == end) {
                return null;
            }
            fields.set(field, from, to);
            from = to + 1;
        }
        int last = lastByte(text, end);
        if (last < from) {
            return null; // too few fields: the last separator is not the name's own
        }
        fields.set(NAME, from, last);
        return job();
    }

    private Job job() {
        return new Job(
                fields.text(ID),
                fields.number(NUMBER, 0),
                fields.text(NAME),
                fields.interned(USER, users),
                fields.interned(ACCOUNT, accounts),
                fields.interned(PARTITION, partitions),
                fields.interned(QOS, qualities),
                fields.interned(STATE, states),
                fields.interned(REASON, reasons),
                fields.time(SUBMITTED),
                fields.time(STARTED),
                fields.time(ENDED),
                fields.interned(TIME_LIMIT, limits),
                fields.interned(NODES, counts),
                fields.interned(CPUS, counts),
                fields.interned(TRES, tres),
                fields.interned(NODE_LIST, nodeLists),
                fields.number(PRIORITY, 0),
                fields.interned(EXIT, exits),
                fields.interned(FOLDER, folders));
    }

    /** A count such as {@code 448}, {@code 1K} (1,024, as squeue shortens) or {@code 2-4} (at least 2). */
    private static int count(String text) {
        int dash = text.indexOf('-');
        return SlurmText.count(dash < 0 ? text : text.substring(0, dash));
    }

    /** {@code code:signal}; before 23.02 squeue writes the bare wait status, code * 256 + signal. */
    private static String exitStatus(String text) {
        boolean bare = !text.isEmpty() && text.length() < 10 && text.chars().allMatch(Character::isDigit);
        if (!bare) {
            return SlurmText.orEmpty(text);
        }
        int status = Integer.parseInt(text);
        return (status >> 8) + ":" + (status & 0x7f);
    }
}
