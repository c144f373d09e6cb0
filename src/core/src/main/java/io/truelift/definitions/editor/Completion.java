package io.truelift.definitions.editor;

import io.trino.grammar.sql.SqlBaseLexer;
import io.truelift.definitions.editor.Suggestion.Kind;
import io.truelift.governance.dictionary.Classification;
import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.antlr.v4.runtime.Token;

/**
 * What may stand at the cursor: tables and named queries after FROM and JOIN, columns elsewhere, purposes in the header.
 *
 * @param catalog catalog of the tables
 * @param dictionary the dictionary
 */
public record Completion(String catalog, Dictionary dictionary) {
    private static final String PERSON = "customer_id";
    private static final int MOST = 80;
    private static final Pattern BEGUN = Pattern.compile("[A-Za-z0-9_.]*$");
    private static final Pattern PURPOSE = Pattern.compile("^--\\s*purpose:\\s*(\\w*)$");
    private static final Set<Integer> BEFORE_A_RELATION = Set.of(SqlBaseLexer.FROM, SqlBaseLexer.JOIN);
    /** Tables that questions are asked of come first. */
    private static final List<String> NAMESPACES = List.of("governed", "analytics", "governance", "raw");

    /**
     * @param from where what was begun starts, counted from 0
     * @param suggestions what may take its place, the likeliest first
     */
    public record Offer(int from, List<Suggestion> suggestions) {
        public Offer {
            suggestions = List.copyOf(suggestions);
        }
    }

    /**
     * @param text the whole text, as far as it is written
     * @param cursor where the cursor stands, in characters from 0
     */
    public Offer at(String text, int cursor) {
        String before = text.substring(0, Math.clamp(cursor, 0, text.length()));
        String line = before.substring(before.lastIndexOf('\n') + 1);
        if (line.startsWith("--")) {
            return header(before, line);
        }
        Matcher matcher = BEGUN.matcher(before);
        String begun = matcher.find() ? matcher.group() : "";
        int from = before.length() - begun.length();
        List<Token> earlier = Tokens.of(before.substring(0, from));
        if (!earlier.isEmpty()
                && (Tokens.isComment(earlier.getLast()) && !before.endsWith("\n")
                        || earlier.getLast().getType() == SqlBaseLexer.UNRECOGNIZED)) {
            return new Offer(from, List.of());
        }
        NamedRelations named = NamedRelations.of(
                Tokens.of(text).stream()
                        .filter(token -> !Tokens.isComment(token))
                        .toList(),
                catalog,
                dictionary);
        boolean isRelation = !earlier.isEmpty()
                && BEFORE_A_RELATION.contains(earlier.getLast().getType());
        if (isRelation || begun.startsWith(catalog + ".")) {
            return new Offer(from, fitting(relations(named, isRelation), begun));
        }
        int dot = begun.lastIndexOf('.');
        if (dot < 0) {
            return new Offer(from, fitting(names(named), begun));
        }
        List<Suggestion> columns = named.table(begun.substring(0, dot))
                .map(table -> columns(table).toList())
                .orElse(List.of());
        return new Offer(from + dot + 1, fitting(columns, begun.substring(dot + 1)));
    }

    private Offer header(String before, String line) {
        Matcher purpose = PURPOSE.matcher(line);
        if (!purpose.matches()) {
            return new Offer(before.length(), List.of());
        }
        List<Suggestion> purposes = dictionary.purposes().stream()
                .map(known -> new Suggestion(known.name(), Kind.PURPOSE, known.title(), "", known.meaning()))
                .toList();
        return new Offer(before.length() - purpose.group(1).length(), fitting(purposes, purpose.group(1)));
    }

    private List<Suggestion> relations(NamedRelations named, boolean withQueries) {
        List<Suggestion> all = new ArrayList<>();
        if (withQueries) {
            named.queries().forEach(query -> all.add(new Suggestion(query, Kind.QUERY, "named above", "", "")));
        }
        dictionary.tables().stream()
                .sorted(Comparator.comparingInt((TableContract table) -> NAMESPACES.indexOf(table.namespace()))
                        .thenComparing(TableContract::table))
                .map(table -> new Suggestion(
                        catalog + "." + table.qualifiedName(), Kind.TABLE, table.grain(), "", table.description()))
                .forEach(all::add);
        return all;
    }

    private static List<Suggestion> names(NamedRelations named) {
        List<Suggestion> all = new ArrayList<>();
        named.tables()
                .forEach((alias, table) ->
                        all.add(new Suggestion(alias, Kind.ALIAS, table.qualifiedName(), "", table.description())));
        named.queries().forEach(query -> all.add(new Suggestion(query, Kind.QUERY, "named above", "", "")));
        named.tables().values().stream().distinct().flatMap(Completion::columns).forEach(all::add);
        return all;
    }

    private static Stream<Suggestion> columns(TableContract table) {
        Stream<Suggestion> person = table.personKey().stream()
                .map(key -> new Suggestion(
                        PERSON,
                        Kind.COLUMN,
                        "varchar of %s".formatted(table.qualifiedName()),
                        Classification.INTERNAL.word(),
                        "The customer whose row it is, found by %s.".formatted(key.name())));
        return Stream.concat(
                person,
                table.columns().stream()
                        .filter(column ->
                                table.personKey().isEmpty() || !column.name().equals(PERSON))
                        .map(column -> suggestion(table, column)));
    }

    private static Suggestion suggestion(TableContract table, ColumnContract column) {
        return new Suggestion(
                column.name(),
                Kind.COLUMN,
                "%s of %s".formatted(column.type(), table.qualifiedName()),
                column.classification().word(),
                column.description());
    }

    /** Those that open with what was begun, before those that hold it. */
    private static List<Suggestion> fitting(List<Suggestion> all, String begun) {
        String looked = begun.toLowerCase(Locale.ROOT);
        Predicate<Suggestion> opens = one -> lower(one).startsWith(looked)
                || lower(one).substring(lower(one).lastIndexOf('.') + 1).startsWith(looked);
        return Stream.concat(
                        all.stream().filter(opens),
                        all.stream()
                                .filter(opens.negate())
                                .filter(one -> lower(one).contains(looked)))
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static String lower(Suggestion one) {
        return one.insert().toLowerCase(Locale.ROOT);
    }
}
