package io.truelift.pipelines.land;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineNameTest {
    private static final String CONTENT = "0123456789abcdef0123456789abcdef";

    @Test
    void isReadFromTheNameOfARecordOfItsLine() {
        LineName name = new LineName(CONTENT, 41);

        assertThat(name.text()).isEqualTo(CONTENT + "-41");
        assertThat(LineName.ofRecord(name.text() + "-0")).isEqualTo(name);
        assertThat(LineName.ofRecord(CONTENT + "-999999999999999999-12"))
                .isEqualTo(new LineName(CONTENT, 999_999_999_999_999_999L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "--",
                "order 17",
                CONTENT,
                CONTENT + "-1",
                CONTENT + "-1-",
                CONTENT + "--1",
                CONTENT + "-1-x",
                CONTENT + "-x-1",
                CONTENT + "-1-1-1",
                CONTENT + "-1000000000000000000-1",
                "0123456789ABCDEF0123456789abcdef-1-1",
                "g123456789abcdef0123456789abcdef-1-1",
                "0123456789abcdef0123456789abcde-1-1",
                "0123456789abcdef0123456789abcdef0-1-1",
            })
    void isNotReadFromANameOfAnotherKind(String name) {
        assertThat(LineName.ofRecord(name)).isNull();
    }
}
