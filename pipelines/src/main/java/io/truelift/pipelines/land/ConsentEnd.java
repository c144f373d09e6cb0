package io.truelift.pipelines.land;

import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.pipelines.iceberg.TableRow;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives a grant that names no end the end that its feed declares. */
final class ConsentEnd {
    private ConsentEnd() {}

    static void fill(TableRow word, TableContract contract, @Nullable Period validFor) {
        List<String> names =
                contract.columns().stream().map(ColumnContract::name).toList();
        @Nullable Object[] values = word.values();
        int end = names.indexOf("expires_at");
        if (validFor != null && values[end] == null && Boolean.TRUE.equals(values[names.indexOf("granted")])) {
            values[end] = ((Instant) values[names.indexOf("decided_at")])
                    .atZone(ZoneOffset.UTC)
                    .plus(validFor)
                    .toInstant();
        }
    }
}
