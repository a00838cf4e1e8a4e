package org.liandan.jt808;

/** Which codec reads and writes which message of the platform. */
final class PlatformCodec {

    private PlatformCodec() {}

    static PlatformMessage read(int messageId, BodyReader in) {
        return switch (messageId) {
            case PlatformAnswer.ID -> SessionCodec.readPlatformAnswer(in);
            case RegistrationAnswer.ID -> SessionCodec.readRegistrationAnswer(in);
            case QueryLocation.ID -> new QueryLocation();
            case TemporaryTracking.ID -> LocationCodec.readTracking(in);
            case AlarmConfirmation.ID -> new AlarmConfirmation(in.word("alarmSerial"), in.bits("alarmKinds"));
            case QueryRecorder.ID -> new QueryRecorder(in.octet("command"), in.rest());
            case SetRecorder.ID -> new SetRecorder(in.octet("command"), in.rest());
            case QueryDriver.ID -> new QueryDriver();
            case MediaAnswer.ID -> MediaCodec.readAnswer(in);
            case CameraCommand.ID -> StoredMediaCodec.readCamera(in);
            case SearchMedia.ID -> new SearchMedia(StoredMediaCodec.readFilter(in));
            case FetchMedia.ID -> new FetchMedia(StoredMediaCodec.readFilter(in), in.flag("delete"));
            case RecordSound.ID -> StoredMediaCodec.readSound(in);
            case FetchSingleMedia.ID -> new FetchSingleMedia(in.positiveDword("mediaId"), in.flag("delete"));
            case PassThroughDown.ID -> PassThroughCodec.readDown(in);
            case PlatformRsaKey.ID -> new PlatformRsaKey(VehicleDataCodec.readKey(in));
            case AttachmentRequest.ID -> AttachmentCodec.readRequest(in);
            case AttachmentAnswer.ID -> AttachmentCodec.readAnswer(in);
            default -> new UnknownPlatformMessage(messageId, in.rest());
        };
    }

    static void write(BodyWriter out, PlatformMessage message) {
        switch (message) {
            case PlatformAnswer m -> SessionCodec.write(out, m);
            case RegistrationAnswer m -> SessionCodec.write(out, m);
            case QueryLocation _ -> {}
            case TemporaryTracking m -> LocationCodec.write(out, m);
            case AlarmConfirmation m -> LocationCodec.write(out, m);
            case QueryRecorder m -> VehicleDataCodec.write(out, m);
            case SetRecorder m -> VehicleDataCodec.write(out, m);
            case QueryDriver _ -> {}
            case MediaAnswer m -> MediaCodec.write(out, m);
            case CameraCommand m -> StoredMediaCodec.write(out, m);
            case SearchMedia m -> StoredMediaCodec.write(out, m.filter());
            case FetchMedia m -> StoredMediaCodec.write(out, m);
            case RecordSound m -> StoredMediaCodec.write(out, m);
            case FetchSingleMedia m -> StoredMediaCodec.write(out, m);
            case PassThroughDown m -> PassThroughCodec.write(out, m.content());
            case PlatformRsaKey m -> VehicleDataCodec.write(out, m.key());
            case AttachmentRequest m -> AttachmentCodec.write(out, m);
            case AttachmentAnswer m -> AttachmentCodec.write(out, m);
            case UnknownPlatformMessage m -> out.bytes(m.body());
        }
    }
}
