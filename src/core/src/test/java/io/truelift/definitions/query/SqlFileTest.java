package io.truelift.definitions.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SqlFileTest {

    @Test
    void readsAHeaderAndOneStatementWithOrWithoutItsSemicolon() {
        SqlFile file = TestFiles.read("header");

        assertThat(file.name()).isEqualTo("header");
        assertThat(file.header().text("title")).isEqualTo("A header");
        assertThat(file.requireColumns("one")).isSameAs(file);
    }

    @Test
    void refusesAFileWithoutAHeader() {
        assertThatThrownBy(() -> TestFiles.read("no_header"))
                .isInstanceOf(SqlFileException.class)
                .hasMessageContaining("no_header.sql, line 1: it has no header")
                .hasMessageContaining("-- title: ...");
    }

    @Test
    void refusesTwoStatementsAndSaysWhereTheFirstEnds() {
        assertThatThrownBy(() -> TestFiles.read("two_statements"))
                .isInstanceOf(SqlFileException.class)
                .hasMessageContaining("two_statements.sql, line 4")
                .hasMessageContaining("one statement");
    }

    @Test
    void refusesAStatementThatChangesATable() {
        assertThatThrownBy(() -> TestFiles.read("changes_a_table").query())
                .isInstanceOf(SqlFileException.class)
                .hasMessageContaining("must be a SELECT, and is DELETE");
    }

    @Test
    void namesLineAndColumnOfASyntaxError() {
        assertThatThrownBy(() -> TestFiles.read("syntax_error"))
                .isInstanceOf(SqlFileException.class)
                .hasMessageContaining("syntax_error.sql, line 4, column 6");
    }

    @Test
    void refusesAParameterBecauseTheFileWouldNotRunAsItStands() {
        assertThatThrownBy(() -> TestFiles.read("with_parameter"))
                .isInstanceOf(SqlFileException.class)
                .hasMessageContaining("'?'");
    }

    @Test
    void refusesAStarWhereColumnsMatter() {
        assertThatThrownBy(() -> TestFiles.read("star").requireColumns("customer_id"))
                .isInstanceOf(SqlFileException.class)
                .hasMessageContaining("star.sql, line 3")
                .hasMessageContaining("Name the columns one by one");
    }

    @Test
    void refusesOtherColumnsThanThoseAskedFor() {
        assertThatThrownBy(() -> TestFiles.read("too_many_columns").requireColumns("customer_id"))
                .isInstanceOf(SqlFileException.class)
                .hasMessageContaining("selects customer_id, country and must select customer_id");
    }
}
