package io.truelift.webui.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.statistics.Estimate;
import io.truelift.statistics.Interval;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExportTableTest {
    private static final Instant AS_OF = Instant.parse("2026-11-20T23:30:00Z");

    private record Channel(String name, Optional<Estimate> effect) {}

    @Test
    void givesAnEstimateAColumnForItselfAndForEachEndOfItsInterval() {
        ExportTable table = ExportTable.of(
                "Effects",
                AS_OF,
                List.of(
                        new Channel(
                                "e-mail",
                                Optional.of(new Estimate(3, new Interval(1, Double.POSITIVE_INFINITY, 0.95)))),
                        new Channel("", Optional.empty())),
                new Columns<Channel>().text("Channel", Channel::name).estimate("Effect", Channel::effect));
        assertThat(table.header()).containsExactly("Channel", "Effect", "Effect, from", "Effect, to");
        assertThat(table.rows())
                .containsExactly(
                        List.of(
                                new CellValue.Text("e-mail"),
                                CellValue.of(3.0),
                                CellValue.of(1.0),
                                new CellValue.Missing()),
                        List.of(
                                new CellValue.Missing(),
                                new CellValue.Missing(),
                                new CellValue.Missing(),
                                new CellValue.Missing()));
    }

    @Test
    void refusesARowThatDoesNotFitTheHeader() {
        assertThatThrownBy(() -> new ExportTable("t", AS_OF, List.of("a", "b"), List.of(List.of(CellValue.of("one")))))
                .hasMessageContaining("Cannot write a row of 1 values under 2 columns");
    }

    @Test
    void namesTheFileAfterWhatItSaysAndWhen() {
        ExportTable table = new ExportTable("Attribution: paths of “Größe”", AS_OF, List.of("a"), List.of());
        assertThat(FileFormat.XLSX.fileName(table)).isEqualTo("truelift-attribution-paths-of-gro-e-2026-11-20.xlsx");
        assertThat(FileFormat.of("csv")).contains(FileFormat.CSV);
        assertThat(FileFormat.of("exe")).isEmpty();
    }
}
