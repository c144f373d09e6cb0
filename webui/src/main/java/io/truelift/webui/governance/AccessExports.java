package io.truelift.webui.governance;

import io.truelift.governance.access.AccessPolicy.Role;
import io.truelift.governance.access.SeenTable;
import io.truelift.governance.access.SeenTable.SeenColumn;
import io.truelift.governance.audit.AuditedQuery;
import io.truelift.governance.audit.AuditedQuery.TableRead;
import io.truelift.governance.audit.QueryAudit;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.webui.export.Columns;
import io.truelift.webui.export.ExportTable;
import io.truelift.webui.export.Exports;
import io.truelift.webui.security.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Access as files: how every role sees every column, what was read, and the sign-offs. */
@RequestScoped
public class AccessExports implements Exports {
    private final AccessPage access;
    private final QueryAuditPage reads;
    private final SignOffList signOffs;
    private final QueryAudit log;
    private final Dictionary dictionary;
    private final Clock clock = Clock.systemUTC();

    @Inject
    AccessExports(
            AccessPage access, QueryAuditPage reads, SignOffList signOffs, QueryAudit log, Dictionary dictionary) {
        this.access = access;
        this.reads = reads;
        this.signOffs = signOffs;
        this.log = log;
        this.dictionary = dictionary;
    }

    @Override
    public Page page() {
        return Page.ACCESS;
    }

    @Override
    public Optional<ExportTable> table(String name) {
        return switch (name) {
            case "columns" -> Optional.of(columns());
            case "reads" -> Optional.of(reads());
            case "sign-offs" -> Optional.of(signOffs());
            default -> Optional.empty();
        };
    }

    private record Seen(Role role, SeenTable table, SeenColumn column) {}

    private ExportTable columns() {
        List<Seen> rows = dictionary.tables().stream()
                .flatMap(table -> access.roles().stream().map(role -> SeenTable.of(access.policy(), role, table)))
                .flatMap(table -> table.columns().stream().map(column -> new Seen(table.role(), table, column)))
                .toList();
        return ExportTable.of(
                "What each role sees",
                clock.instant(),
                rows,
                new Columns<Seen>()
                        .text("Table", row -> row.table().table().qualifiedName())
                        .text("Column", row -> row.column().column().name())
                        .text(
                                "Classification",
                                row -> row.column().column().classification().word())
                        .text("Role", row -> row.role().name())
                        .text("Rows", row -> access.rows(row.table()))
                        .text("Seen", row -> access.word(row.column().visibility()))
                        .text("Mask", row -> row.column().mask()));
    }

    private record Read(AuditedQuery query, TableRead table) {}

    private ExportTable reads() {
        List<Read> rows = log.find(reads.filter(), QueryAudit.MOST_COUNTED, 0).stream()
                .flatMap(query -> query.tables().isEmpty()
                        ? Stream.of(new Read(query, new TableRead("", List.of(), List.of())))
                        : query.tables().stream().map(table -> new Read(query, table)))
                .toList();
        return ExportTable.of(
                "Who read what",
                clock.instant(),
                rows,
                new Columns<Read>()
                        .text("Query", row -> row.query().queryId())
                        .moment("Asked", row -> row.query().askedAt())
                        .text("In the name of", row -> row.query().person())
                        .text("By way of", row -> row.query().source())
                        .text("Ended", row -> reads.words(row.query().state()))
                        .text("Message", row -> row.query().message())
                        .text("Table", row -> row.table().table())
                        .text("Columns", row -> String.join(", ", row.table().columns()))
                        .text("Masked", row -> String.join(", ", row.table().masked()))
                        .number("Rows out", row -> row.query().rows())
                        .text("Statement", row -> row.query().sql()));
    }

    private ExportTable signOffs() {
        return ExportTable.of(
                "Sign-offs",
                clock.instant(),
                signOffs.rows(),
                new Columns<SignOffList.Row>()
                        .text("Question", row -> row.signOff().question())
                        .text("Column", row -> row.signOff().column().toString())
                        .text("Signed by", row -> row.signOff().signedBy())
                        .text("Reason", row -> row.signOff().reason())
                        .text("From", row -> row.signOff().from().toString())
                        .text("Until", row -> row.signOff().until().toString())
                        .text("Stands", SignOffList.Row::words));
    }
}
