package org.liandan.jt808;

/** Answers, registration, authentication: 0x0001, 0x0100, 0x0102, 0x8001, 0x8100. */
final class SessionCodec {

    private static final int LEAST_REGISTRATION_2011 = 25;
    private static final int LEAST_REGISTRATION_2013 = 37;
    private static final int LEAST_REGISTRATION_2019 = 76;
    private static final int IMEI_BYTES = 15;
    private static final int SOFTWARE_BYTES = 20;

    private static final TerminalResult[] TERMINAL_RESULTS = TerminalResult.values();
    private static final PlatformResult[] PLATFORM_RESULTS = PlatformResult.values();
    private static final RegistrationResult[] REGISTRATION_RESULTS = RegistrationResult.values();

    private SessionCodec() {}

    static TerminalAnswer readTerminalAnswer(BodyReader in) {
        return new TerminalAnswer(
                in.word("answeredSerial"), in.word("answeredMessageId"), in.coded("result", TERMINAL_RESULTS));
    }

    static void write(BodyWriter out, TerminalAnswer message) {
        out.word(message.answeredSerial());
        out.word(message.answeredMessageId());
        out.coded(message.result());
    }

    static PlatformAnswer readPlatformAnswer(BodyReader in) {
        return new PlatformAnswer(
                in.word("answeredSerial"), in.word("answeredMessageId"), in.coded("result", PLATFORM_RESULTS));
    }

    static void write(BodyWriter out, PlatformAnswer message) {
        out.word(message.answeredSerial());
        out.word(message.answeredMessageId());
        out.coded(message.result());
    }

    static RegistrationAnswer readRegistrationAnswer(BodyReader in) {
        int serial = in.word("answeredSerial");
        RegistrationResult result = in.coded("result", REGISTRATION_RESULTS);
        return new RegistrationAnswer(serial, result, result == RegistrationResult.OK ? in.restText("authCode") : null);
    }

    static void write(BodyWriter out, RegistrationAnswer message) {
        out.word(message.answeredSerial());
        out.coded(message.result());
        String authCode = message.authCode();
        if (authCode != null) {
            out.text(authCode);
        }
    }

    /**
     * The body's length tells the layout better than the header does: there are terminals with a header of 2019 and a body
     * of 2013. No plate or VIN is so long that the least lengths could be mistaken.
     */
    static Registration readRegistration(BodyReader in) {
        ProtocolVersion layout = ProtocolVersion.V2013;
        if (in.remaining() >= LEAST_REGISTRATION_2019) {
            layout = ProtocolVersion.V2019;
        } else if (in.remaining() < LEAST_REGISTRATION_2013) {
            layout = ProtocolVersion.V2011;
        }
        if (in.version() != ProtocolVersion.V2019) {
            in.use(layout == ProtocolVersion.V2011 ? layout : ProtocolVersion.V2013);
        }
        return new Registration(
                in.word("province"),
                in.word("city"),
                in.text("maker", makerBytes(layout)),
                in.text("model", modelBytes(layout)),
                in.text("terminalId", terminalIdBytes(layout)),
                in.octet("plateColor"),
                in.restText("plate"));
    }

    static void write(BodyWriter out, Registration message) {
        ProtocolVersion layout = out.version();
        out.word(message.province());
        out.word(message.city());
        out.text("maker", message.maker(), makerBytes(layout));
        out.text("model", message.model(), modelBytes(layout), layout == ProtocolVersion.V2011 ? ' ' : '\0');
        out.text("terminalId", message.terminalId(), terminalIdBytes(layout));
        out.octet(message.plateColor());
        out.textAtMost("plate", message.plate(), mostPlateBytes(layout));
    }

    /** One byte more and the body would be taken for one of the next edition. Plates have 9 bytes, a VIN has 17. */
    private static int mostPlateBytes(ProtocolVersion layout) {
        return switch (layout) {
            case V2011 -> LEAST_REGISTRATION_2013 - LEAST_REGISTRATION_2011 - 1;
            case V2013 -> LEAST_REGISTRATION_2019 - LEAST_REGISTRATION_2013 - 1;
            case V2019 -> 0xff;
        };
    }

    private static int makerBytes(ProtocolVersion layout) {
        return layout == ProtocolVersion.V2019 ? 11 : 5;
    }

    private static int modelBytes(ProtocolVersion layout) {
        return switch (layout) {
            case V2011 -> 8;
            case V2013 -> 20;
            case V2019 -> 30;
        };
    }

    private static int terminalIdBytes(ProtocolVersion layout) {
        return layout == ProtocolVersion.V2019 ? 30 : 7;
    }

    /** Under a header of 2019 the old body, a code alone, is taken too when the length byte of 2019 does not fit. */
    static Authentication readAuthentication(BodyReader in) {
        if (in.version() != ProtocolVersion.V2019 || in.peek(0) != in.remaining() - 1 - IMEI_BYTES - SOFTWARE_BYTES) {
            return new Authentication(in.restText("authCode"));
        }
        int length = in.octet("authCodeLength");
        return new Authentication(
                in.text("authCode", length), in.text("imei", IMEI_BYTES), in.text("softwareVersion", SOFTWARE_BYTES));
    }

    static void write(BodyWriter out, Authentication message) {
        String imei = message.imei();
        String softwareVersion = message.softwareVersion();
        if (out.version() == ProtocolVersion.V2019 && imei != null && softwareVersion != null) {
            out.octetText("authCode", message.authCode());
            out.text("imei", imei, IMEI_BYTES);
            out.text("softwareVersion", softwareVersion, SOFTWARE_BYTES);
        } else {
            out.text(message.authCode());
        }
    }
}
