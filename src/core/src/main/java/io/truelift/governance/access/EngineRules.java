package io.truelift.governance.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truelift.governance.access.AccessPolicy.Grant;
import io.truelift.governance.access.AccessPolicy.Privilege;
import io.truelift.governance.access.AccessPolicy.Role;
import io.truelift.governance.access.AccessPolicy.Rows;
import io.truelift.governance.access.AccessPolicy.Visibility;
import io.truelift.governance.access.SignedDefinition.SignedColumn;
import io.truelift.governance.dictionary.Classification;
import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.platform.project.Resources;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The policy as rules of Trino's file-based access control. Every table of the dictionary gets one rule per role that
 * may see it, by its exact name; what no rule names is refused, and so are hidden tables such as {@code "customer$files"}.
 * Filters and masks are evaluated as the service account, which alone may read consent in full. Beside the roles there are
 * principals of signed questions ({@link SignedDefinition}) and of counts ({@link CountingPrincipal}).
 */
public final class EngineRules {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Names the person of a row. The rule of rows and joins go by it, so it is never guarded. */
    private static final String PERSON = "customer_id";

    private final AccessPolicy policy;
    private final Dictionary dictionary;
    private final String catalog;
    private final List<SignedDefinition> signed;

    public EngineRules(AccessPolicy policy, Dictionary dictionary, String catalog) {
        this(policy, dictionary, catalog, List.of());
    }

    /** @param signed questions that may read sensitive columns */
    public EngineRules(AccessPolicy policy, Dictionary dictionary, String catalog, List<SignedDefinition> signed) {
        this.policy = policy;
        this.dictionary = dictionary;
        this.catalog = catalog;
        this.signed = List.copyOf(signed);
    }

    /** The rules file, as JSON. */
    public String json() {
        ObjectNode root = JSON.createObjectNode();
        addCatalogs(root.putArray("catalogs"));
        root.putArray("schemas").addObject().put("user", policy.service()).put("owner", true);
        root.withArray("schemas").addObject().put("owner", false);
        addTables(root.putArray("tables"));
        addImpersonation(root.putArray("impersonation"));
        addQueries(root.putArray("queries"));
        root.putArray("procedures")
                .addObject()
                .put("user", policy.service())
                .putArray("privileges")
                .add("EXECUTE");
        root.withArray("procedures").addObject().putArray("privileges");
        return root.toPrettyString() + "\n";
    }

    private void addCatalogs(ArrayNode rules) {
        rules.addObject().put("user", policy.service()).put("allow", "all");
        for (Role role : policy.roles()) {
            boolean writes =
                    role.grants().stream().flatMap(g -> g.privileges().stream()).anyMatch(p -> p != Privilege.SELECT);
            rules.addObject()
                    .put("group", role.name())
                    .put("catalog", catalog)
                    .put("allow", writes ? "all" : "read-only");
            rules.addObject().put("group", role.name()).put("catalog", "system").put("allow", "read-only");
        }
        for (SignedDefinition question : signed) {
            addCatalogs(rules, question.principal(), "all");
            addCatalogs(rules, CountingPrincipal.of(question.principal()), "read-only");
        }
        addCatalogs(rules, CountingPrincipal.of(SignedDefinition.ROLE), "read-only");
        addCatalogs(rules, TotalsPrincipal.KEEPER, "all");
        addCatalogs(rules, TotalsPrincipal.JOINER, "all");
        rules.addObject()
                .put("user", TotalsPrincipal.READER)
                .put("catalog", catalog)
                .put("allow", "read-only");
        rules.addObject().put("allow", "none");
    }

    private void addCatalogs(ArrayNode rules, String principal, String allow) {
        rules.addObject().put("user", principal).put("catalog", catalog).put("allow", allow);
        rules.addObject().put("user", principal).put("catalog", "system").put("allow", "read-only");
    }

    private void addTables(ArrayNode rules) {
        ObjectNode service = rules.addObject().put("user", policy.service());
        service.putArray("privileges")
                .add("SELECT")
                .add("INSERT")
                .add("DELETE")
                .add("UPDATE")
                .add("OWNERSHIP");
        for (Role role : policy.roles()) {
            for (TableContract table : dictionary.tables()) {
                role.grant(table.qualifiedName())
                        .ifPresent(grant ->
                                addTable(rules.addObject().put("group", role.name()), table, grant, Optional.empty()));
            }
        }
        for (SignedDefinition question : signed) {
            addPrincipal(rules, question.principal(), UnaryOperator.identity(), Optional.of(question));
            addPrincipal(
                    rules, CountingPrincipal.of(question.principal()), EngineRules::everyRow, Optional.of(question));
        }
        addPrincipal(rules, CountingPrincipal.of(SignedDefinition.ROLE), EngineRules::everyRow, Optional.empty());
        addTotalsPrincipals(rules);
        ObjectNode metadata = rules.addObject().put("catalog", "system").put("schema", "jdbc");
        metadata.putArray("privileges").add("SELECT");
        rules.addObject().putArray("privileges");
    }

