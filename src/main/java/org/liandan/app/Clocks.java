package org.liandan.app;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The one clock of the application; everything else receives instants or this bean. */
final class Clocks {

    @Produces
    @Singleton
    Clock systemClock() {
        return system();
    }

    /** For programs of their own, which have no beans. */
    static Clock system() {
        return Clock.systemUTC();
    }
}
