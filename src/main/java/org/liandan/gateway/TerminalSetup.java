package org.liandan.gateway;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.liandan.command.CommandForms;
import org.liandan.command.CommandOrigin;
import org.liandan.command.CommandReading;
import org.liandan.command.CommandState;
import org.liandan.command.FailureReason;
import org.liandan.command.NewCommand;
import org.liandan.command.PlacedCommand;
import org.liandan.command.SettingItems;
import org.liandan.command.SettingsPlan;
import org.liandan.command.store.CommandDesk;
import org.liandan.command.store.CommandSettings;
import org.liandan.command.store.SettingStore;
import org.liandan.command.store.TerminalSettings;
import org.liandan.fleet.TerminalId;
import org.liandan.jt808.CommandAnswer;

/**
 * Brings terminals to the settings that they shall have, by orders like those of officers, and notes what they have confirmed.
 * Blocks on the database; for lanes.
 */
@Singleton
class TerminalSetup {

    /** A setting that has not been taken by then is ordered anew at the next login. */
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final CommandDesk desk;
    private final SettingStore store;
    private final TerminalSettings settings;
    private final Pattern phones;
    private final Clock clock;

    @Inject
    TerminalSetup(
            CommandDesk desk, SettingStore store, TerminalSettings settings, CommandSettings commands, Clock clock) {
        this.desk = desk;
        this.store = store;
        this.settings = settings;
        this.phones = Pattern.compile(commands.automaticPhones());
        this.clock = clock;
    }

    /** Whether the software sees to this terminal's settings. */
    boolean concerns(TerminalLink link) {
        return settings.enabled()
                && phones.matcher(link.terminal().phone().digits()).matches();
    }

    /** Whether settings are under way. */
    boolean isUnderWay(Collection<PlacedCommand> live) {
        return live.stream().anyMatch(order -> order.origin() == CommandOrigin.SETTINGS);
    }

    /**
     * Places the orders for what the terminal lacks.
     *
     * @param tried items that it has been asked or told about on this link; those of the new orders are added
     * @return whether there were any
     */
    boolean order(TerminalLink link, Set<String> tried) {
        TerminalId terminal = link.terminal().terminal();
        Instant now = clock.instant();
        List<SettingsPlan.SettingOrder> orders =
                SettingsPlan.next(store.desired(link.terminal()), store.known(terminal), tried, link.version(), now);
        for (SettingsPlan.SettingOrder order : orders) {
            desk.place(NewCommand.automatic(
                    terminal, order.kind(), CommandOrigin.SETTINGS, order.request(), now.plus(LIFETIME)));
            tried.addAll(order.items());
        }
        return !orders.isEmpty();
    }

    /** Notes what the end of an order, whoever gave it, says of settings. */
    void ended(
            TerminalLink link,
            PlacedCommand order,
            CommandState state,
            @Nullable FailureReason reason,
            @Nullable CommandAnswer answer) {
        if (!(CommandForms.read(order.kind(), order.request(), link.version())
                instanceof CommandReading.Legible(var command))) {
            return;
        }
        Map<String, String> values = SettingsPlan.confirmed(command, order.request(), answer);
        TerminalId terminal = link.terminal().terminal();
        if (values.isEmpty()) {
            return;
        }
        if (state == CommandState.ANSWERED) {
            store.confirmed(terminal, values, link.version(), clock.instant());
        } else if (reason == FailureReason.UNSUPPORTED) {
            // a query that the terminal does not know says nothing of the parameters that it asked for
            Set<String> items = values.containsKey(SettingItems.QUERY) ? Set.of(SettingItems.QUERY) : values.keySet();
            store.unsupported(terminal, items, link.version(), clock.instant());
        }
    }

    /** Whether, after the end of that order, the terminal is looked at again. */
    boolean continues(TerminalLink link, PlacedCommand order, CommandState state) {
        return order.origin() == CommandOrigin.SETTINGS
                && (state == CommandState.ANSWERED || state == CommandState.FAILED)
                && concerns(link);
    }
}
