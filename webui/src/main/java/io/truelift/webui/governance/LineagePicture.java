package io.truelift.webui.governance;

import io.truelift.webui.governance.LineageGraph.Box;
import io.truelift.webui.governance.LineageGraph.Link;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The way of data as a drawing: boxes in columns from feeds on the left to reports on the right, with lines between them.
 *
 * @param width of the drawing, in pixels
 * @param height of the drawing, in pixels
 * @param boxes from the left to the right, in each column from the top
 * @param lines outlines of the lines
 * @param headings what the columns hold
 */
public record LineagePicture(int width, int height, List<Drawn> boxes, List<Line> lines, List<Heading> headings) {
    private static final int BOX_WIDTH = 184;
    private static final int BOX_HEIGHT = 34;
    private static final int BETWEEN_COLUMNS = 40;
    private static final int BETWEEN_BOXES = 12;
    private static final int HEAD = 30;
    private static final int EDGE = 2;
    private static final int LONGEST_LABEL = 24;
    private static final int SWEEPS = 4;

    public LineagePicture {
        boxes = List.copyOf(boxes);
        lines = List.copyOf(lines);
        headings = List.copyOf(headings);
    }

    /**
     * @param x left edge
     * @param y upper edge
     * @param label name, cut where it is long
     * @param name the whole name
     * @param style feed, table, question or report, and here
     * @param address its page; empty where it has none, or none for whoever looks
     * @param spoken what it is and where it comes from, for those who do not see it
     */
    public record Drawn(int x, int y, String label, String name, String style, String address, String spoken) {

        public int width() {
            return BOX_WIDTH;
        }

        public int height() {
            return BOX_HEIGHT;
        }

        public int textX() {
            return x + 10;
        }

        public int textY() {
            return y + BOX_HEIGHT / 2 + 4;
        }
    }

    /**
     * @param outline path data
     * @param style {@code near} where it touches the table that the drawing is about
     */
    public record Line(String outline, String style) {}

    /**
     * @param x where it begins
     * @param text what the column holds
     */
    public record Heading(int x, String text) {}

    /**
     * @param opens which pages open for whoever looks, by their address
     */
    static LineagePicture of(LineageGraph graph, Predicate<String> opens) {
        List<List<Box>> columns = columns(graph);
        int tallest = columns.stream().mapToInt(List::size).max().orElse(0);
        int height = HEAD + tallest * (BOX_HEIGHT + BETWEEN_BOXES);
        Map<String, Drawn> drawn = new LinkedHashMap<>();
        List<Heading> headings = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            List<Box> column = columns.get(i);
            int x = EDGE + i * (BOX_WIDTH + BETWEEN_COLUMNS);
            int top = HEAD + (tallest - column.size()) * (BOX_HEIGHT + BETWEEN_BOXES) / 2;
            headings.add(new Heading(x, heading(column)));
            for (int j = 0; j < column.size(); j++) {
                Box box = column.get(j);
                drawn.put(box.key(), drawn(box, x, top + j * (BOX_HEIGHT + BETWEEN_BOXES), graph, opens));
            }
        }
        List<Line> lines = graph.links().stream()
                .sorted(Comparator.comparing(Link::from).thenComparing(Link::to))
                .map(link -> line(
                        Objects.requireNonNull(drawn.get(link.from())), Objects.requireNonNull(drawn.get(link.to()))))
                .toList();
        return new LineagePicture(
                2 * EDGE + columns.size() * (BOX_WIDTH + BETWEEN_COLUMNS) - BETWEEN_COLUMNS,
                height,
                List.copyOf(drawn.values()),
                lines,
                headings);
    }

    /** Columns without gaps; in each the boxes stand near those that they come from and lead to. */
    private static List<List<Box>> columns(LineageGraph graph) {
        int last = graph.boxes().stream().mapToInt(Box::layer).max().orElse(-1);
        List<List<Box>> columns = new ArrayList<>();
        for (int layer = 0; layer <= last; layer++) {
            if (!graph.layer(layer).isEmpty()) {
                columns.add(new ArrayList<>(graph.layer(layer)));
            }
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            Map<String, Double> places = places(columns);
            columns.forEach(column ->
                    column.sort(Comparator.comparing(Box::kind).thenComparingDouble(box -> near(box, graph, places))));
        }
        return columns;
    }

    private static Map<String, Double> places(List<List<Box>> columns) {
        Map<String, Double> places = new LinkedHashMap<>();
        columns.forEach(column -> {
            for (int i = 0; i < column.size(); i++) {
                places.put(column.get(i).key(), (i + 0.5) / column.size());
            }
        });
        return places;
    }

    private static double near(Box box, LineageGraph graph, Map<String, Double> places) {
        OptionalDouble middle = graph.links().stream()
                .filter(link -> link.to().equals(box.key()) || link.from().equals(box.key()))
                .mapToDouble(link -> places.get(link.to().equals(box.key()) ? link.from() : link.to()))
                .average();
        return middle.orElse(Objects.requireNonNull(places.get(box.key())));
    }

    private static String heading(List<Box> column) {
        String heading = column.stream()
                .map(Box::kind)
                .distinct()
                .map(kind -> switch (kind) {
                    case FEED -> "Feeds";
                    case TABLE -> "Tables";
                    case QUESTION -> "Definitions";
                    case REPORT -> "Reports";
                })
                .collect(Collectors.joining(" and "));
        return heading.substring(0, 1) + heading.substring(1).toLowerCase(Locale.ROOT);
    }

    private static Drawn drawn(Box box, int x, int y, LineageGraph graph, Predicate<String> opens) {
        String from = graph.links().stream()
                .filter(link -> link.to().equals(box.key()))
                .flatMap(link ->
                        graph.boxes().stream().filter(other -> other.key().equals(link.from())))
                .map(Box::label)
                .sorted()
                .collect(Collectors.joining(", "));
        String label =
                box.label().length() > LONGEST_LABEL ? box.label().substring(0, LONGEST_LABEL - 1) + "…" : box.label();
        String kind = box.kind().name().toLowerCase(Locale.ROOT);
        String spoken = "%s, %s%s%s"
                .formatted(
                        box.label(), kind, box.isHere() ? ", shown here" : "", from.isEmpty() ? "" : ", from " + from);
        boolean isLinked = !box.isHere()
                && !box.address().isEmpty()
                && opens.test(box.address().replaceFirst("\\?.*", ""));
        return new Drawn(
                x, y, label, box.label(), kind + (box.isHere() ? " here" : ""), isLinked ? box.address() : "", spoken);
    }

    private static Line line(Drawn from, Drawn to) {
        int startX = from.x() + BOX_WIDTH;
        int startY = from.y() + BOX_HEIGHT / 2;
        int endY = to.y() + BOX_HEIGHT / 2;
        int bend = Math.max(BETWEEN_COLUMNS / 2, (to.x() - startX) / 2);
        String style = from.style().endsWith("here") || to.style().endsWith("here") ? "near" : "";
        return new Line(
                "M%d %d C%d %d %d %d %d %d"
                        .formatted(startX, startY, startX + bend, startY, to.x() - bend, endY, to.x(), endY),
                style);
    }
}
