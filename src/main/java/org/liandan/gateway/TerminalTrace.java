package org.liandan.gateway;

import io.netty.buffer.ByteBuf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.IncidentKind;
import org.liandan.fleet.LinkState;
import org.liandan.fleet.LoginFailure;

/**
 * What has been seen of one number since the server was started, over all its connections: counters, the latest frames,
 * and why it did not get in. Written by event loops, read by whoever looks at it; its own lock keeps that whole.
 */
final class TerminalTrace {

    private static final int FAILURES = 5;

    /** In the form of {@code TerminalPhone}; empty for an address that has never given a number. */
    final String phone;

    final FrameLog log;

    private long received;
    private long sent;
    private long malformed;
    private long positions;
    private long encrypted;
    private @Nullable ConnectionWatch latest;
    private @Nullable ConnectionWatch online;
    private @Nullable CloseReason closed;
    /** Newest first. */
    private List<LoginFailure> failures = List.of();

    TerminalTrace(String phone, LogBudget budget) {
        this.phone = phone;
        this.log = new FrameLog(budget);
    }

    synchronized void received(ConnectionWatch on, long atMillis, byte[] bytes, int length) {
        latest = on;
        received++;
        log.received(atMillis, bytes, length);
    }

    synchronized void sent(long atMillis, ByteBuf buffer, int from) {
        sent++;
        log.sent(atMillis, buffer, from);
    }

    synchronized void malformed(boolean withCipher) {
        malformed++;
        encrypted += withCipher ? 1 : 0;
    }

    synchronized void encrypted() {
        encrypted++;
    }

    synchronized void positions(int count) {
        positions += count;
    }

    synchronized void online(ConnectionWatch on) {
        latest = on;
        online = on;
        solve();
    }

    /** The connection has ended, or its terminal has logged out on it. */
    synchronized void offline(ConnectionWatch on) {
        if (online == on) {
            online = null;
        }
    }

    synchronized void closed(ConnectionWatch on, CloseReason why) {
        if (latest == on || latest == null) {
            closed = why;
        }
        offline(on);
    }

    /** The terminal did not get in; the same reason again is the same entry with a count. */
    synchronized LoginFailure failed(IncidentKind kind, String address, String detail, String hex, Instant at) {
        List<LoginFailure> others = new ArrayList<>(failures);
        LoginFailure before = null;
        for (LoginFailure failure : failures) {
            if (failure.kind() == kind && !failure.solved() && failure.detail().equals(detail)) {
                before = failure;
            }
        }
        if (before != null) {
            others.remove(before);
        } else if (others.size() == FAILURES) {
            others.removeLast();
        }
        LoginFailure now = new LoginFailure(
                kind,
                phone,
                address,
                detail,
                hex,
                before == null ? at : before.firstAt(),
                at,
                before == null ? 1 : before.count() + 1,
                false);
        others.addFirst(now);
        failures = List.copyOf(others);
        return now;
    }

    private void solve() {
        failures = failures.stream()
                .map(failure -> new LoginFailure(
                        failure.kind(),
                        failure.phone(),
                        failure.address(),
                        failure.detail(),
                        failure.hex(),
                        failure.firstAt(),
                        failure.lastAt(),
                        failure.count(),
                        true))
                .toList();
    }

    /** Why the number does not get in now; null when nothing has happened or it has got in since. */
    synchronized @Nullable LoginFailure open() {
        LoginFailure first = failures.isEmpty() ? null : failures.getFirst();
        return first == null || first.solved() ? null : first;
    }

    synchronized LinkState state() {
        ConnectionWatch on = latest;
        ConnectionWatch in = online;
        return new LinkState(
                phone,
                in != null,
                on == null ? null : on.address(),
                in == null ? null : in.openedAt(),
                on == null ? null : on.heardAt(),
                on == null ? null : on.edition(),
                received,
                sent,
                malformed,
                positions,
                encrypted,
                closed == null || in != null ? null : closed.label(),
                failures);
    }
}
