package org.liandan.ingest;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.IncidentKind;
import org.liandan.fleet.IncidentNoted;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.fleet.TerminalDirectory;
import org.liandan.fleet.TerminalPhone;
import org.liandan.haul.store.IdentityHints;
import org.liandan.track.Position;
import org.liandan.track.live.LivePositions;

/**
 * Makes a hint of what the gateway notices about the identity of terminals: one number alive in two places, one box on two
 * trucks, a box that gives another plate than the registered one. Never more than a hint: boxes are swapped in workshops,
 * and anybody can send a number.
 */
@Singleton
final class IdentityWatch {

    private static final Logger LOG = Logger.getLogger(IdentityWatch.class);

    private final TerminalDirectory directory;
    private final LivePositions live;
    private final IdentityHints hints;

    @Inject
    IdentityWatch(TerminalDirectory directory, LivePositions live, IdentityHints hints) {
        this.directory = directory;
        this.live = live;
        this.hints = hints;
    }

    void onIncident(@Observes IncidentNoted incident) {
        RegisteredTerminal terminal = suspects(incident.kind()) ? registered(incident.phone()) : null;
        Position last = terminal == null
                ? null
                : live.of(terminal.vehicle().value())
                        .map(vehicle -> vehicle.position())
                        .orElse(null);
        if (last == null) {
            return;
        }
        try {
            hints.record(last, incident.kind(), incident.detail(), incident.at());
        } catch (RuntimeException e) {
            // the incident itself is on record
            LOG.warnf("no hint of %s for terminal %s: %s", incident.kind(), incident.phone(), e.getMessage());
        }
    }

    private static boolean suspects(IncidentKind kind) {
        return kind == IncidentKind.CLONE_SUSPECTED
                || kind == IncidentKind.DEVICE_CONFLICT
                || kind == IncidentKind.PLATE_MISMATCH;
    }

    private @Nullable RegisteredTerminal registered(String phone) {
        return phone.isEmpty() ? null : directory.find(TerminalPhone.parse(phone));
    }
}
