package org.liandan.manifest.waybill;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A driver's card was put into a terminal or taken out of it (0x0702).
 *
 * @param event 0 not told (the form of 2011), 1 in, 2 out
 * @param readResult 0 read, 1 key refused, 2 locked, 3 taken out, 4 data wrong; -1 not told
 * @param at the terminal's time of the event, that of receipt where it tells none
 * @param receivedAt when we had it
 * @param holder what the card says; null when it was not read
 */
public record DriverCard(
        int event,
        int readResult,
        Instant at,
        Instant receivedAt,
        @Nullable Holder holder) {

    /** a card that was put in longer ago says nothing of who drives now. */
    public static final Duration GOOD_FOR = Duration.ofHours(24);

    /**
     * What a card says.
     *
     * @param name of the driver
     * @param licence number of the 从业资格证; empty where the card has none
     * @param agency that issued it
     * @param validUntil its last day; null where the card does not say or says no date
     */
    public record Holder(
            String name,
            String licence,
            String agency,
            @Nullable LocalDate validUntil) {}

    /** For lists: all but the last four characters hidden. */
    public static String masked(String licenceEnd) {
        return licenceEnd.isEmpty() ? "" : "**" + licenceEnd;
    }
}
