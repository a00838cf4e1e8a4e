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
            case AttachmentAnswer _, Command _, MediaAnswer _, PlatformRsaKey _ -> throw new IllegalArgumentException();
            case UnknownPlatformMessage m -> out.bytes(m.body());
        }
    }
}
