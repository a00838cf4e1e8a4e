package org.liandan.fleet.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.Device;
import org.liandan.fleet.LinkState;
import org.liandan.fleet.TerminalContact;
import org.liandan.fleet.store.TerminalLines;

/**
 * A terminal on a page: the registry's line, what is remembered and what is seen now, the newer before the older.
 *
 * @param line null for a number that is in no registry
 * @param link null when nothing has been heard since the server was started
 */
public record TerminalView(
        String phone,
        TerminalLines.@Nullable Line line,
        @Nullable LinkState link) {

    public boolean registered() {
        return line != null;
    }

    public boolean online() {
        return link != null && link.online();
    }

    /** {@code ONLINE}, {@code OFFLINE}, {@code NEVER} or, for a number in no registry, {@code UNKNOWN}. */
    public String presence() {
        if (line == null) {
            return "UNKNOWN";
        }
        if (online()) {
            return "ONLINE";
        }
        return line.contact().loggedInAt() == null ? "NEVER" : "OFFLINE";
    }

    public String plate() {
        return line == null ? "" : line.plate();
    }

    public @Nullable Instant lastHeardAt() {
        Instant now = link == null ? null : link.lastHeardAt();
        return now == null && line != null ? line.contact().lastHeardAt() : now;
    }

    public @Nullable String address() {
        String now = link == null ? null : link.address();
        return now == null && line != null ? line.contact().address() : now;
    }

    /** Year of the edition that it speaks or spoke last, else the one that the registry names, else null. */
    public @Nullable String edition() {
        Integer now = link == null ? null : link.edition();
        Integer before = line == null ? null : line.contact().edition();
        if (now != null || before != null) {
            return String.valueOf(now != null ? now : before);
        }
        return line == null ? null : line.protocol().replace("JT808_", "");
    }

    public Device device() {
        return line == null ? Device.UNKNOWN : line.contact().device();
    }

    public @Nullable TerminalContact contact() {
        return line == null ? null : line.contact();
    }

    /** Key of the text that says why its latest connection ended. */
    public String closedKey() {
        return "terminals.closed." + (link == null ? "peer" : link.closedBecause());
    }

    /** Whether its newest try to log in failed. */
    public boolean keptOut() {
        return link != null
                && !link.failures().isEmpty()
                && !link.failures().getFirst().solved();
    }
}
