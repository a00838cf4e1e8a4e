package org.liandan.fleet.store;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.http.store.PersonalSeal;
import org.liandan.http.store.Statements;

/**
 * Seals what the registry of drivers, and their cards, said in the clear before there was a seal. Before the first request, since a
 * driver's telephone number is the key by which a file of drivers finds them; there are a few thousand at most.
 */
@ApplicationScoped
class DriverSealing {

    private static final Logger LOG = Logger.getLogger(DriverSealing.class);

    private static final String OPEN =
            "select id, phone, licence_number from driver where phone not like 'e1:%' or licence_number not like 'e1:%'";

    private static final String OPEN_CARDS =
            "select id, driver_name from driver_card where driver_name not like 'e1:%'";

    private final Statements statements;
    private final PersonalSeal seal;

    DriverSealing(Statements statements, PersonalSeal seal) {
        this.statements = statements;
        this.seal = seal;
    }

    private record Driver(long id, String phone, @Nullable String licence) {}

    private record Card(long id, String name) {}

    void onStart(@Observes StartupEvent event) {
        int sealed = drivers() + cards();
        if (sealed > 0) {
            LOG.infof("%d drivers and cards from before are sealed", sealed);
        }
    }

    private int drivers() {
        List<Driver> open = statements.query(OPEN, DriverSealing::driver);
        int sealed = 0;
        for (Driver driver : open) {
            // where another server was first, the row is not as it was
            sealed += statements.update(
                    "update driver set phone = ?, licence_number = ? where id = ? and phone = ?",
                    sealed(driver.phone()),
                    driver.licence() == null ? null : sealed(driver.licence()),
                    driver.id(),
                    driver.phone());
        }
        return sealed;
    }

    private int cards() {
        int sealed = 0;
        for (Card card : statements.query(OPEN_CARDS, row -> new Card(row.getLong(1), row.getString(2)))) {
            sealed += statements.update(
                    "update driver_card set driver_name = ? where id = ? and driver_name = ?",
                    seal.seal(card.name()),
                    card.id(),
                    card.name());
        }
        return sealed;
    }

    private static Driver driver(ResultSet row) throws SQLException {
        return new Driver(row.getLong(1), row.getString(2), row.getString(3));
    }

    private String sealed(String text) {
        return PersonalSeal.isSealed(text) ? text : seal.seal(text);
    }
}
