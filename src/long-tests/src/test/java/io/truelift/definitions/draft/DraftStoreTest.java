package io.truelift.definitions.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.platform.database.Database;
import io.truelift.platform.project.Settings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("servers")
class DraftStoreTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
    private static final String SEGMENT = "sql/segments/buyers.sql";

    @Test
    void keepsOneTextAPersonAndFileUntilItIsDiscarded() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            DataSource database = Database.of(Settings.of(Map.of(
                    Settings.DATABASE_URL,
                    postgres.getJdbcUrl("postgres", "postgres"),
                    Settings.DATABASE_USER,
                    "postgres",
                    Settings.DATABASE_PASSWORD,
                    "postgres")));
            Database.migrate(database);
            DraftStore drafts = new DraftStore(database);
            drafts.keep(new Draft("anna", SEGMENT, "one", "v1", MONDAY));
            drafts.keep(new Draft("bob", SEGMENT, "his", "v1", MONDAY));
            drafts.keep(new Draft("anna", "sql/experiments/one.sql", "other", "", MONDAY));
            Draft newer = new Draft("anna", SEGMENT, "two", "v1", MONDAY.plusSeconds(1));
            drafts.keep(newer);
            assertThat(drafts.find("anna", SEGMENT)).contains(newer);
            assertThat(drafts.in("anna", "sql/segments/")).containsExactly(newer);
            drafts.discard("anna", SEGMENT);
            assertThat(drafts.find("anna", SEGMENT)).isEmpty();
            assertThat(drafts.find("bob", SEGMENT)).isPresent();
        }
    }
}
