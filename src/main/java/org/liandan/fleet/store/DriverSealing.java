package org.liandan.fleet.store;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.http.store.PersonalSeal;
import org.liandan.http.store.Statements;

/**
 * Seals what the registry of drivers, and their cards, said in the clear before there was a seal, and all of it anew while the secret is
 * being replaced. Before the first request, since a
 * driver's telephone number is the key by which a file of drivers finds them; there are a few thousand at most.
 */
@ApplicationScoped
class DriverSealing {

    private static final Logger LOG = Logger.getLogger(DriverSealing.class);

    private static final String OPEN =
            "select id, phone, licence_number from driver where ? or phone not like 'e1:%' or licence_number not like 'e1:%'";

    private static final String OPEN_CARDS =
            "select id, driver_name from driver_card where driver_name is not null and (? or driver_name not like 'e1:%')";

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
        List<Driver> open = statements.query(OPEN, DriverSealing::driver, seal.hasFormer());
        int sealed = 0;
        for (Driver driver : open) {
            String phone = sealed(driver.phone());
            String licence = sealed(driver.licence());
            if (!Objects.equals(phone, driver.phone()) || !Objects.equals(licence, driver.licence())) {
                // where another server was first, the row is not as it was
                sealed += statements.update(
                        "update driver set phone = ?, licence_number = ? where id = ? and phone = ?",
                        phone,
                        licence,
                        driver.id(),
                        driver.phone());
            }
        }
        return sealed;
    }

    private int cards() {
        int sealed = 0;
        for (Card card :
                statements.query(OPEN_CARDS, row -> new Card(row.getLong(1), row.getString(2)), seal.hasFormer())) {
            String name = sealed(card.name());
            if (!Objects.equals(name, card.name())) {
                sealed += statements.update(
                        "update driver_card set driver_name = ? where id = ? and driver_name = ?",
                        name,
                        card.id(),
                        card.name());
            }
        }
        return sealed;
    }

    private static Driver driver(ResultSet row) throws SQLException {
        return new Driver(row.getLong(1), row.getString(2), row.getString(3));
    }

    /** As it shall stand; what opens under no secret stays as it is, for people to see that something is wrong with it. */
    private @Nullable String sealed(@Nullable String text) {
        String open = seal.shown(text);
        return open == null || open.equals(PersonalSeal.UNREADABLE) ? text : seal.seal(open);
    }
}
