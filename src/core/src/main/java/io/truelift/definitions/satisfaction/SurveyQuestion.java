package io.truelift.definitions.satisfaction;

import io.truelift.definitions.query.Header;
import io.truelift.definitions.query.SqlFile;
import io.truelift.definitions.query.SqlFileException;
import io.truelift.definitions.query.SqlLibrary;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A satisfaction question, as a file in {@code sql/satisfaction} defines it.
 *
 * @param name key: the file name
 * @param title the question in words
 * @param purpose purpose that a respondent must have granted to be counted
 * @param kind what the score is
 * @param scale the answers that it allows
 * @param rows what a row of the file is
 * @param trend the length of the periods of the trend
 * @param dimensions columns of the file by whose values answers are told apart
 * @param represent column of the customer table by whose values answers are weighed to represent all customers
 * @param file the file
 */
public record SurveyQuestion(
        String name,
        String title,
        String purpose,
        ScoreKind kind,
        AnswerScale scale,
        Rows rows,
        Trend trend,
        List<String> dimensions,
        Optional<String> represent,
        SqlFile file) {
    public SurveyQuestion {
        dimensions = List.copyOf(dimensions);
    }

    /** Folder of the questions. */
    public static final String FOLDER = "satisfaction";

    private static final List<String> COLUMNS = List.of("customer_id", "answered_at", "score");

    /** Dimensions that every report has. */
    private static final List<String> KEPT = List.of("total", "period", "segment");

    /** Columns that may be represented; each has a line in {@code sql/engine/satisfaction_strata.sql}. */
    private static final List<String> REPRESENTABLE =
            List.of("acquisition_channel", "area_type", "country", "loyalty_tier", "preferred_channel");

    /** What a row of a file is. */
    public enum Rows {
        /** An answer: who was asked is not known. */
        ANSWERS,
        /** Somebody who was asked; the score is empty where they did not answer. */
        ASKED
    }

    /** How long the periods of a trend are. */
    public enum Trend {
        WEEK,
        MONTH
    }

    /** Least answer in favour: the two best boxes (of effort on seven boxes the three best), a promoter, a yes. */
    public int favourableFrom() {
        return switch (kind) {
            case CSAT, NPS -> scale.highest() - 1;
            case CES -> scale.highest() - (scale.highest() - scale.lowest() >= 6 ? 2 : 1);
            case SHARE -> scale.highest();
        };
    }

    /** Greatest answer against: for NPS a detractor, else whatever is not in favour. */
    public int unfavourableTo() {
        return switch (kind) {
            case NPS -> scale.highest() - 4;
            case CSAT, CES, SHARE -> favourableFrom() - 1;
        };
    }

    /** Every question, in alphabetical order of the keys. */
    public static List<SurveyQuestion> all(SqlLibrary library) {
        return library.names(FOLDER).stream().map(name -> read(library, name)).toList();
    }

    /** @throws SqlFileException where there is no such file, or it is no satisfaction question */
    public static SurveyQuestion read(SqlLibrary library, String name) {
        SqlFile file = library.read(FOLDER, name).requireColumnsFirst(COLUMNS.toArray(String[]::new));
        Header header = file.header();
        header.allow(
                "title",
                "description",
                "owner",
                "purpose",
                "kind",
                "scale",
                "rows",
                "trend",
                "dimensions",
                "represent");
        header.text("owner");
        SurveyQuestion question = new SurveyQuestion(
                name,
                header.text("title"),
                library.purpose(file),
                header.choice("kind", ScoreKind.class),
                AnswerScale.read(header),
                header.has("rows") ? header.choice("rows", Rows.class) : Rows.ANSWERS,
                header.has("trend") ? header.choice("trend", Trend.class) : Trend.MONTH,
                dimensions(file),
                header.find("represent"),
                file);
        checkScale(question);
        question.represent().filter(column -> !REPRESENTABLE.contains(column)).ifPresent(column -> {
            throw header.problem(
                    "represent",
                    "customers cannot be told apart by %s. It must be one of %s."
                            .formatted(column, String.join(", ", REPRESENTABLE)));
        });
        return question;
    }

    /** Those that the header names; where it names none, every further column. */
    private static List<String> dimensions(SqlFile file) {
        List<String> further =
                file.columns().subList(COLUMNS.size(), file.columns().size());
        if (!file.header().has("dimensions")) {
            return further;
        }
        List<String> named = file.header().words("dimensions");
        named.stream()
                .filter(column -> !further.contains(column) || KEPT.contains(column))
                .findFirst()
                .ifPresent(column -> {
                    throw file.header()
                            .problem(
                                    "dimensions",
                                    KEPT.contains(column)
                                            ? "%s is what a report calls figures of its own. Give the column another name."
                                                    .formatted(column)
                                            : "the SELECT gives no column %s after %s. It gives: %s"
                                                    .formatted(column, COLUMNS.getLast(), String.join(", ", further)));
                });
        if (named.stream().distinct().count() < named.size()) {
            throw file.header().problem("dimensions", "one of %s stands twice".formatted(named));
        }
        return named;
    }

    public String trendUnit() {
        return trend.name().toLowerCase(Locale.ROOT);
    }

    private static void checkScale(SurveyQuestion question) {
        int boxes = question.scale().highest() - question.scale().lowest() + 1;
        boolean fits = switch (question.kind()) {
            case CSAT -> boxes >= 3;
            case CES -> boxes == 5 || boxes == 7;
            case NPS -> question.scale().lowest() == 0 && question.scale().highest() == 10;
            case SHARE -> question.scale().lowest() == 0 && question.scale().highest() == 1;
        };
        if (!fits) {
            throw question.file()
                    .header()
                    .problem(
                            "scale",
                            "it goes from %d to %d. Of csat it has three boxes or more, of ces five or seven, of nps it goes from 0 to 10, of share from 0 to 1."
                                    .formatted(
                                            question.scale().lowest(),
                                            question.scale().highest()));
        }
    }
}
