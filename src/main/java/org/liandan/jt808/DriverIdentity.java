package org.liandan.jt808;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 0x0702, the driver's card was put in or taken out, or {@link QueryDriver} asked.
 *
 * @param event 1 card in, the driver is on duty; 2 card out; 0 not told (the form of 2011 has no event)
 * @param time of the event, or null when it is not told or no calendar time
 * @param readResult 0 card read, 1 key refused, 2 card locked, 3 card taken out, 4 data wrong; -1 not told
 * @param card what the card says, null when it was not read
 */
public record DriverIdentity(
        int event,
        @Nullable Instant time,
        int readResult,
        @Nullable DriverCard card) implements TerminalNotice {

    public static final int ID = 0x0702;

    /** The form of 2011. */
    public DriverIdentity(DriverCard card) {
        this(0, null, -1, card);
    }

    /** @throws IllegalArgumentException if a number does not fit, or the parts are none that a message can have together */
    public DriverIdentity {
        Check.octet("event", event);
        Check.range("readResult", readResult, -1, 0xff);
        if (event == 0 ? time != null || readResult >= 0 || card == null : (card != null) != (readResult == 0)) {
            throw new IllegalArgumentException("a card is there if its read result is 0, or if the event is not told");
        }
    }

    @Override
    public int messageId() {
        return ID;
    }

    /**
     * A driver's qualification card.
     *
     * @param name of the driver
     * @param licence number of the qualification certificate
     * @param agency that issued it
     * @param validUntil eight digits YYYYMMDD as sent, null in 2011
     * @param idCard number of the identity card, null in 2013
     */
    public record DriverCard(
            String name,
            String licence,
            String agency,
            @Nullable String validUntil,
            @Nullable String idCard) {
        public DriverCard {
            if (validUntil != null) {
                Check.digits("validUntil", validUntil, 8);
            }
        }
    }
}
