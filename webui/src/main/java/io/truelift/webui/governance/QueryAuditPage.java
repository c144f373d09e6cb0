package io.truelift.webui.governance;

import io.truelift.governance.audit.AuditedQuery;
import io.truelift.governance.audit.AuditedQuery.State;
import io.truelift.governance.audit.AuditedQuery.TableRead;
import io.truelift.governance.audit.QueryAudit;
import io.truelift.governance.audit.QueryAudit.Filter;
import io.truelift.governance.audit.QueryAudit.Reader;
import io.truelift.webui.page.Choice;
import io.truelift.webui.page.PageInfo;
import io.truelift.webui.page.Request;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who read what, and who was refused? */
@RequestScoped
@Named("queryAudit")
public class QueryAuditPage {
    private static final int PER_PAGE = 20;
    private static final int AT_A_GLANCE = 8;
    private static final Duration LATELY = Duration.ofDays(30);

    private final QueryAudit log;
    private final AccessPage access;
    private final Request request;
    private final Clock clock = Clock.systemUTC();
    private @Nullable PageInfo parts;
    private @Nullable List<Reader> readers;

    @Inject
    QueryAuditPage(QueryAudit log, AccessPage access, Request request) {
        this.log = log;
        this.access = access;
        this.request = request;
    }

    Filter filter() {
        return new Filter(
                request.text("person"),
                access.policy().service(),
                request.text("state"),
                request.text("table"),
                request.text("column"));
    }

    /** Queries that the filters find, the newest first, this part of them. */
    public List<AuditedQuery> reads() {
        return log.find(filter(), PER_PAGE, parts().skipped());
    }

    public PageInfo parts() {
        if (parts == null) {
            parts = PageInfo.of(request, PER_PAGE, log.count(filter()));
        }
        return parts;
    }

    public boolean narrowed() {
        return Stream.of("person", "state", "table", "column")
                .anyMatch(name -> request.parameter(name).isPresent());
    }

    /** Who read which tables in the last thirty days, the most often first. */
    public List<Reader> readers() {
        if (readers == null) {
            readers = log.readers(filter(), since());
        }
        return readers;
    }

    public List<Reader> mostOften() {
        return readers().stream().limit(AT_A_GLANCE).toList();
    }

    public List<Reader> lessOften() {
        return readers().stream().skip(AT_A_GLANCE).toList();
    }

    /** Everybody in whose name something was asked lately. */
    public List<Choice> people() {
        List<String> people = new ArrayList<>(List.of(""));
        people.addAll(log.people(since()));
        if (!people.contains(request.text("person"))) {
            people.add(request.text("person"));
        }
        return Choice.among(people, request.text("person"), name -> name, name -> name.isEmpty() ? "everybody" : name);
    }

    public List<Choice> states() {
        return Choice.among(
                List.of("", "FINISHED", "REFUSED", "FAILED"),
                request.text("state"),
                state -> state,
                state -> state.isEmpty() ? "all" : words(State.valueOf(state)));
    }

    /** How a query ended, in a word. */
    public String words(State state) {
        return switch (state) {
            case FINISHED -> "Answered";
            case REFUSED -> "Refused";
            case FAILED -> "Failed";
        };
    }

    /** Name of the word's style. */
    public String tone(State state) {
        return switch (state) {
            case FINISHED -> "good";
            case REFUSED -> "bad";
            case FAILED -> "early";
        };
    }

    /** The columns of a table that a query read, those that the person sees masked marked so. */
    public String columns(TableRead table) {
        return table.columns().isEmpty()
                ? "no column"
                : String.join(
                        ", ",
                        table.columns().stream()
                                .map(column -> table.masked().contains(column) ? column + " (masked)" : column)
                                .toList());
    }

    public long lost() {
        return log.lost();
    }

    private Instant since() {
        return clock.instant().minus(LATELY);
    }
}
