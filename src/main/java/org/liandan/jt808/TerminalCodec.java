package org.liandan.jt808;

/** Which codec reads and writes which message of a terminal. */
final class TerminalCodec {

    private TerminalCodec() {}

    static TerminalMessage read(int messageId, BodyReader in) {
        return switch (messageId) {
            case TerminalAnswer.ID -> SessionCodec.readTerminalAnswer(in);
            case Heartbeat.ID -> new Heartbeat(in.rest());
            case Logout.ID -> new Logout();
            case Registration.ID -> SessionCodec.readRegistration(in);
            case Authentication.ID -> SessionCodec.readAuthentication(in);
            case LocationReport.ID -> LocationCodec.readReport(in);
            case LocationBatch.ID -> LocationCodec.readBatch(in);
            case ResendRequest.ID -> ManagementCodec.readResendRequest(in);
            case TimeQuery.ID -> new TimeQuery();
            case ParameterAnswer.ID -> ParameterCodec.readAnswer(in);
            case PropertiesAnswer.ID -> ManagementCodec.readProperties(in);
            case UpgradeResult.ID -> ManagementCodec.readUpgradeResult(in);
            case EventReport.ID -> TextCodec.readEventReport(in);
            case QuestionAnswer.ID -> TextCodec.readQuestionAnswer(in);
            case InfoDemand.ID -> TextCodec.readInfoDemand(in);
            case VehicleControlAnswer.ID -> ControlCodec.readVehicleControlAnswer(in);
            case AreaAnswer.ID -> AreaCodec.readAnswer(in);
            case LocationAnswer.ID -> LocationCodec.readAnswer(in);
            case RecorderAnswer.ID -> VehicleDataCodec.readRecorder(in);
            case Waybill.ID -> new Waybill(VehicleDataCodec.readCounted(in));
            case DriverIdentity.ID -> DriverCodec.read(in);
            case CanBatch.ID -> VehicleDataCodec.readCan(in);
            case MediaEvent.ID -> new MediaEvent(MediaCodec.readHead(in));
            case MediaUpload.ID -> MediaCodec.readUpload(in);
            case MediaSearchAnswer.ID -> StoredMediaCodec.readSearchAnswer(in);
            case PhotoAnswer.ID -> StoredMediaCodec.readPhotoAnswer(in);
            case PassThroughUp.ID -> PassThroughCodec.readUp(in);
            case CompressedReport.ID -> new CompressedReport(VehicleDataCodec.readCounted(in));
            case TerminalRsaKey.ID -> new TerminalRsaKey(VehicleDataCodec.readKey(in));
            case AttachmentList.ID -> AttachmentCodec.readList(in);
            case AttachmentStart.ID -> AttachmentCodec.readStart(in);
            case AttachmentEnd.ID -> AttachmentCodec.readEnd(in);
            default -> new UnknownTerminalMessage(messageId, in.rest());
        };
    }

    static void write(BodyWriter out, TerminalMessage message) {
        switch (message) {
            case TerminalAnswer m -> SessionCodec.write(out, m);
            case Heartbeat m -> out.bytes(m.extension());
            case Logout _ -> {}
            case Registration m -> SessionCodec.write(out, m);
            case Authentication m -> SessionCodec.write(out, m);
            case LocationReport m -> LocationCodec.write(out, m);
            case LocationBatch m -> LocationCodec.write(out, m);
            case ResendRequest m -> ManagementCodec.write(out, m);
            case TimeQuery _ -> {}
            case ParameterAnswer m -> ParameterCodec.write(out, m);
            case PropertiesAnswer m -> ManagementCodec.write(out, m);
            case UpgradeResult m -> ManagementCodec.write(out, m);
            case EventReport m -> TextCodec.write(out, m);
            case QuestionAnswer m -> TextCodec.write(out, m);
            case InfoDemand m -> TextCodec.write(out, m);
            case VehicleControlAnswer m -> ControlCodec.write(out, m);
            case AreaAnswer m -> AreaCodec.write(out, m);
            case LocationAnswer m -> LocationCodec.write(out, m);
            case RecorderAnswer m -> VehicleDataCodec.write(out, m);
            case Waybill m -> VehicleDataCodec.writeCounted(out, m.content());
            case DriverIdentity m -> DriverCodec.write(out, m);
            case CanBatch m -> VehicleDataCodec.write(out, m);
            case MediaEvent m -> MediaCodec.write(out, m.head());
            case MediaUpload m -> MediaCodec.write(out, m);
            case MediaSearchAnswer m -> StoredMediaCodec.write(out, m);
            case PhotoAnswer m -> StoredMediaCodec.write(out, m);
            case PassThroughUp m -> PassThroughCodec.write(out, m.content());
            case CompressedReport m -> VehicleDataCodec.writeCounted(out, m.data());
            case TerminalRsaKey m -> VehicleDataCodec.write(out, m.key());
            case AttachmentList m -> AttachmentCodec.write(out, m);
            case AttachmentStart m -> AttachmentCodec.write(out, m);
            case AttachmentEnd m -> AttachmentCodec.write(out, m);
            case UnknownTerminalMessage m -> out.bytes(m.body());
        }
    }
}
