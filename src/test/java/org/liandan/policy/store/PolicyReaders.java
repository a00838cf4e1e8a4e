package org.liandan.policy.store;

import java.time.Clock;
import javax.sql.DataSource;

/** The product's book of rulings, opened for the benchmark. */
public final class PolicyReaders {

    private PolicyReaders() {}

    /** A book to read from. */
    public static PolicyBook book(DataSource database) {
        return new PolicyBook(database, (_, _, _, _) -> {}, Clock.systemUTC());
    }
}
