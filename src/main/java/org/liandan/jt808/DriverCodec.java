package org.liandan.jt808;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.liandan.jt808.DriverIdentity.DriverCard;

/** Who drives: 0x0702 in its three forms. */
final class DriverCodec {

    private static final int LICENCE_BYTES = 20;
    private static final int LICENCE_BYTES_2011 = 40;
    private static final int ID_CARD_BYTES = 20;
    private static final int DATE_BYTES = 4;
    private static final int CARD_OUT = 2;

    private DriverCodec() {}

    static DriverIdentity read(BodyReader in) {
        if (isOf2011(in)) {
            in.use(ProtocolVersion.V2011);
            return new DriverIdentity(readCard2011(in));
        }
        if (in.version() == ProtocolVersion.V2011) {
            in.use(ProtocolVersion.V2013);
        }
        int event = in.octet("event", 1, 0xff);
        Instant time = in.time("time");
        if (in.remaining() == 0) {
            return new DriverIdentity(event, time, -1, null);
        }
        int readResult = in.octet("readResult");
        return new DriverIdentity(event, time, readResult, readResult == 0 ? readCard(in) : null);
    }

    /** Event and time in front, or a card whose lengths end where the body ends. */
    private static boolean isOf2011(BodyReader in) {
        int agencyAt = 1 + in.peek(0) + ID_CARD_BYTES + LICENCE_BYTES_2011;
        boolean card = in.peek(agencyAt) >= 0 && in.remaining() == agencyAt + 1 + in.peek(agencyAt);
        boolean event = in.peek(0) >= 1 && in.peek(0) <= CARD_OUT && in.timeAhead(1);
        return switch (in.version()) {
            case V2011 -> card;
            case V2013 -> card && !event;
            case V2019 -> false;
        };
    }

    private static DriverCard readCard2011(BodyReader in) {
        String name = in.octetText("name");
        String idCard = in.text("idCard", ID_CARD_BYTES);
        String licence = in.text("licence", LICENCE_BYTES_2011);
        return new DriverCard(name, licence, in.octetText("agency"), null, idCard);
    }

    private static DriverCard readCard(BodyReader in) {
        String name = in.octetText("name");
        String licence = in.text("licence", LICENCE_BYTES);
        String agency = in.octetText("agency");
        String validUntil = in.digits("validUntil", DATE_BYTES);
        // of 2019; there are terminals that send it under a header of 2013, and some that leave it out
        @Nullable String idCard = in.remaining() == ID_CARD_BYTES ? in.text("idCard", ID_CARD_BYTES) : null;
        return new DriverCard(name, licence, agency, validUntil, idCard);
    }

    static void write(BodyWriter out, DriverIdentity message) {
        DriverCard card = message.card();
        if (out.version() == ProtocolVersion.V2011) {
            if (card == null) {
                throw new IllegalArgumentException("in 2011 a driver's identity has a card");
            }
            writeCard2011(out, card);
            return;
        }
        Check.range("event", message.event(), 1, 0xff);
        out.octet(message.event());
        out.time(message.time());
        if (message.readResult() >= 0) {
            out.octet(message.readResult());
        }
        if (card != null) {
            writeCard(out, card);
        }
    }

    private static void writeCard2011(BodyWriter out, DriverCard card) {
        String idCard = card.idCard();
        out.octetText("name", card.name());
        out.text("idCard", idCard == null ? "" : idCard, ID_CARD_BYTES);
        out.text("licence", card.licence(), LICENCE_BYTES_2011);
        out.octetText("agency", card.agency());
    }

    private static void writeCard(BodyWriter out, DriverCard card) {
        String validUntil = card.validUntil();
        String idCard = card.idCard();
        out.octetText("name", card.name());
        out.text("licence", card.licence(), LICENCE_BYTES);
        out.octetText("agency", card.agency());
        out.digits("validUntil", validUntil == null ? "0" : validUntil, DATE_BYTES);
        // by the standard 2019 has the field and 2013 has not; devices of either do as they like, and so it is read
        if (idCard != null) {
            out.text("idCard", idCard, ID_CARD_BYTES);
        }
    }
}
