package io.truelift.webui.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.statistics.Estimate;
import io.truelift.statistics.Interval;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final Instant AS_OF = Instant.parse("2026-11-20T23:30:00Z");

    private record Channel(String name, Optional<Estimate> effect) {}

    @Test
    void givesAnEstimateAColumnForItselfAndForEachEndOfItsInterval() {
        Table table = Table.of(
                "Effects", AS_OF,
                List.of(new Channel("e-mail", Optional.of(new Estimate(3, new Interval(1, Double.POSITIVE_INFINITY, 0.95)))), new Channel("", Optional.empty())),
                new Columns<Channel>().text("Channel", Channel::name).estimate("Effect", Channel::effect));
        assertThat(table.header()).containsExactly("Channel", "Effect", "Effect, from", "Effect, to");
        assertThat(table.rows()).containsExactly(
                List.of(new Value.Text("e-mail"), Value.of(3.0), Value.of(1.0), new Value.Missing()),
                List.of(new Value.Missing(), new Value.Missing(), new Value.Missing(), new Value.Missing()));
    }

    @Test
    void refusesARowThatDoesNotFitTheHeader() {
        assertThatThrownBy(() -> new Table("t", AS_OF, List.of("a", "b"), List.of(List.of(Value.of("one")))))
                .hasMessageContaining("Cannot write a row of 1 values under 2 columns");
    }

    @Test
    void namesTheFileAfterWhatItSaysAndWhen() {
        Table table = new Table("Attribution: paths of “Größe”", AS_OF, List.of("a"), List.of());
        assertThat(FileFormat.XLSX.fileName(table)).isEqualTo("truelift-attribution-paths-of-gro-e-2026-11-20.xlsx");
        assertThat(FileFormat.of("csv")).contains(FileFormat.CSV);
        assertThat(FileFormat.of("exe")).isEmpty();
    }
}
