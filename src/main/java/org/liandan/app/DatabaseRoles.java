package org.liandan.app;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.liandan.http.store.Statements;

/** Says at the start when the server runs as a role that could turn the guards of its own records off. */
@ApplicationScoped
class DatabaseRoles {

    private static final Logger LOG = Logger.getLogger(DatabaseRoles.class);

    private static final String OVERMIGHTY = """
            select rolsuper or pg_has_role(current_user, (select relowner from pg_class where oid = 'audit_entry'::regclass), 'member')
              from pg_roles where rolname = current_user""";

    private final Statements statements;

    DatabaseRoles(Statements statements) {
        this.statements = statements;
    }

    void look(@Observes StartupEvent started) {
        if (isOvermighty()) {
            LOG.warn(
                    "the server's role owns its tables: give it one that does not (LIANDAN_DB_USER beside LIANDAN_DB_OWNER,"
                            + " docs/operations.md, Two roles in the database)");
        }
    }

    /** Whether the role is a superuser, or is or may become the one that owns the tables. */
    boolean isOvermighty() {
        return statements.first(OVERMIGHTY, row -> row.getBoolean(1)).orElse(true);
    }
}
