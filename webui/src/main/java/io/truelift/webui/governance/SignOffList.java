package io.truelift.webui.governance;

import io.truelift.definitions.query.SqlLibrary;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.signoff.SignOff;
import io.truelift.governance.signoff.SignOffs;
import io.truelift.governance.signoff.SignOffs.Status;
import io.truelift.platform.project.Project;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which questions may read sensitive columns, who let them, and until when? */
@RequestScoped
@Named("signOffList")
public class SignOffList {
    private static final int SOON = 30;

    private final Dictionary dictionary;
    private final Project project;
    private final Clock clock = Clock.systemUTC();
    private @Nullable List<Row> rows;

    @Inject
    SignOffList(Dictionary dictionary, Project project) {
        this.dictionary = dictionary;
        this.project = project;
    }

    /**
     * @param signOff question, column, who, why and until when
     * @param standing how it stands today
     * @param days days until it ends; zero or less where it has ended
     */
    public record Row(SignOff signOff, Status standing, long days) {

        /** How it stands, in words. */
        public String words() {
            return switch (standing) {
                case HOLDS -> days <= SOON ? "Ends in %d %s".formatted(days, days == 1 ? "day" : "days") : "Holds";
                case NOT_YET -> "Not yet";
                case ENDED -> "Ended";
                case CHANGED -> "File changed since";
                case NO_QUESTION -> "No such definition";
            };
        }

        /** Name of the words' style. */
        public String tone() {
            return switch (standing) {
                case HOLDS -> days <= SOON ? "early" : "good";
                case NOT_YET -> "neutral";
                case ENDED, CHANGED, NO_QUESTION -> "bad";
            };
        }
    }

    /** Every sign-off, what ends first on top. */
    public List<Row> rows() {
        if (rows == null) {
            SignOffs signOffs = SignOffs.of(
                    new SqlLibrary(project.sql(), dictionary, SqlLibrary.CATALOG), project.governance(), clock);
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            rows = signOffs.all().stream()
                    .map(signOff -> new Row(
                            signOff, signOffs.standing(signOff), ChronoUnit.DAYS.between(today, signOff.until())))
                    .sorted(Comparator.comparing((Row row) -> row.signOff().until())
                            .thenComparing(row -> row.signOff().question()))
                    .toList();
        }
        return rows;
    }
}