    /**
     * A principal sees what analysts see.
     *
     * @param change what is different about its grants
     * @param question whose signed columns it may read, as long as the sign-off holds
     */
    private void addPrincipal(
            ArrayNode rules, String principal, UnaryOperator<Grant> change, Optional<SignedDefinition> question) {
        analysts()
                .forEach(role -> dictionary
                        .tables()
                        .forEach(table -> role.grant(table.qualifiedName())
                                .ifPresent(grant -> addTable(
                                        rules.addObject().put("user", principal),
                                        table,
                                        change.apply(grant),
                                        question))));
    }

    private Stream<Role> analysts() {
        return policy.roles().stream().filter(role -> role.name().equals(SignedDefinition.ROLE));
    }

    /**
     * Rows and masks are those of analysts. Whoever keeps totals runs any SQL of theirs, so it is guarded as they are. Whoever joins
     * runs what cannot fail, and whoever reads totals reads nothing else, by statements of the suite's own: neither needs a guard.
     */
    private void addTotalsPrincipals(ArrayNode rules) {
        String[] table = TotalsPrincipal.TABLE.split("\\.");
        for (String writer : List.of(TotalsPrincipal.KEEPER, TotalsPrincipal.JOINER)) {
            ObjectNode kept = rules.addObject().put("user", writer).put("catalog", catalog);
            kept.put("schema", table[0]).put("table", table[1]);
            kept.putArray("privileges").add("SELECT").add("INSERT");
        }
        addPrincipal(rules, TotalsPrincipal.KEEPER, EngineRules::onlyRead, Optional.empty());
        addPrincipal(rules, TotalsPrincipal.JOINER, grant -> everyRow(unguarded(grant)), Optional.empty());
        analysts()
                .flatMap(role -> role.rule(TotalsPrincipal.TABLE).stream())
                .forEach(grant -> dictionary
                        .find(TotalsPrincipal.TABLE)
                        .ifPresent(kept -> addTable(
                                rules.addObject().put("user", TotalsPrincipal.READER),
                                kept,
                                unguarded(grant),
                                Optional.empty())));
    }

    private static Grant unguarded(Grant grant) {
        Map<Classification, Visibility> columns = new EnumMap<>(Classification.class);
        grant.columns()
                .forEach((classification, visibility) ->
                        columns.put(classification, visibility == Visibility.GUARDED ? Visibility.SHOWN : visibility));
        return new Grant(grant.tables(), List.of(Privilege.SELECT), grant.rows(), columns);
    }

    private static Grant onlyRead(Grant grant) {
        return new Grant(grant.tables(), List.of(Privilege.SELECT), grant.rows(), grant.columns());
    }

    /** To count by: every row and nothing to write, and columns as they were granted. */
    private static Grant everyRow(Grant grant) {
        return new Grant(grant.tables(), List.of(Privilege.SELECT), new Rows.All(), grant.columns());
    }

    private void addTable(ObjectNode rule, TableContract table, Grant grant, Optional<SignedDefinition> question) {
        rule.put("catalog", catalog).put("schema", table.namespace()).put("table", table.table());
        ArrayNode privileges = rule.putArray("privileges");
        grant.privileges().forEach(privilege -> privileges.add(privilege.name()));
        ArrayNode columns = JSON.createArrayNode();
        for (ColumnContract column : table.columns()) {
            Optional<SignedColumn> signedColumn =
                    question.flatMap(known -> known.column(table.qualifiedName(), column.name()));
            if (signedColumn.isPresent()) {
                addMask(columns, column, whileSigned(column, signedColumn.get()));
                continue;
            }
            if (isGrant(table, column)) {
                addMask(
                        columns,
                        column,
                        Resources.text(EngineRules.class, "granted.sql").strip());
                continue;
            }
            switch (visibility(grant, table, column)) {
                case SHOWN -> {
                    /* as it is */
                }
                case GUARDED -> addMask(columns, column, ColumnSql.of(column));
                case MASKED -> addMask(columns, column, mask(policy, column));
                case REFUSED -> columns.addObject().put("name", column.name()).put("allow", false);
            }
        }
        Optional<String> filter = filter(table, grant.rows());
        if (filter.isEmpty() && columns.isEmpty() && grant.privileges().equals(List.of(Privilege.SELECT))) {
            // Procedures on tables (expire_snapshots and the like) are not asked of the rules; on a masked table there
            // are none.
            addMask(
                    columns,
                    table.columns().getFirst(),
                    ColumnSql.of(table.columns().getFirst()));
        }
        if (!columns.isEmpty()) {
            rule.set("columns", columns);
        }
        filter.ifPresent(
                sql -> rule.put("filter", sql).putObject("filter_environment").put("user", policy.service()));
    }

