package org.liandan.gateway;

import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.liandan.jt808.MalformedReason;

/**
 * What became of the frames: {@code frames = messages + fragments + malformed}. A fragment is a package that does not
 * complete its message yet. A difference that stays is a message whose handling failed: that is the alert.
 */
@Singleton
public final class FrameCounters {

    private final LongAdder frames = new LongAdder();
    private final LongAdder messages = new LongAdder();
    private final LongAdder fragments = new LongAdder();
    private final Map<MalformedReason, LongAdder> malformed = new EnumMap<>(MalformedReason.class);
    private final Map<CloseReason, LongAdder> closed = new EnumMap<>(CloseReason.class);
    private final Map<ReadGate.Hold, LongAdder> held = new EnumMap<>(ReadGate.Hold.class);
    private final LongAdder refusedLogins = new LongAdder();

    FrameCounters() {
        for (MalformedReason reason : MalformedReason.values()) {
            malformed.put(reason, new LongAdder());
        }
        for (CloseReason reason : CloseReason.values()) {
            closed.put(reason, new LongAdder());
        }
        for (ReadGate.Hold why : ReadGate.Hold.values()) {
            held.put(why, new LongAdder());
        }
    }

    void frame() {
        frames.increment();
    }

    void message() {
        messages.increment();
    }

    void fragment() {
        fragments.increment();
    }

    void malformed(MalformedReason reason) {
        adder(malformed, reason).increment();
    }

    void closed(CloseReason reason) {
        adder(closed, reason).increment();
    }

    void held(ReadGate.Hold why) {
        adder(held, why).increment();
    }

    void refusedLogin() {
        refusedLogins.increment();
    }

    /** Everything between two flags, and every piece of noise. */
    public long frames() {
        return frames.sum();
    }

    /** Whole messages that were handled. */
    public long messages() {
        return messages.sum();
    }

    /** Packages that did not complete their message. */
    public long fragments() {
        return fragments.sum();
    }

    /** Bytes that were no message, of all reasons. */
    public long malformed() {
        return malformed.values().stream().mapToLong(LongAdder::sum).sum();
    }

    long malformedFor(MalformedReason reason) {
        return adder(malformed, reason).sum();
    }

    long closedFor(CloseReason reason) {
        return adder(closed, reason).sum();
    }

    long heldFor(ReadGate.Hold why) {
        return adder(held, why).sum();
    }

    /** Registrations and authentications refused. */
    public long refusedLogins() {
        return refusedLogins.sum();
    }

    private static <K> LongAdder adder(Map<K, LongAdder> adders, K key) {
        LongAdder adder = adders.get(key);
        if (adder == null) {
            throw new AssertionError("every constant has a counter");
        }
        return adder;
    }
}
