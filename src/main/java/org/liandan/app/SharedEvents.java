package org.liandan.app;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.spi.EventMetadata;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.liandan.cluster.Told;
import org.liandan.cluster.store.FromAnotherServer;
import org.liandan.cluster.store.ServerTalk;
import org.liandan.command.CommandsChanged;
import org.liandan.fleet.TerminalId;
import org.liandan.fleet.TerminalsChanged;
import org.liandan.place.RoutesChanged;

/**
 * Repeats at every server what has changed at one, for those who keep something in memory: terminals, routes, orders. Only events
 * whose observers do nothing but look at the database again belong here.
 */
@Singleton
class SharedEvents {

    private static final String TERMINALS = "terminals";
    private static final String ROUTES = "routes";
    private static final String ORDERS = "orders";
    /** More plates than that are told as "everything". */
    private static final int MOST_PLATES = 200;

    private final ServerTalk talk;
    private final Event<TerminalsChanged> terminals;
    private final Event<RoutesChanged> routes;
    private final Event<CommandsChanged> orders;

    @Inject
    SharedEvents(
            ServerTalk talk,
            @FromAnotherServer Event<TerminalsChanged> terminals,
            @FromAnotherServer Event<RoutesChanged> routes,
            @FromAnotherServer Event<CommandsChanged> orders) {
        this.talk = talk;
        this.terminals = terminals;
        this.routes = routes;
        this.orders = orders;
    }

    void onTerminals(
            @Observes(during = TransactionPhase.AFTER_SUCCESS) TerminalsChanged changed, EventMetadata origin) {
        if (isOurs(origin)) {
            boolean few = changed.plates().size() <= MOST_PLATES;
            talk.tell(TERMINALS, few ? String.join(" ", changed.plates()) : "");
        }
    }

    void onRoutes(@Observes(during = TransactionPhase.AFTER_SUCCESS) RoutesChanged changed, EventMetadata origin) {
        if (isOurs(origin)) {
            talk.tell(ROUTES, "");
        }
    }

    void onOrders(@Observes(during = TransactionPhase.AFTER_SUCCESS) CommandsChanged changed, EventMetadata origin) {
        if (isOurs(origin)) {
            talk.tell(ORDERS, Integer.toString(changed.terminal().value()));
        }
    }

    private static boolean isOurs(EventMetadata origin) {
        return origin.getQualifiers().stream().noneMatch(FromAnotherServer.class::isInstance);
    }

    void onTold(@Observes Told told) {
        switch (told.subject()) {
            case TERMINALS ->
                terminals.fire(
                        told.words().isEmpty()
                                ? TerminalsChanged.everything()
                                : new TerminalsChanged(Set.of(told.words().split(" ", MOST_PLATES))));
            case ROUTES -> routes.fire(new RoutesChanged());
            case ORDERS -> orders.fire(new CommandsChanged(new TerminalId(Integer.parseInt(told.words()))));
            default -> {}
        }
    }
}
