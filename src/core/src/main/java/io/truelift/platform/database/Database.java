package io.truelift.platform.database;

import io.truelift.platform.project.Settings;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** The application database: PostgreSQL with accounts, reports and, by default, the Iceberg catalog. */
public final class Database {
    private Database() {}

    public static DataSource of(Settings settings) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(settings.get(Settings.DATABASE_URL));
        source.setUser(settings.get(Settings.DATABASE_USER));
        source.setPassword(settings.get(Settings.DATABASE_PASSWORD));
        source.setCurrentSchema("truelift");
        return source;
    }

    /** Brings the tables up to date; does nothing where they are. */
    public static void migrate(DataSource source) {
        Flyway.configure()
                .dataSource(source)
                .schemas("truelift")
                .locations("classpath:io/truelift/platform/database/migration")
                .load()
                .migrate();
    }
}
