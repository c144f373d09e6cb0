package io.truelift.governance.history;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/**
 * What differs between two texts, by line.
 *
 * @param parts places that differ, each with a few equal lines around it; empty where the texts are equal
 */
public record TextDiff(List<Part> parts) {
    private static final int CONTEXT = 3;

    public TextDiff {
        parts = List.copyOf(parts);
    }

    /** What became of a line. */
    public enum Kind {
        SAME,
        REMOVED,
        ADDED
    }

    /**
     * @param kind what became of it
     * @param before its number in the first text, from 1; absent where it is not in it
     * @param after its number in the second text, from 1; absent where it is not in it
     * @param text the line without its end
     */
    public record Line(Kind kind, OptionalInt before, OptionalInt after, String text) {}

    /** Lines that stand together. */
    public record Part(List<Line> lines) {
        public Part {
            lines = List.copyOf(lines);
        }
    }

    public static TextDiff of(String before, String after) {
        RawText old = raw(before);
        RawText now = raw(after);
        EditList edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, old, now);
        List<Part> parts = new ArrayList<>();
        int first = 0;
        while (first < edits.size()) {
            int last = first;
            while (last + 1 < edits.size()
                    && edits.get(last + 1).getBeginA() - edits.get(last).getEndA() <= 2 * CONTEXT) {
                last++;
            }
            parts.add(part(old, now, edits.subList(first, last + 1)));
            first = last + 1;
        }
        return new TextDiff(parts);
    }

    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Lines that are only in the second text. */
    public long added() {
        return count(Kind.ADDED);
    }

    /** Lines that are only in the first text. */
    public long removed() {
        return count(Kind.REMOVED);
    }

    private long count(Kind kind) {
        return parts.stream()
                .flatMap(part -> part.lines().stream())
                .filter(line -> line.kind() == kind)
                .count();
    }

    private static Part part(RawText old, RawText now, List<Edit> edits) {
        List<Line> lines = new ArrayList<>();
        Edit head = edits.getFirst();
        int a = Math.max(0, head.getBeginA() - CONTEXT);
        int b = head.getBeginB() - (head.getBeginA() - a);
        for (Edit edit : edits) {
            for (; a < edit.getBeginA(); a++, b++) {
                lines.add(same(old, a, b));
            }
            for (; a < edit.getEndA(); a++) {
                lines.add(new Line(Kind.REMOVED, OptionalInt.of(a + 1), OptionalInt.empty(), old.getString(a)));
            }
            for (; b < edit.getEndB(); b++) {
                lines.add(new Line(Kind.ADDED, OptionalInt.empty(), OptionalInt.of(b + 1), now.getString(b)));
            }
        }
        int end = Math.min(old.size(), edits.getLast().getEndA() + CONTEXT);
        for (; a < end; a++, b++) {
            lines.add(same(old, a, b));
        }
        return new Part(lines);
    }

    private static Line same(RawText old, int a, int b) {
        return new Line(Kind.SAME, OptionalInt.of(a + 1), OptionalInt.of(b + 1), old.getString(a));
    }

    private static RawText raw(String text) {
        return new RawText(text.getBytes(StandardCharsets.UTF_8));
    }
}
