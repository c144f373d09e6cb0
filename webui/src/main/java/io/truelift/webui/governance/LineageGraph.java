package io.truelift.webui.governance;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.governance.diff.DefinitionReads;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The way of data from feeds through a table to reports.
 *
 * @param boxes everything on the way
 * @param links which box leads to which, by their keys
 */
record LineageGraph(List<Box> boxes, Set<Link> links) {
    private static final int MOST_OF_A_KIND = 5;
    private static final String EXPERIMENT_REPORTS = "report experiments";

    LineageGraph {
        boxes = List.copyOf(boxes);
        links = Set.copyOf(links);
    }

    /** What a box stands for. */
    enum Kind {
        FEED,
        TABLE,
        QUESTION,
        REPORT
    }

    /**
     * @param key names it within the graph
     * @param kind what it stands for
     * @param label its name
     * @param layer how far on the way it is, from 0 for feeds
     * @param address its page; empty where it has none
     * @param isHere whether it is the table that the graph is about
     */
    record Box(String key, Kind kind, String label, int layer, String address, boolean isHere) {}

    record Link(String from, String to) {}

    static LineageGraph of(
            TableContract table, Dictionary dictionary, List<DeclaredFeed> feeds, DefinitionReads reads) {
        return new Builder(table, dictionary, feeds).build(reads);
    }

    private static final class Builder {
        private final TableContract here;
        private final Dictionary dictionary;
        private final List<DeclaredFeed> feeds;
        private final List<Box> boxes = new ArrayList<>();
        private final Set<Link> links = new LinkedHashSet<>();
        private final Map<String, Integer> layers = new TreeMap<>();

        Builder(TableContract here, Dictionary dictionary, List<DeclaredFeed> feeds) {
            this.here = here;
            this.dictionary = dictionary;
            this.feeds = feeds;
        }

        LineageGraph build(DefinitionReads reads) {
            Set<String> after = new TreeSet<>(Set.of(here.qualifiedName()));
            addAfter(here.qualifiedName(), after);
            Set<String> tables = new TreeSet<>(after);
            addBefore(here.qualifiedName(), tables);
            addTables(tables);
            addFeeds(tables);
            addQuestions(after, reads);
            return new LineageGraph(boxes, links);
        }

        private void addBefore(String table, Set<String> tables) {
            Lineage.madeFrom(table, dictionary).stream()
                    .filter(tables::add)
                    .forEach(source -> addBefore(source, tables));
        }

        private void addAfter(String table, Set<String> tables) {
            dictionary.tables().stream()
                    .map(TableContract::qualifiedName)
                    .filter(other -> Lineage.madeFrom(other, dictionary).contains(table) && tables.add(other))
                    .forEach(other -> addAfter(other, tables));
        }

        private int layer(String table, Set<String> tables) {
            Integer known = layers.get(table);
            if (known != null) {
                return known;
            }
            int layer = 1
                    + Lineage.madeFrom(table, dictionary).stream()
                            .filter(tables::contains)
                            .mapToInt(source -> layer(source, tables))
                            .max()
                            .orElse(0);
            layers.put(table, layer);
            return layer;
        }

        private void addTables(Set<String> tables) {
            for (String table : tables) {
                boxes.add(new Box(
                        table,
                        Kind.TABLE,
                        table,
                        layer(table, tables),
                        "/governance/table.xhtml?name=" + table,
                        table.equals(here.qualifiedName())));
                Lineage.madeFrom(table, dictionary).stream()
                        .filter(tables::contains)
                        .forEach(source -> links.add(new Link(source, table)));
            }
        }

        private void addFeeds(Set<String> tables) {
            for (DeclaredFeed feed : feeds) {
                List<String> fed =
                        feed.tables().stream().filter(tables::contains).sorted().toList();
                if (!fed.isEmpty()) {
                    String key = "feed " + feed.name();
                    boxes.add(new Box(key, Kind.FEED, feed.title(), 0, "", false));
                    fed.forEach(table -> links.add(new Link(key, table)));
                }
            }
        }

