package org.liandan.media.store;

import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What became of files and safety alarms, by result. */
@Singleton
public final class MediaCounters {

    /** What happened; each is a value of the metric's tag {@code result}. */
    public enum Result {
        /** A photo or recording of a 0x0801 is kept. */
        UPLOAD_STORED,
        /** It was kept already. */
        UPLOAD_DUPLICATE,
        /** A 0x0800 is noted. */
        ANNOUNCED,
        /** An attachment is kept. */
        ATTACHMENT_STORED,
        /** It was kept already. */
        ATTACHMENT_DUPLICATE,
        /** Longer than allowed. */
        REFUSED_TOO_LARGE,
        /** All files together are as much as is allowed. */
        REFUSED_STORE_FULL,
        /** The disk has too little left. */
        REFUSED_DISK_FULL,
        /** The attachment connection was shown a number that is none of ours, or not that terminal's. */
        REFUSED_STRANGER,
        /** The attachment connection broke a rule. */
        REFUSED_RULE,
        /** Disk or database failed. */
        FAILED,
        /** A transfer broke off and was not taken up again. */
        ABANDONED,
        /** Old enough to go. */
        EXPIRED,
        /** A file without a row was cleared away. */
        ORPHAN,
        /** A row whose file is gone: somebody else's hand, to be looked into. */
        LOST,
        /** A safety alarm is stored. */
        ALARM_STORED,
        /** It was stored already. */
        ALARM_DUPLICATE,
        /** It has no usable time or place. */
        ALARM_UNUSABLE,
        /** Its attachments were asked for. */
        ALARM_REQUESTED;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Map<Result, LongAdder> counts = new EnumMap<>(Result.class);

    MediaCounters() {
        for (Result result : Result.values()) {
            counts.put(result, new LongAdder());
        }
    }

    public void count(Result result) {
        adder(result).increment();
    }

    public long of(Result result) {
        return adder(result).sum();
    }

    private LongAdder adder(Result result) {
        LongAdder adder = counts.get(result);
        if (adder == null) {
            throw new AssertionError("every result has a counter");
        }
        return adder;
    }
}