    private static String whileSigned(ColumnContract column, SignedColumn signed) {
        return Resources.text(EngineRules.class, "signed_column.sql")
                .strip()
                .replace("{from}", signed.from().toString())
                .replace("{until}", signed.until().toString())
                .replace("{table}", signed.table())
                .replace("{name}", column.name())
                .replace("{column}", ColumnSql.of(column))
                .replace("{type}", column.type());
    }

    /**
     * The engine may work out a condition before the rule of rows, on rows that the rule leaves out, and tell their
     * values in an error message or in statistics. It does not where the value hangs on chance, so every mask does.
     */
    private void addMask(ArrayNode columns, ColumnContract column, String expression) {
        columns.addObject()
                .put("name", column.name())
                .put("mask", guard().replace("{expression}", expression))
                .putObject("mask_environment")
                .put("user", policy.service());
    }

    /** The mask of a column that is shown as it is, with {@code {expression}} for its name. */
    public static String guard() {
        return Resources.text(EngineRules.class, "guard.sql").strip();
    }

    /** A grant that has run out reads as none, in every question and without its asking. */
    private static boolean isGrant(TableContract table, ColumnContract column) {
        return table.qualifiedName().equals("governed.consent") && column.name().equals("granted");
    }

    /**
     * How a granted column is seen: by its classification, and the person of a row is never guarded. A number of the company's
     * own is, whatever it is called, for it may be known elsewhere.
     */
    static Visibility visibility(Grant grant, TableContract table, ColumnContract column) {
        Visibility visibility = grant.visibility(column.classification());
        boolean isPerson = column.name().equals(PERSON) && table.personKey().isEmpty();
        return visibility == Visibility.GUARDED && isPerson ? Visibility.SHOWN : visibility;
    }

    static String mask(AccessPolicy policy, ColumnContract column) {
        String template = Objects.requireNonNull(
                policy.masks().get(column.mask().orElse("hidden")), "the check of the dictionary knows every mask");
        return template.replace("{column}", ColumnSql.of(column)).replace("{type}", column.type());
    }

    private Optional<String> filter(TableContract table, Rows rows) {
        return switch (rows) {
            case Rows.All() -> Optional.empty();
            case Rows.WithConsent(String purpose) -> {
                Optional<ColumnContract> key = table.personKey();
                if (key.isPresent()) {
                    yield Optional.of(Resources.text(EngineRules.class, "keyed_row_filter.sql")
                            .strip()
                            .replace("{key}", ColumnSql.of(key.get()))
                            .replace("{type}", key.get().keys().orElseThrow())
                            .replace("{catalog}", catalog)
                            .replace("{purpose}", purpose));
                }
                if (table.column(PERSON).isEmpty()) {
                    throw new IllegalArgumentException(
                            "Cannot filter %s by consent: it has no column customer_id. Give it rows: all, leave it out of access.yaml, or where it is a table of your own say with keys in its contract which column tells whose a row is."
                                    .formatted(table.qualifiedName()));
                }
                yield Optional.of(Resources.text(EngineRules.class, "row_filter.sql")
                        .strip()
                        .replace("{catalog}", catalog)
                        .replace("{purpose}", purpose));
            }
        };
    }

    private void addImpersonation(ArrayNode rules) {
        rules.addObject()
                .put("original_user", policy.service())
                .put("new_user", ".*")
                .put("allow", true);
        rules.addObject().put("new_user", ".*").put("allow", false);
    }

    private void addQueries(ArrayNode rules) {
        rules.addObject()
                .put("user", policy.service())
                .putArray("allow")
                .add("execute")
                .add("view")
                .add("kill");
        rules.addObject().putArray("allow").add("execute");
    }
}
