package org.liandan.jt808;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Messages as trees of field names and values, for people: {@code ./liandan decode}, the terminals page, the fixtures.
 * Values are numbers, booleans, strings, lists and maps of these, or null; names and units are those of the fixtures (degrees,
 * km/h, litres; times as {@code yyyy-MM-dd HH:mm:ss} in GMT+8; ids and bytes as hexadecimal digits).
 */
public final class Fields {

    private Fields() {}

    /** The body of a terminal's message. */
    public static Map<String, @Nullable Object> of(TerminalMessage message) {
        Tree tree = new Tree();
        switch (message) {
            case TerminalAnswer m -> SessionFields.put(tree, m);
            case Heartbeat m -> SessionFields.put(tree, m);
            case Logout _ -> {}
            case Registration m -> SessionFields.put(tree, m);
            case Authentication m -> SessionFields.put(tree, m);
            case LocationReport m -> LocationFields.put(tree, m);
            case LocationBatch m -> LocationFields.put(tree, m);
            case ResendRequest m -> ManagementFields.put(tree, m);
            case TimeQuery _ -> {}
            case ParameterAnswer m -> ParameterFields.put(tree, m);
            case PropertiesAnswer m -> ManagementFields.put(tree, m);
            case UpgradeResult m -> ManagementFields.put(tree, m);
            case EventReport m -> TextFields.put(tree, m);
            case QuestionAnswer m -> TextFields.put(tree, m);
            case InfoDemand m -> TextFields.put(tree, m);
            case VehicleControlAnswer m -> ControlFields.put(tree, m);
            case AreaAnswer m -> AreaFields.put(tree, m);
            case LocationAnswer m -> LocationFields.put(tree, m);
            case RecorderAnswer m -> VehicleDataFields.put(tree, m);
            case Waybill m -> VehicleDataFields.put(tree, m);
            case DriverIdentity m -> VehicleDataFields.put(tree, m);
            case CanBatch m -> VehicleDataFields.put(tree, m);
            case MediaEvent m -> MediaFields.put(tree, m);
            case MediaUpload m -> MediaFields.put(tree, m);
            case MediaSearchAnswer m -> MediaFields.put(tree, m);
            case PhotoAnswer m -> MediaFields.put(tree, m);
            case PassThroughUp m -> VehicleDataFields.put(tree, m.content());
            case CompressedReport m -> VehicleDataFields.put(tree, m);
            case TerminalRsaKey m -> VehicleDataFields.put(tree, m.key());
            case AttachmentList m -> AttachmentFields.put(tree, m);
            case AttachmentStart m -> AttachmentFields.put(tree, m);
            case AttachmentEnd m -> AttachmentFields.put(tree, m);
            case UnknownTerminalMessage m -> putBody(tree, m.body());
        }
        return tree.map();
    }

    /** The body of a platform's message. */
    public static Map<String, @Nullable Object> of(PlatformMessage message) {
        Tree tree = new Tree();
        switch (message) {
            case PlatformAnswer m -> SessionFields.put(tree, m);
            case RegistrationAnswer m -> SessionFields.put(tree, m);
            case PackageRequest m -> ManagementFields.put(tree, m);
            case TimeAnswer m -> ManagementFields.put(tree, m);
            case SetParameters m -> ParameterFields.put(tree, m);
            case QueryAllParameters _ -> {}
            case TerminalControl m -> ControlFields.put(tree, m);
            case QueryParameters m -> ParameterFields.put(tree, m);
            case QueryProperties _ -> {}
            case UpgradePackage m -> ManagementFields.put(tree, m);
            case LinkCheck _ -> {}
            case TextMessage m -> TextFields.put(tree, m);
            case SetEvents m -> TextFields.put(tree, m);
            case Question m -> TextFields.put(tree, m);
            case SetInfoMenu m -> TextFields.put(tree, m);
            case InfoText m -> TextFields.put(tree, m);
            case CallBack m -> ControlFields.put(tree, m);
            case SetPhoneBook m -> ControlFields.put(tree, m);
            case VehicleControl m -> ControlFields.put(tree, m);
            case SetCircles m -> AreaFields.put(tree, m);
            case SetRectangles m -> AreaFields.put(tree, m);
            case SetPolygon m -> AreaFields.put(tree, m.area());
            case SetRoute m -> AreaFields.put(tree, m.route());
            case DeleteAreas m -> AreaFields.put(tree, m);
            case QueryAreas m -> AreaFields.put(tree, m);
            case QueryLocation _ -> {}
            case TemporaryTracking m -> VehicleDataFields.put(tree, m);
            case AlarmConfirmation m -> VehicleDataFields.put(tree, m);
            case QueryRecorder m -> VehicleDataFields.put(tree, m);
            case SetRecorder m -> VehicleDataFields.put(tree, m);
            case QueryDriver _ -> {}
            case MediaAnswer m -> MediaFields.put(tree, m);
            case CameraCommand m -> MediaFields.put(tree, m);
            case SearchMedia m -> MediaFields.put(tree, m);
            case FetchMedia m -> MediaFields.put(tree, m);
            case RecordSound m -> MediaFields.put(tree, m);
            case FetchSingleMedia m -> MediaFields.put(tree, m);
            case PassThroughDown m -> VehicleDataFields.put(tree, m.content());
            case PlatformRsaKey m -> VehicleDataFields.put(tree, m.key());
            case AttachmentRequest m -> AttachmentFields.put(tree, m);
            case AttachmentAnswer m -> AttachmentFields.put(tree, m);
            case UnknownPlatformMessage m -> putBody(tree, m.body());
        }
        return tree.map();
    }

    /** A header: id, edition, phone, serial and, where they say something, the rest. */
    public static Map<String, @Nullable Object> of(Header header) {
        Tree tree = new Tree()
                .put("messageId", word(header.messageId()))
                .put("version", String.valueOf(header.version().year()))
                .put("phone", header.phone())
                .put("serial", header.serial());
        if (header.version() == ProtocolVersion.V2019) {
            tree.put("protocol_version", header.protocolRevision());
        }
        if (header.encryption() != 0) {
            tree.put("encrypt", header.encryption());
        }
        if (header.fragmented()) {
            tree.put("total", header.packageTotal()).put("index", header.packageIndex());
        }
        return tree.map();
    }

    private static void putBody(Tree tree, Bytes body) {
        tree.put("body_hex_len", body.size()).put("hex", body.toHex());
    }

    /** A message id or other WORD as {@code 0x0200}. */
    public static String word(int value) {
        return String.format(Locale.ROOT, "0x%04x", value);
    }

    /** A BYTE as {@code 0x0e}. */
    static String octet(int value) {
        return String.format(Locale.ROOT, "0x%02x", value);
    }

    /** A map that keeps the order of the fields. */
    static final class Tree {

        private final Map<String, @Nullable Object> map = new LinkedHashMap<>();

        Tree put(String name, @Nullable Object value) {
            map.put(name, value);
            return this;
        }

        /** The fields put so far; shared, as a tree is made for one caller. */
        Map<String, @Nullable Object> map() {
            return map;
        }
    }
}
