package org.liandan.gateway;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liandan.jt808.MissingPackages;
import org.liandan.jt808.PackageRequest;
import org.liandan.jt808.ProtocolVersion;
import org.liandan.jt808.TerminalSink;
import org.liandan.jt808.TerminalStream;

/**
 * Asks one terminal for the packages that were lost (0x8003, JT/T 808-2013 clause 8.4): when nothing of a split message has
 * come for a while, at most three times, each time waiting twice as long; then the message is given up. The edition of 2011
 * has no such request, so there it is waited as long and given up. Event loop only.
 */
final class PackageRequests {

    private static final int MOST_REQUESTS = 3;
    /** What the count of 2013, a BYTE, can hold; more is asked for the next time. */
    private static final int MOST_INDICES = 255;

    private record Key(int messageId, int firstSerial, int total) {}

    /** How often a message has been asked for, and when last. */
    private record Asked(int times, long atMillis) {}

    private final TerminalStream stream;
    private final long quietMillis;
    /** Made when something is missing for the first time. */
    private Map<Key, Asked> asked = Map.of();

    PackageRequests(TerminalStream stream, Duration quiet) {
        this.stream = stream;
        this.quietMillis = quiet.toMillis();
    }

    /**
     * Asks for what is due and gives up what is lost.
     *
     * @param sink told of messages that are given up
     * @return whether split messages are still unfinished
     */
    boolean ask(Outbound out, ConnectionWatch watch, TerminalSink sink, long nowMillis) {
        List<MissingPackages> unfinished = stream.missing();
        if (asked.isEmpty()) {
            asked = new HashMap<>();
        }
        asked.keySet().retainAll(unfinished.stream().map(PackageRequests::key).toList());
        long givenUp = Long.MIN_VALUE;
        for (MissingPackages message : unfinished) {
            Asked before = asked.getOrDefault(key(message), new Asked(0, message.lastMillis()));
            long since = nowMillis - Math.max(before.atMillis, message.lastMillis());
            // less than nothing: the clock has gone back, and would have to be waited for
            if (since >= 0 && since < quietMillis << before.times) {
                continue;
            }
            if (before.times == MOST_REQUESTS) {
                givenUp = Math.max(givenUp, message.lastMillis());
            } else {
                asked.put(key(message), new Asked(before.times + 1, nowMillis));
                send(message, out, watch.edition());
            }
        }
        if (givenUp != Long.MIN_VALUE) {
            stream.expire(givenUp + 1, sink);
        }
        return !unfinished.isEmpty();
    }

    private static void send(MissingPackages message, Outbound out, @Nullable Integer edition) {
        if (edition != null && edition == ProtocolVersion.V2011.year()) {
            return;
        }
        List<Integer> indices = message.indices();
        int _ = out.append(
                message.version(),
                message.phone(),
                new PackageRequest(message.firstSerial(), indices.subList(0, Math.min(indices.size(), MOST_INDICES))));
    }

    private static Key key(MissingPackages message) {
        return new Key(message.messageId(), message.firstSerial(), message.total());
    }
}
