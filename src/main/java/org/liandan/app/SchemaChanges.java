package org.liandan.app;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * How the schema is brought to the present version, wherever that is done. The lock that keeps two servers from doing it at once is the session's:
 * a transaction that stays open for it would be waited for by each index that is made concurrently, for ever.
 */
@Singleton
public class SchemaChanges implements FlywayConfigurationCustomizer {

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration
                .getPluginRegister()
                .getExact(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
    }

    /** For a program without the container: what a server does, on that database. */
    public static FluentConfiguration of(DataSource database) {
        FluentConfiguration configuration = Flyway.configure().dataSource(database);
        new SchemaChanges().customize(configuration);
        return configuration;
    }
}
