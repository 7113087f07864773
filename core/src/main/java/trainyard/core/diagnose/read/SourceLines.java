package trainyard.core.diagnose.read;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import trainyard.core.diagnose.EvidenceLine;
import trainyard.core.diagnose.Role;
import trainyard.core.diagnose.Source;
import trainyard.core.diagnose.SourceKind;
import trainyard.core.diagnose.rules.Rule;
import trainyard.core.diagnose.rules.RuleBook;

/** Turns the lines of one source into events. */
final class SourceLines implements LineScanner.Lines {
    private static final int LONGEST_TEXT = 2_000;

    /** Of a longer line the beginning is searched: some patterns take time by the square of its length. */
    private static final int LONGEST_SEARCHED = 16_000;

    private static final Pattern ANSI = Pattern.compile("\u001B\\[[0-9;?]*[A-Za-z]");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\t]]");

    private final Source source;
    private final SourceKind kind;
    private final RuleBook book;
    private final RuleIndex index;
    private final LineTime times;
    private final EventLog events = new EventLog();
    private final List<Reading.SlurmRecord> records = new ArrayList<>();
    private final Tracebacks tracebacks = new Tracebacks();
    private final Records tables = new Records();
    private Optional<FailureTable> failures = Optional.empty();
    private Optional<Instant> lastTime = Optional.empty();
    private long number;

    SourceLines(Source source, SourceKind kind, RuleBook book, RuleIndex index, LineTime times) {
        this.source = source;
        this.kind = kind;
        this.book = book;
        this.index = index;
        this.times = times;
    }

    @Override
    public boolean wantsAll() {
        return tracebacks.areOpen() || tables.isOpen() || failures.isPresent();
    }

    /** A line of a text that is not scanned. */
    void line(String text) {
        line(++number, text, index.hits(text), LineScanner.NOTHING_BEFORE);
    }

    @Override
    public void line(long at, String raw, int[] hits, LineScanner.Back back) {
        number = at;
        String text = raw.indexOf('\u001B') < 0 ? raw : ANSI.matcher(raw).replaceAll("");
        var here = new Here(at, text, back);
        boolean isRecord = records(here, text, hits);
        failures(here, text, hits);
        Tracebacks.Taken taken = tracebacks.take(text, at, index.opens(hits));
        Optional<Traceback> ended = taken.complete();
        boolean known = false;
        // What a frame quotes is code, and says nothing of what happened.
        if (!isRecord && !taken.inside()) {
            for (Rule rule : index.rules(hits)) {
                if (ended.isEmpty() || !rule.id().equals(Tracebacks.LAST_LINE)) {
                    known |= match(rule, kind, here, text, ended);
                }
            }
        }
        if (ended.isPresent() && !known) {
            exception(here, ended.get(), text);
        }
    }

    /** Rows of tables are searched as records, and not as text once more. */
    private boolean records(Here here, String text, int[] hits) {
        boolean open = tables.isOpen();
        Optional<Records.Found> found = open ? tables.take(text) : Optional.empty();
        found.ifPresent(record -> record(here, record));
        boolean opened = !tables.isOpen() && index.opens(hits) && tables.opens(text);
        return found.isPresent() || opened || tables.isOpen();
    }

    private void record(Here here, Records.Found record) {
        records.add(new Reading.SlurmRecord(record.kind(), record.values()));
        if (kind == SourceKind.OTHER_JOBS) {
            return;
        }
        var line = new Here(here.at, "", LineScanner.NOTHING_BEFORE, recorded(record));
        for (Rule rule : index.rules(index.hits(record.line()))) {
            match(rule, record.kind(), line, record.line(), Optional.empty());
        }
    }

    /** Of the many times in a record the one when it came to what it tells. */
    private Optional<Instant> recorded(Records.Found record) {
        String text = switch (record.kind()) {
            case ACCOUNTING -> record.values().getOrDefault("End", "");
            case JOB -> record.values().getOrDefault("EndTime", "");
            case EVENTS -> record.values().getOrDefault("TimeStart", "");
            default -> record.values().getOrDefault("Reason", "");
        };
        return times.of(text);
    }

    private void failures(Here here, String text, int[] hits) {
        if (failures.isPresent()) {
            FailureTable table = failures.get();
            table.completed(text).ifPresent(entry -> failure(here, entry));
            if (!table.take(text)) {
                failures = Optional.empty();
            }
        } else if (index.opens(hits)
                && (text.contains(FailureTable.OPENING) || text.strip().equals(FailureTable.OTHERS))) {
            failures = Optional.of(new FailureTable());
        }
    }

    private void failure(Here here, Map<String, String> entry) {
        var values = new HashMap<String, String>();
        String code = entry.getOrDefault("exitcode", "").replaceFirst(" .*", "");
        values.put("detail", code);
        first(entry.getOrDefault("host", ""), "\\S+").ifPresent(host -> values.put("node", host));
        first(entry.getOrDefault("rank", ""), "\\d+").ifPresent(rank -> values.put("rank", rank));
        first(entry.getOrDefault("exitcode", ""), "(?<=pid: )\\d+").ifPresent(pid -> values.put("pid", pid));
        String text = "rank " + entry.getOrDefault("rank", "?") + " on " + entry.getOrDefault("host", "?")
                + ": exitcode " + entry.getOrDefault("exitcode", "?");
        Optional<Instant> time = Optional.ofNullable(entry.get("time")).flatMap(times::of);
        Rule rule = book.rule(FailureTable.rule(code));
        add(rule, kind, new Here(here.at, text, here.back, time), text, values);
    }

    private static Optional<String> first(String text, String pattern) {
        Matcher match = Pattern.compile(pattern).matcher(text);
        return match.find() ? Optional.of(match.group()) : Optional.empty();
    }

    private void exception(Here here, Traceback traceback, String text) {
        String error = traceback.error(text);
        var values = new HashMap<String, String>();
        values.put("detail", error);
        traceback.place().ifPresent(place -> values.put("file", place));
        boolean stopped = error.matches("(?:\\S*\\.)?(?:KeyboardInterrupt|SignalException|SystemExit)\\b.*");
        add(book.rule(stopped ? Tracebacks.INTERRUPTED : traceback.rule()), kind, here, text, values);
    }

    private boolean match(Rule rule, SourceKind as, Here here, String text, Optional<Traceback> ended) {
        if (!rule.looksAt(as)) {
            return false;
        }
        Matcher match =
                rule.pattern().matcher(text.length() <= LONGEST_SEARCHED ? text : text.substring(0, LONGEST_SEARCHED));
        if (!match.find()) {
            return false;
        }
        var values = new HashMap<String, String>();
        for (String name : rule.pattern().namedGroups().keySet()) {
            String value = match.group(name);
            if (value != null && !value.isBlank()) {
                values.put(name, value.strip());
            }
        }
        ended.flatMap(Traceback::place).ifPresent(place -> values.putIfAbsent("file", place));
        add(rule, as, here, text, values);
        return rule.role() != Role.NOISE && rule.role() != Role.ADVICE && rule.role() != Role.MARK;
    }

    private void add(Rule rule, SourceKind as, Here here, String text, Map<String, String> values) {
        LinePrefix prefix = here.prefix();
        Optional<String> teller =
                rule.elsewhere() ? Optional.empty() : source.node().or(prefix::node);
        Optional<String> node = Optional.ofNullable(values.get("node")).or(() -> teller);
        Optional<Integer> rank = Optional.ofNullable(values.get("rank"))
                .filter(number -> number.matches("\\d{1,6}"))
                .map(Integer::parseInt)
                .or(prefix::rank)
                .or(source::rank);
        if (as == SourceKind.SLURMCTLD || as == SourceKind.SLURMD) {
            DaemonLine.job(text).ifPresent(job -> values.putIfAbsent("job", job));
        }
        prefix.local().ifPresent(local -> values.putIfAbsent("device", local.toString()));
        String clean = CONTROL.matcher(text).replaceAll("").strip();
        String cut = clean.length() <= LONGEST_TEXT ? clean : clean.substring(0, LONGEST_TEXT) + "…";
        events.add(new Event(
                rule,
                new EvidenceLine(source.name(), here.at, here.time().map(at -> at.plus(source.behind())), cut),
                as,
                here.isExact(),
                0,
                node,
                rank,
                values,
                1));
    }

    Reading reading(long lines) {
        tables.rest().ifPresent(record -> record(new Here(number, record.line(), LineScanner.NOTHING_BEFORE), record));
        failures.flatMap(FailureTable::rest)
                .ifPresent(entry -> failure(new Here(number, "", LineScanner.NOTHING_BEFORE), entry));
        tracebacks.cut().forEach(cut -> {
            var here = new Here(cut.line(), cut.text(), LineScanner.NOTHING_BEFORE);
            add(book.rule(Tracebacks.CUT), kind, here, cut.text(), new HashMap<>());
        });
        long count = Math.max(lines, number);
        return new Reading(source, kind, events.events(count), records, count);
    }

    /** A line, and what is found out about it once somebody asks. */
    private final class Here {
        private final long at;
        private final String text;
        private final LineScanner.Back back;
        private Optional<Instant> own;
        private Optional<Optional<Instant>> near = Optional.empty();

        Here(long at, String text, LineScanner.Back back) {
            this(at, text, back, Optional.empty());
        }

        Here(long at, String text, LineScanner.Back back, Optional<Instant> given) {
            this.at = at;
            this.text = text;
            this.back = back;
            own = given.or(() -> times.of(text));
            own.ifPresent(_ -> lastTime = own);
        }

        boolean isExact() {
            return own.isPresent();
        }

        LinePrefix prefix() {
            return LinePrefix.of(text);
        }

        Optional<Instant> time() {
            if (own.isPresent()) {
                return own;
            }
            if (near.isEmpty()) {
                near = Optional.of(back.first(times::of).or(() -> lastTime));
            }
            return near.get();
        }
    }
}