        private void addQuestions(Set<String> after, DefinitionReads reads) {
            Map<String, Map<String, List<String>>> byFolder = new LinkedHashMap<>();
            List.of("segments", "metrics", "experiments", "satisfaction", "attribution")
                    .forEach(folder -> byFolder.put(folder, new TreeMap<>()));
            for (String table : after) {
                for (String question : reads.readersOf(Set.of(table))) {
                    String folder = question.substring(0, question.indexOf('/'));
                    byFolder.computeIfAbsent(folder, key -> new TreeMap<>())
                            .computeIfAbsent(question, key -> new ArrayList<>())
                            .add(table);
                }
            }
            byFolder.forEach(this::addQuestions);
            int last = boxes.stream().mapToInt(Box::layer).max().orElse(0);
            byFolder.forEach((folder, questions) -> addReport(folder, keys(folder, questions), last + 1));
        }

        private static List<String> keys(String folder, Map<String, List<String>> questions) {
            return questions.size() > MOST_OF_A_KIND ? List.of(folder) : List.copyOf(questions.keySet());
        }

        private void addQuestions(String folder, Map<String, List<String>> questions) {
            if (questions.size() > MOST_OF_A_KIND) {
                List<String> tables = questions.values().stream()
                        .flatMap(List::stream)
                        .distinct()
                        .toList();
                String what =
                        folder.equals("satisfaction") || folder.equals("attribution") ? folder + " questions" : folder;
                boxes.add(new Box(
                        folder,
                        Kind.QUESTION,
                        "%,d %s".formatted(questions.size(), what),
                        after(tables),
                        listOf(folder),
                        false));
                tables.forEach(table -> links.add(new Link(table, folder)));
            } else {
                questions.forEach((question, tables) -> {
                    String name = question.substring(question.indexOf('/') + 1);
                    boxes.add(new Box(
                            question,
                            Kind.QUESTION,
                            name.replace('_', ' '),
                            after(tables),
                            pageOf(folder, name),
                            false));
                    tables.forEach(table -> links.add(new Link(table, question)));
                });
            }
        }

        /** The layer behind the last of the tables. */
        private int after(List<String> tables) {
            return 1 + tables.stream().mapToInt(layers::get).max().orElse(0);
        }

        private void addReport(String folder, List<String> questions, int layer) {
            if (questions.isEmpty()) {
                return;
            }
            Box report = switch (folder) {
                case "segments" ->
                    new Box(
                            "report segments",
                            Kind.REPORT,
                            "Sizes of segments",
                            layer,
                            "/analyst/segments.xhtml",
                            false);
                case "metrics", "experiments" ->
                    new Box(
                            EXPERIMENT_REPORTS,
                            Kind.REPORT,
                            "Reports of experiments",
                            layer,
                            "/executive/experiments.xhtml",
                            false);
                case "satisfaction" ->
                    new Box(
                            "report satisfaction",
                            Kind.REPORT,
                            "Satisfaction",
                            layer,
                            "/executive/satisfaction.xhtml",
                            false);
                default ->
                    new Box(
                            "report attribution",
                            Kind.REPORT,
                            "Attribution",
                            layer,
                            "/executive/attribution.xhtml",
                            false);
            };
            if (boxes.stream().noneMatch(box -> box.key().equals(report.key()))) {
                boxes.add(report);
            }
            questions.forEach(question -> links.add(new Link(question, report.key())));
        }

        private static String listOf(String folder) {
            return switch (folder) {
                case "segments" -> "/analyst/segments.xhtml";
                case "experiments", "metrics" -> "/analyst/experiments.xhtml";
                case "satisfaction" -> "/executive/satisfaction.xhtml";
                default -> "/executive/attribution.xhtml";
            };
        }

        private static String pageOf(String folder, String name) {
            return switch (folder) {
                case "segments" -> "/analyst/segment.xhtml?name=" + name;
                case "experiments" -> "/analyst/experiment.xhtml?name=" + name;
                case "metrics" -> "";
                case "satisfaction" -> "/executive/satisfaction.xhtml";
                default -> "/executive/attribution.xhtml?source=" + name;
            };
        }
    }

    /** Boxes of a layer, by name. */
    List<Box> layer(int number) {
        return boxes.stream()
                .filter(box -> box.layer() == number)
                .sorted(Comparator.comparing(Box::kind).thenComparing(Box::label))
                .toList();
    }
}
