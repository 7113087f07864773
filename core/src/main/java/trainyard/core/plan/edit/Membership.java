package trainyard.core.plan.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import trainyard.core.plan.yaml.Blanks;
import trainyard.core.plan.yaml.YamlNode;

/** Members that come into a written list or mapping, and members that leave it. */
final class Membership {
    private final Lines lines;
    private final YamlNode collection;
    private final List<Member> members;

    Membership(Lines lines, YamlNode collection) {
        this.lines = lines;
        this.collection = collection;
        this.members = Member.of(lines, collection);
    }

    List<Member> members() {
        return members;
    }

    /** @param gone indices of members; not all of them */
    List<Patch> remove(Set<Integer> gone) {
        var patches = new ArrayList<Patch>();
        for (int i = 0; i < members.size(); i++) {
            if (gone.contains(i)) {
                int first = i;
                while (gone.contains(i + 1)) {
                    i++;
                }
                patches.add(collection.isBlock() ? removeLines(first, i) : removeBetweenCommas(first, i));
            }
        }
        return patches;
    }

    private Patch removeBetweenCommas(int first, int last) {
        return last + 1 < members.size()
                ? new Patch(members.get(first).start(), members.get(last + 1).start(), "")
                : new Patch(members.get(first - 1).end(), members.get(last).end(), "");
    }

    private Patch removeLines(int first, int last) {
        int start = members.get(first).start();
        int end = lines.end(members.get(last).end());
        if (!lines.isFirst(start)) {
            return removeBehindDash(start, end, members.get(last + 1).start());
        }
        int from = lines.start(start);
        return end < lines.text().length()
                ? new Patch(from, lines.afterBreak(end), "")
                // The last line has no end: the one before it takes its place.
                : new Patch(lines.beforeBreak(from), end, "");
    }

    /** The first member shares its line with the dash of the list around it: the next one moves up to that dash. */
    private Patch removeBehindDash(int start, int end, int next) {
        boolean hasComments = lines.text().substring(end, next).contains("#");
        if (!hasComments) {
            return new Patch(start, next, "");
        }
        int from = start;
        while (from > 0 && lines.text().charAt(from - 1) == ' ') {
            from--;
        }
        return new Patch(from, end, "");
    }

    /**
     * Inserts members in brackets or braces.
     *
     * @param index the place of the first; the number of members to append
     */
    Patch insertBetweenCommas(int index, List<String> written) throws EditRefused {
        String all = String.join(", ", written);
        char opening = lines.text().charAt(collection.place().content());
        if (opening != '[' && opening != '{') {
            throw new EditRefused("In line " + collection.place().line()
                    + " there is a single key in a list, without braces: write the braces first.");
        }
        if (members.isEmpty()) {
            return inserted(collection.place().content() + 1, all);
        }
        return index == members.size()
                ? inserted(members.getLast().end(), ", " + all)
                : inserted(members.get(index).start(), all + ", ");
    }

    /**
     * Inserts members on lines of their own.
     *
     * @param index the place of the first; the number of members to append
     * @param written the lines of each member, without the list's own indentation
     */
    Patch insertLines(int index, List<List<String>> written) {
        String pad = " ".repeat(lines.column(collection.place().content()));
        if (index == 0) {
            int at = members.getFirst().start();
            String end = lines.breakNear(at) + pad;
            return inserted(at, joined(written, end) + end);
        }
        int last = members.get(index - 1).end();
        String end = lines.breakNear(last) + pad;
        return inserted(lines.end(last), end + joined(written, end));
    }

    /** Keys and values in the place of one member. */
    Patch replace(int index, Map<String, Data> entries) throws EditRefused {
        Member member = members.get(index);
        boolean inFlow = !collection.isBlock();
        var written = new ArrayList<String>();
        for (Map.Entry<String, Data> entry : entries.entrySet()) {
            written.add(Written.key(entry.getKey(), inFlow) + ": " + Written.flow(entry.getValue(), inFlow));
        }
        String between = inFlow
                ? ", "
                : lines.breakNear(member.start())
                        + " ".repeat(lines.column(collection.place().content()));
        return new Patch(member.start(), member.end(), String.join(between, written));
    }

    private static String joined(List<List<String>> written, String end) {
        return String.join(end, written.stream().flatMap(List::stream).toList());
    }

    private static Patch inserted(int at, String text) {
        return new Patch(at, at, text);
    }

    /** The offset behind the colon or dash of a member, where its value may be written; -1 where there is no colon. */
    int slot(YamlNode value) {
        if (collection instanceof YamlNode.Mapping mapping) {
            for (YamlNode.Pair pair : mapping.entries()) {
                if (pair.value() == value) {
                    int colon = Blanks.after(lines.text(), pair.key().place().end());
                    boolean hasColon =
                            colon < lines.text().length() && lines.text().charAt(colon) == ':';
                    return hasColon ? colon + 1 : -1;
                }
            }
        }
        for (Member member : members) {
            if (member.value() == value) {
                return member.start() + 1;
            }
        }
        throw new IllegalArgumentException("not a member");
    }
}
