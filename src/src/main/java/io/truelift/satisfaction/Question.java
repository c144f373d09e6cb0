package io.truelift.satisfaction;

import io.truelift.query.Header;
import io.truelift.query.SqlFile;
import io.truelift.query.SqlFileException;
import io.truelift.query.SqlLibrary;
import io.truelift.satisfaction.SatisfactionReport.ScoreKind;
import java.util.List;

/**
 * A satisfaction question, as a file in {@code sql/satisfaction} defines it.
 *
 * @param name key: the file name
 * @param title the question in words
 * @param purpose purpose that a respondent must have granted to be counted
 * @param kind what the score is
 * @param lowest worst answer
 * @param highest best answer
 * @param file the file
 */
public record Question(String name, String title, String purpose, ScoreKind kind, int lowest, int highest, SqlFile file) {
    /** Folder of the questions. */
    public static final String FOLDER = "satisfaction";

    /** Least answer in favour: the two best boxes, a promoter, a yes. */
    public int favourableFrom() {
        return switch (kind) {
            case CSAT, NPS -> highest - 1;
            case SHARE -> highest;
        };
    }

    /** Greatest answer against: for NPS a detractor, else whatever is not in favour. */
    public int unfavourableTo() {
        return switch (kind) {
            case NPS -> highest - 4;
            case CSAT, SHARE -> favourableFrom() - 1;
        };
    }

    /** Every question, in alphabetical order of the keys. */
    public static List<Question> all(SqlLibrary library) {
        return library.names(FOLDER).stream().map(name -> read(library, name)).toList();
    }

    /** @throws SqlFileException where there is no such file, or it is no satisfaction question */
    public static Question read(SqlLibrary library, String name) {
        SqlFile file = library.read(FOLDER, name).requireColumns("customer_id", "answered_at", "score", "channel", "product");
        Header header = file.header();
        header.allow("title", "description", "owner", "purpose", "kind", "scale");
        header.text("owner");
        Header scale = header.section("scale");
        scale.allow("lowest", "highest");
        Question question = new Question(
                name,
                header.text("title"),
                library.purpose(file),
                header.choice("kind", ScoreKind.class),
                scale.wholeNumber("lowest"),
                scale.wholeNumber("highest"),
                file);
        checkScale(question);
        return question;
    }

    private static void checkScale(Question question) {
        boolean fits = switch (question.kind()) {
            case CSAT -> question.highest() - question.lowest() >= 2;
            case NPS -> question.lowest() == 0 && question.highest() == 10;
            case SHARE -> question.lowest() == 0 && question.highest() == 1;
        };
        if (!fits) {
            throw question.file().header().problem("scale",
                    "it goes from %d to %d. Of csat it has three boxes or more, of nps it goes from 0 to 10, of share from 0 to 1."
                            .formatted(question.lowest(), question.highest()));
        }
    }
}
