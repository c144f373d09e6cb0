package io.truelift.webui.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.webui.format.SqlText.Piece;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SqlTextTest {
    private final SqlText sql = new SqlText();

    @Test
    void losesNoCharacter() {
        String text =
                "-- Who \u2013 and \ud83d\ude80 when\nSELECT 'a;b', 12, \"Quoted\"\n  FROM t /* x */ WHERE name = 'caf\u00e9' ";
        assertThat(sql.pieces(text).stream().map(Piece::text).collect(Collectors.joining()))
                .isEqualTo(text);
    }

    @Test
    void tellsKeywordsTextsNumbersAndComments() {
        assertThat(sql.pieces("-- note\nSELECT 'text', 12 FROM event"))
                .contains(
                        new Piece("keyword", "SELECT"),
                        new Piece("text", "'text'"),
                        new Piece("number", "12"),
                        new Piece("keyword", "FROM"))
                .anyMatch(
                        piece -> piece.style().equals("comment") && piece.text().startsWith("-- note"))
                .anyMatch(piece -> piece.style().equals("plain") && piece.text().equals("event"));
    }

    @Test
    void showsWhatIsNoSqlAsItIs() {
        assertThat(sql.pieces("not \u00a7 sql ?!").stream().map(Piece::text).collect(Collectors.joining()))
                .isEqualTo("not \u00a7 sql ?!");
    }
}
