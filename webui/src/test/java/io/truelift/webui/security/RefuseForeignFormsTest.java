package io.truelift.webui.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which forms are those of our own pages. */
class RefuseForeignFormsTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "POST, same-origin, http://localhost:8090, localhost:8090, false",
                "POST, none, -, localhost:8090, false",
                "POST, cross-site, http://evil.example, localhost:8090, true",
                "POST, same-site, http://localhost:3000, localhost:8090, true",
                "POST, -, http://localhost:8090, localhost:8090, false",
                "POST, -, http://localhost:3000, localhost:8090, true",
                "POST, -, null, localhost:8090, true",
                "POST, -, -, localhost:8090, false",
                "DELETE, cross-site, -, localhost:8090, true",
                "GET, cross-site, http://evil.example, localhost:8090, false",
            })
    void onlyOurOwnPagesChangeAnything(
            String method, @Nullable String site, @Nullable String origin, String host, boolean isForeign) {
        assertThat(RefuseForeignForms.isForeign(method, site, origin, host)).isEqualTo(isForeign);
    }
}
