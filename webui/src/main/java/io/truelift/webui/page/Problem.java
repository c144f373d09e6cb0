package io.truelift.webui.page;

import io.truelift.definitions.query.SqlFileException;
import io.truelift.governance.dictionary.DictionaryException;
import io.truelift.governance.history.HistoryException;
import io.truelift.platform.problem.ErrorCode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What went wrong, in words, with what to do next. The details go to the log under a number that the page shows. */
@RequestScoped
@Named("problem")
public class Problem {
    private static final Logger LOG = Logger.getLogger(Problem.class);
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final int SERVER_ERROR = 500;

    private final String number = UUID.randomUUID().toString().substring(0, 8);
    private @Nullable Cause cause;

    /** Whose failure it is. */
    private sealed interface Cause {
        record DatabaseAway() implements Cause {}

        record WrongContract(String message) implements Cause {}

        record WrongDefinition(String message) implements Cause {}

        record WrongHistory(String message) implements Cause {}

        record PageTooOld() implements Cause {}

        record Unexpected() implements Cause {}
    }

    public String number() {
        return number;
    }

    public String title() {
        return switch (cause()) {
            case Cause.DatabaseAway away -> "The database does not answer";
            case Cause.WrongContract wrong -> "The data dictionary has a mistake";
            case Cause.WrongDefinition wrong -> "A definition in SQL has a mistake";
            case Cause.WrongHistory wrong -> "The project's files cannot be used";
            case Cause.PageTooOld old -> "This page has been open for too long";
            case Cause.Unexpected unexpected -> "Something went wrong on our side";
        };
    }

    public String sentence() {
        return switch (cause()) {
            case Cause.DatabaseAway away ->
                "Reports are kept in the application database, and it could not be reached. Nothing is lost.";
            case Cause.WrongContract wrong -> wrong.message();
            case Cause.WrongDefinition wrong -> wrong.message();
            case Cause.WrongHistory wrong -> wrong.message();
            case Cause.PageTooOld old -> "What it remembered has been let go of.";
            case Cause.Unexpected unexpected ->
                "The page could not be put together. The log has the details under the number below.";
        };
    }

    public String advice() {
        return switch (cause()) {
            case Cause.DatabaseAway away ->
                "Look with ./truelift status, start it with ./truelift demo, then load this page again.";
            case Cause.WrongContract wrong -> "Mend the file in governance/, then load this page again.";
            case Cause.WrongDefinition wrong -> "Mend the file in sql/, then load this page again.";
            case Cause.WrongHistory wrong -> "Do what it says, then load this page again.";
            case Cause.PageTooOld old -> "Load it again.";
            case Cause.Unexpected unexpected ->
                "Load the page again; if that does not help, give the number to whoever runs Truelift.";
        };
    }

    /** The code, and whose fault it is. */
    public String code() {
        ErrorCode code = switch (cause()) {
            case Cause.DatabaseAway away -> ErrorCode.DATABASE_AWAY;
            case Cause.WrongContract wrong -> ErrorCode.DICTIONARY;
            case Cause.WrongDefinition wrong -> ErrorCode.DEFINITION;
            case Cause.WrongHistory wrong -> ErrorCode.HISTORY;
            case Cause.PageTooOld old -> ErrorCode.PAGE_EXPIRED;
            case Cause.Unexpected unexpected -> ErrorCode.INTERNAL;
        };
        return code.inWords();
    }

    /** Tells the log, and the browser by the status. */
    public void report() {
        FacesContext context = FacesContext.getCurrentInstance();
        boolean away = cause() instanceof Cause.DatabaseAway;
        context.getExternalContext().setResponseStatus(away ? SERVICE_UNAVAILABLE : SERVER_ERROR);
        Map<String, Object> request = context.getExternalContext().getRequestMap();
        LOG.errorf(
                thrown(request),
                "Cannot show %s (number %s)",
                request.get("jakarta.servlet.error.request_uri"),
                number);
    }

    private Cause cause() {
        if (cause == null) {
            cause = causeOf(thrown(
                    FacesContext.getCurrentInstance().getExternalContext().getRequestMap()));
        }
        return cause;
    }

    private static @Nullable Throwable thrown(Map<String, Object> request) {
        return (Throwable) request.get("jakarta.servlet.error.exception");
    }

    private static Cause causeOf(@Nullable Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            switch (each) {
                case SQLException away -> {
                    return new Cause.DatabaseAway();
                }
                case DictionaryException wrong -> {
                    return new Cause.WrongContract(String.valueOf(wrong.getMessage()));
                }
                case SqlFileException wrong -> {
                    return new Cause.WrongDefinition(String.valueOf(wrong.getMessage()));
                }
                case HistoryException wrong -> {
                    return new Cause.WrongHistory(String.valueOf(wrong.getMessage()));
                }
                case ViewExpiredException old -> {
                    return new Cause.PageTooOld();
                }
                default -> {
                    /* look further down */
                }
            }
        }
        return new Cause.Unexpected();
    }
}
