package org.liandan.jt808;

/** Which codec reads and writes which message of the platform. */
final class PlatformCodec {

    private PlatformCodec() {}

    static PlatformMessage read(int messageId, BodyReader in) {
        return switch (messageId) {
            case PlatformAnswer.ID -> SessionCodec.readPlatformAnswer(in);
            case RegistrationAnswer.ID -> SessionCodec.readRegistrationAnswer(in);
            default -> new UnknownPlatformMessage(messageId, in.rest());
        };
    }

    static void write(BodyWriter out, PlatformMessage message) {
        switch (message) {
            case PlatformAnswer m -> SessionCodec.write(out, m);
            case RegistrationAnswer m -> SessionCodec.write(out, m);
            case AttachmentAnswer _, Command _, MediaAnswer _, PlatformRsaKey _ -> throw new IllegalArgumentException();
            case UnknownPlatformMessage m -> out.bytes(m.body());
        }
    }
}
