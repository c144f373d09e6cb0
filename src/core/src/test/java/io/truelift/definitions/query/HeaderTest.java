package io.truelift.definitions.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HeaderTest {
    private final Header header = TestFiles.read("header").header();

    private enum Colour {
        RED,
        BLUE
    }

    @Test
    void refusesAnUnknownKeyWithItsLineAndTheKeysAllowed() {
        assertThatThrownBy(() -> header.allow("title", "owner", "empty", "days", "scale"))
                .isInstanceOf(SqlFileException.class)
                .hasMessageContaining("'colour'")
                .hasMessageContaining("header.sql, line 5")
                .hasMessageContaining("Keys allowed here: days, empty, owner, scale, title");
    }

    @Test
    void refusesAnUnknownKeyWithinASection() {
        assertThatThrownBy(() -> header.section("scale").allow("lowest", "highest"))
                .isInstanceOf(SqlFileException.class)
                .hasMessageContaining("'scale.hihgest'")
                .hasMessageContaining("line 6");
    }

    @Test
    void refusesAMissingKeyAndSaysWhatToAdd() {
        assertThatThrownBy(() -> header.text("purpose"))
                .isInstanceOf(SqlFileException.class)
                .hasMessageContaining("add the line '-- purpose: ...'");
    }

    @Test
    void refusesAKeyThatSaysNothing() {
        assertThatThrownBy(() -> header.text("empty"))
                .isInstanceOf(SqlFileException.class)
                .hasMessageContaining("'empty'");
    }

    @Test
    void refusesAWordOutsideAClosedSet() {
        assertThatThrownBy(() -> header.choice("colour", Colour.class))
                .isInstanceOf(SqlFileException.class)
                .hasMessageContaining("it is green and must be one of red, blue");
    }

    @Test
    void refusesAWordWhereANumberIsWanted() {
        assertThatThrownBy(() -> header.wholeNumber("days"))
                .isInstanceOf(SqlFileException.class)
                .hasMessageContaining("line 4")
                .hasMessageContaining("fourteen");
    }

    @Test
    void readsSections() {
        assertThat(header.section("scale").wholeNumber("lowest")).isEqualTo(1);
    }

    @Test
    void namesTheLineOfBrokenYaml() {
        assertThatThrownBy(() -> TestFiles.read("bad_header"))
                .isInstanceOf(SqlFileException.class)
                .hasMessageMatching("(?s).*header of .*bad_header.sql, line [23].*");
    }
}
