package io.truelift.analysis.report;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.trino.sql.tree.Query;
import io.truelift.definitions.query.SqlFile;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.stack.TestWarehouse;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of {@code sql/}, given to a real Trino without a change: an analyst's as an analyst, the engine's as the suite. */
@Tag("servers")
class QuestionsRunAsTheyStandTest {
    private static TestWarehouse warehouse;

    @BeforeAll
    static void load() {
        warehouse = SmallWorld.load();
    }

    static Stream<SqlFile> files(String... kinds) {
        SqlLibrary library = SqlLibrary.of(TestWarehouse.shared().project());
        return Stream.of(kinds).flatMap(kind -> library.names(kind).stream().map(name -> library.read(kind, name)));
    }

    static Stream<SqlFile> analystsFiles() {
        return files("segments", "metrics", "experiments", "satisfaction", "attribution");
    }

    static Stream<SqlFile> engineFiles() {
        return files("engine");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("analystsFiles")
    void runsForAnAnalyst(SqlFile file) {
        assertThatCode(() -> warehouse.rowsAs("analyst", file.text())).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("engineFiles")
    void runsForTheSuite(SqlFile file) {
        assertThatCode(() -> {
                    if (file.statement() instanceof Query) {
                        warehouse.rowsAs("truelift", file.text());
                    } else {
                        warehouse.execute(file.text());
                    }
                })
                .doesNotThrowAnyException();
    }
}
