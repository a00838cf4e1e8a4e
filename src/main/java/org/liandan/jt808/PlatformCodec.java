package org.liandan.jt808;

/** Which codec reads and writes which message of the platform. */
final class PlatformCodec {

    private PlatformCodec() {}

    static PlatformMessage read(int messageId, BodyReader in) {
        return switch (messageId) {
            case PlatformAnswer.ID -> SessionCodec.readPlatformAnswer(in);
            case RegistrationAnswer.ID -> SessionCodec.readRegistrationAnswer(in);
            case PackageRequest.ID -> ManagementCodec.readPackageRequest(in);
            case TimeAnswer.ID -> ManagementCodec.readTimeAnswer(in);
            case SetParameters.ID -> ParameterCodec.readSetting(in);
            case QueryAllParameters.ID -> new QueryAllParameters();
            case TerminalControl.ID -> ControlCodec.readTerminalControl(in);
            case QueryParameters.ID -> ParameterCodec.readQuery(in);
            case QueryProperties.ID -> new QueryProperties();
            case UpgradePackage.ID -> ManagementCodec.readUpgradePackage(in);
            case LinkCheck.ID -> new LinkCheck();
            case TextMessage.ID -> TextCodec.readText(in);
            case SetEvents.ID -> TextCodec.readEvents(in);
            case Question.ID -> TextCodec.readQuestion(in);
            case SetInfoMenu.ID -> TextCodec.readInfoMenu(in);
            case InfoText.ID -> TextCodec.readInfoText(in);
            case CallBack.ID -> ControlCodec.readCallBack(in);
            case SetPhoneBook.ID -> ControlCodec.readPhoneBook(in);
            case VehicleControl.ID -> ControlCodec.readVehicleControl(in);
            case SetCircles.ID -> AreaCodec.readCircles(in);
            case SetRectangles.ID -> AreaCodec.readRectangles(in);
            case SetPolygon.ID -> AreaCodec.readPolygon(in);
            case SetRoute.ID -> RouteCodec.readRoute(in);
            case QueryAreas.ID -> AreaCodec.readQuery(in);
            case DeleteAreas.CIRCLES -> AreaCodec.readDeletion(in, AreaKind.CIRCLE);
            case DeleteAreas.RECTANGLES -> AreaCodec.readDeletion(in, AreaKind.RECTANGLE);
            case DeleteAreas.POLYGONS -> AreaCodec.readDeletion(in, AreaKind.POLYGON);
            case DeleteAreas.ROUTES -> AreaCodec.readDeletion(in, AreaKind.ROUTE);
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
            case PackageRequest m -> ManagementCodec.write(out, m);
            case TimeAnswer m -> ManagementCodec.write(out, m);
            case SetParameters m -> ParameterCodec.write(out, m);
            case QueryAllParameters _ -> {}
            case TerminalControl m -> ControlCodec.write(out, m);
            case QueryParameters m -> ParameterCodec.write(out, m);
            case QueryProperties _ -> {}
            case UpgradePackage m -> ManagementCodec.write(out, m);
            case LinkCheck _ -> {}
            case TextMessage m -> TextCodec.write(out, m);
            case SetEvents m -> TextCodec.write(out, m);
            case Question m -> TextCodec.write(out, m);
            case SetInfoMenu m -> TextCodec.write(out, m);
            case InfoText m -> TextCodec.write(out, m);
            case CallBack m -> ControlCodec.write(out, m);
            case SetPhoneBook m -> ControlCodec.write(out, m);
            case VehicleControl m -> ControlCodec.write(out, m);
            case SetCircles m -> AreaCodec.write(out, m);
            case SetRectangles m -> AreaCodec.write(out, m);
            case SetPolygon m -> AreaCodec.write(out, m);
            case SetRoute m -> RouteCodec.write(out, m);
            case QueryAreas m -> AreaCodec.write(out, m);
            case DeleteAreas m -> AreaCodec.write(out, m);
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
