package org.liandan.gateway;

import io.netty.buffer.ByteBuf;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.Device;
import org.liandan.fleet.IncidentKind;
import org.liandan.jt808.Glimpse;
import org.liandan.jt808.Header;
import org.liandan.jt808.Malformed;
import org.liandan.jt808.MalformedReason;
import org.liandan.jt808.ProtocolVersion;

/**
 * Watches one connection for people: finds out whose it is and writes into that {@link TerminalTrace}. Written on the
 * connection's event loop; the volatile fields are read by others.
 */
final class ConnectionWatch {

    private static final int FIRST_BYTES = 64;
    private static final int RECENT_BYTES = 256;
    private static final byte[] NONE = {};

    private final TerminalTraces traces;
    private final Clock clock;
    private final String address;
    private final long openedAtMillis;

    private @Nullable TerminalTrace trace;
    private boolean loggedIn;
    private boolean explained;
    private Device device = Device.UNKNOWN;
    /** The latest frame, or the first bytes where there has been none; kept until the terminal is in. */
    private byte[] recent = NONE;

    private volatile long heardAtMillis;
    private volatile @Nullable ProtocolVersion version;

    ConnectionWatch(TerminalTraces traces, Clock clock, String address) {
        this.traces = traces;
        this.clock = clock;
        this.address = address;
        this.openedAtMillis = clock.millis();
    }

    // --- what the others may ask ----------------------------------------------------------------------------------

    String address() {
        return address;
    }

    Instant openedAt() {
        return Instant.ofEpochMilli(openedAtMillis);
    }

    @Nullable Instant heardAt() {
        long millis = heardAtMillis;
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }

    @Nullable Integer edition() {
        ProtocolVersion spoken = version;
        return spoken == null ? null : spoken.year();
    }

    // --- what happens, event loop only ----------------------------------------------------------------------------

    /** Something has arrived. */
    void bytes(ByteBuf in, Instant at) {
        heardAtMillis = at.toEpochMilli();
        if (trace == null && recent.length == 0) {
            recent = new byte[Math.min(FIRST_BYTES, in.readableBytes())];
            in.getBytes(in.readerIndex(), recent);
        }
    }

    /** What was between two flags; true for the first of them, from which on it is known whose connection this is. */
    boolean frame(byte[] bytes, int length) {
        TerminalTrace whose = trace;
        boolean first = whose == null;
        if (whose == null) {
            Glimpse claimed = Glimpse.of(bytes, length);
            whose = claimed == null ? traces.ofAddress(address) : traces.of(claimed.phone());
            trace = whose;
        }
        if (!loggedIn) {
            recent = Arrays.copyOf(bytes, Math.min(length, RECENT_BYTES));
        }
        whose.received(this, heardAtMillis, bytes, length);
        return first;
    }

    /** The number that the connection gave; empty while it has given none. */
    String phone() {
        TerminalTrace whose = trace;
        return whose == null ? "" : whose.phone;
    }

    /** The frame was good. */
    void header(Header header) {
        spoke(header.version());
        TerminalTrace whose = trace;
        if (whose == null || !whose.phone.equals(header.phone())) {
            trace = traces.of(header.phone());
        }
        if (header.encryption() != 0) {
            whose().encrypted();
        }
    }

    /** 2011 and 2013 share a header, so what has once been told by a body stays told. */
    private void spoke(ProtocolVersion now) {
        ProtocolVersion before = version;
        if (before != now && !(before == ProtocolVersion.V2011 && now == ProtocolVersion.V2013)) {
            version = now;
        }
    }

    void malformed(Malformed malformed) {
        TerminalTrace whose = whose();
        boolean cipher =
                malformed.reason() == MalformedReason.ENCRYPTED || malformed.reason() == MalformedReason.UNDECIPHERABLE;
        whose.malformed(cipher);
        if (!loggedIn) {
            failed(cipher ? IncidentKind.ENCRYPTED : IncidentKind.MALFORMED, malformed.detail());
        } else if (cipher) {
            traces.happened(IncidentKind.ENCRYPTED, whose.phone, address, malformed.detail(), clock.instant());
        }
    }

    /** The platform has appended frames to that buffer, from that index on. */
    void sent(ByteBuf buffer, int from) {
        TerminalTrace whose = trace;
        if (whose != null) {
            whose.sent(clock.millis(), buffer, from);
        }
    }

    void positions(int count) {
        whose().positions(count);
    }

    /** What the box has told of itself on this connection. */
    Device device() {
        return device;
    }

    void said(Device more) {
        device = device.with(more);
    }

    /** The box was not let in, or is not in yet. */
    void failed(IncidentKind kind, String detail) {
        explained = true;
        TerminalTrace whose = whose();
        Glimpse glimpse = recent.length == 0 ? null : Glimpse.of(recent, recent.length);
        String hex = new Secrets(null).hex(glimpse == null ? -1 : glimpse.messageId(), Map.of(), recent);
        traces.failed(whose, kind, address, detail, hex, clock.instant());
    }

    void happened(IncidentKind kind, String detail) {
        traces.happened(kind, whose().phone, address, detail, clock.instant());
    }

    void online() {
        loggedIn = true;
        recent = NONE;
        whose().online(this);
    }

    void offline() {
        loggedIn = false;
        whose().offline(this);
    }

    void closed(CloseReason why) {
        if (why == CloseReason.LOGIN_TIMEOUT && !explained) {
            failed(
                    trace == null ? IncidentKind.SAID_NOTHING : IncidentKind.NOT_LOGGED_IN,
                    "在规定时间内没有登录 / did not log in in time");
        }
        TerminalTrace whose = trace;
        if (whose != null) {
            whose.closed(this, why);
        }
    }

    private TerminalTrace whose() {
        TerminalTrace whose = trace;
        if (whose == null) {
            whose = traces.ofAddress(address);
            if (recent.length > 0) {
                trace = whose;
            }
        }
        return whose;
    }
}
