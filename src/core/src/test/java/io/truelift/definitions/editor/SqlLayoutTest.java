package io.truelift.definitions.editor;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.query.TestFiles;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SqlLayoutTest {
    private static final SqlLibrary LIBRARY = TestFiles.shipped();

    static Stream<String> shipped() {
        return Stream.of("segments", "metrics", "experiments", "satisfaction", "attribution")
                .flatMap(folder -> LIBRARY.names(folder).stream().map(name -> folder + "/" + name));
    }

    /** What we ship is laid out so; a file in one line comes back as it was. */
    @ParameterizedTest
    @MethodSource("shipped")
    void bringsBackTheFilesThatWeShip(String file) {
        String text = LIBRARY.read(file.split("/")[0], file.split("/")[1]).text();
        int statement = text.indexOf("\n\n") + 2;
        String flat = text.substring(0, statement)
                + text.substring(statement)
                        .replaceAll("\\s+", " ")
                        .replaceAll("(?i)\\b(select|from|where|with|as|and)\\b", "$1");
        assertThat(SqlLayout.of(flat)).contains(text);
    }

    @Test
    void writesKeywordsInCapitalsAndLeavesNamesAsTheyAre() {
        assertThat(
                        SqlLayout.of(
                                "-- title: T\nselect Customer_Id, count(*) as n from lakehouse.governed.event where day(occurred_at)=-1 group by 1"))
                .contains("""
                -- title: T

                SELECT Customer_Id, count(*) AS n
                FROM lakehouse.governed.event
                WHERE day(occurred_at) = -1
                GROUP BY 1
                """);
    }

    @Test
    void keepsComments() {
        assertThat(SqlLayout.of("""
                -- title: T
                select customer_id, -- who
                /* where */ country from lakehouse.governed.customer
                -- only the near ones
                where country in ('SE','NO') -- and Denmark?
                """))
                .hasValueSatisfying(text -> assertThat(text)
                        .contains("-- who\n", "/* where */", "-- only the near ones\n", "-- and Denmark?\n"));
    }

    @Test
    void breaksLongListsAndConditionsAndKeepsBetweenTogether() {
        String name = "a_rather_long_name_of_a_column";
        assertThat(SqlLayout.of(
                        "SELECT %1$s, %1$s, %1$s, %1$s FROM t LEFT JOIN u ON t.%1$s = u.%1$s AND t.x BETWEEN 1 AND 2 AND t.%1$s > 3 WHERE %1$s BETWEEN 1 AND 2 OR %1$s IS DISTINCT FROM 3 AND CASE WHEN a AND b THEN c END"
                                .formatted(name)))
                .contains("""
                SELECT
                    a_rather_long_name_of_a_column,
                    a_rather_long_name_of_a_column,
                    a_rather_long_name_of_a_column,
                    a_rather_long_name_of_a_column
                FROM t
                LEFT JOIN u
                    ON t.a_rather_long_name_of_a_column = u.a_rather_long_name_of_a_column
                    AND t.x BETWEEN 1 AND 2
                    AND t.a_rather_long_name_of_a_column > 3
                WHERE
                    a_rather_long_name_of_a_column BETWEEN 1 AND 2
                    OR a_rather_long_name_of_a_column IS DISTINCT FROM 3
                    AND CASE WHEN a AND b THEN c END
                """);
    }

    @Test
    void doesNotTouchWhatItCannotRead() {
        assertThat(SqlLayout.of("-- title: T\nSELECT FROM WHERE")).isEmpty();
        assertThat(SqlLayout.of("")).isEmpty();
    }
}
