package io.truelift.trino;

import io.trino.spi.eventlistener.ColumnInfo;
import io.trino.spi.eventlistener.EventListener;
import io.trino.spi.eventlistener.FilterMaskReferenceInfo;
import io.trino.spi.eventlistener.QueryCompletedEvent;
import io.trino.spi.eventlistener.QueryFailureInfo;
import io.trino.spi.eventlistener.QueryInputMetadata;
import io.trino.spi.eventlistener.TableInfo;
import io.truelift.trino.QueryEvent.State;
import io.truelift.trino.QueryEvent.TableRead;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Hears of every query when it has ended, and hands on those that read tables of ours or were refused. What the engine
 * reads by itself for its rules of rows is not the person's reading and is left out.
 */
final class QueryAuditListener implements EventListener {
    private static final String REFUSED = "PERMISSION_DENIED";
    private static final int LONGEST_SQL = 10_000;

    private final String catalog;
    private final String guard;
    private final QueryAuditWriter writer;

    /**
     * @param catalog whose tables count
     * @param guard the mask of a column that is shown as it is, with {expression} for its name
     */
    QueryAuditListener(String catalog, String guard, QueryAuditWriter writer) {
        this.catalog = catalog;
        this.guard = guard;
        this.writer = writer;
    }

    @Override
    public void queryCompleted(QueryCompletedEvent event) {
        List<TableRead> tables = event.getMetadata().getTables().stream()
                .filter(this::isRead)
                .map(table -> tableRead(table, event.getIoMetadata().getInputs()))
                .toList();
        Optional<String> error =
                event.getFailureInfo().map(failure -> failure.getErrorCode().getName());
        State state = error.map(name -> name.equals(REFUSED) ? State.REFUSED : State.FAILED)
                .orElse(State.FINISHED);
        if (tables.isEmpty() && state != State.REFUSED) {
            return;
        }
        String message = state == State.REFUSED
                ? event.getFailureInfo()
                        .flatMap(QueryFailureInfo::getFailureMessage)
                        .orElse("")
                : error.orElse("");
        String sql = event.getMetadata().getQuery();
        writer.write(new QueryEvent(
                event.getMetadata().getQueryId(),
                event.getCreateTime(),
                event.getEndTime(),
                event.getContext().getUser(),
                event.getContext().getSource().orElse(""),
                state,
                message,
                sql.length() > LONGEST_SQL ? sql.substring(0, LONGEST_SQL) + "…" : sql,
                event.getStatistics().getOutputRows(),
                tables));
    }

    private boolean isRead(TableInfo table) {
        return table.getCatalog().equals(catalog)
                && !table.getSchema().equals("information_schema")
                && table.getReferenceChain().stream().noneMatch(FilterMaskReferenceInfo.class::isInstance);
    }

    /** The columns that were scanned: the engine's analysis names every column that has a mask, asked for or not. */
    private TableRead tableRead(TableInfo table, List<QueryInputMetadata> inputs) {
        Set<String> scanned = inputs.stream()
                .filter(input -> input.getCatalogName().equals(catalog)
                        && input.getSchema().equals(table.getSchema())
                        && input.getTable().equals(table.getTable()))
                .flatMap(input -> input.getColumns().stream())
                .map(QueryInputMetadata.Column::name)
                .collect(Collectors.toCollection(TreeSet::new));
        return new TableRead(
                table.getSchema() + "." + table.getTable(),
                List.copyOf(scanned),
                table.getColumns().stream()
                        .filter(column -> scanned.contains(column.getColumn()) && isMasked(column))
                        .map(ColumnInfo::getColumn)
                        .sorted()
                        .toList());
    }

    private boolean isMasked(ColumnInfo column) {
        String shown = bare(guard.replace("{expression}", column.getColumn()));
        return column.getMask().filter(mask -> !bare(mask).equals(shown)).isPresent();
    }

    /** The engine tells a mask in its own layout. */
    private static String bare(String expression) {
        return expression.replaceAll("[\\s()\"]", "").toLowerCase(Locale.ROOT);
    }

    @Override
    public void shutdown() {
        writer.close();
    }
}
