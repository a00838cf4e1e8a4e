package org.liandan.command;

import java.util.List;
import java.util.Map;
import org.liandan.jt808.AreaKind;
import org.liandan.jt808.Command;
import org.liandan.jt808.LinkCheck;
import org.liandan.jt808.ProtocolVersion;
import org.liandan.jt808.QueryAllParameters;
import org.liandan.jt808.QueryDriver;
import org.liandan.jt808.QueryLocation;
import org.liandan.jt808.QueryProperties;
import org.liandan.party.Sentence;

/**
 * Requests by kind: which fields each has, and the message that they make. A request is read twice: when it is placed, to
 * refuse it with the field and the rule, and when it is sent, for the edition that the terminal then speaks.
 */
public final class CommandForms {

    private CommandForms() {}

    /**
     * Reads a request.
     *
     * @param fields JSON as Java has it: texts, numbers, truth values, lists and maps
     */
    public static CommandReading read(CommandKind kind, Map<String, ?> fields, ProtocolVersion edition) {
        RequestFields request = new RequestFields(fields);
        try {
            Command command = command(kind, request, edition);
            request.refuseTheRest();
            return request.faults().isEmpty()
                    ? new CommandReading.Legible(command)
                    : new CommandReading.Illegible(request.faults());
        } catch (IllegalArgumentException e) {
            return new CommandReading.Illegible(request.faults().isEmpty() ? List.of(whole(e)) : request.faults());
        }
    }

    /** What the message itself refuses, beyond the single fields. */
    private static FieldFault whole(IllegalArgumentException refusal) {
        String words = String.valueOf(refusal.getMessage());
        return new FieldFault("kind", new Sentence("内容不符合 JT/T 808：" + words, "does not fit JT/T 808: " + words));
    }

    private static Command command(CommandKind kind, RequestFields request, ProtocolVersion edition) {
        return switch (kind) {
            case SET_PARAMETERS -> ParameterForms.set(request);
            case QUERY_ALL_PARAMETERS -> new QueryAllParameters();
            case QUERY_PARAMETERS -> ParameterForms.query(request);
            case CONTROL_TERMINAL -> ControlForms.terminal(request);
            case QUERY_PROPERTIES -> new QueryProperties();
            case UPGRADE -> ControlForms.upgrade(request);
            case QUERY_LOCATION -> new QueryLocation();
            case TRACK -> ControlForms.track(request);
            case CONFIRM_ALARM -> ControlForms.confirmAlarm(request);
            case CHECK_LINK -> new LinkCheck();
            case TEXT -> TalkForms.text(request, edition);
            case SET_EVENTS -> TalkForms.events(request);
            case ASK -> TalkForms.question(request);
            case SET_INFO_MENU -> TalkForms.menu(request);
            case SEND_INFO -> TalkForms.info(request);
            case CALL_BACK -> TalkForms.callBack(request);
            case SET_PHONE_BOOK -> TalkForms.phoneBook(request);
            case CONTROL_VEHICLE -> ControlForms.vehicle(request);
            case SET_CIRCLES -> AreaForms.circles(request);
            case DELETE_CIRCLES -> AreaForms.delete(request, AreaKind.CIRCLE);
            case SET_RECTANGLES -> AreaForms.rectangles(request);
            case DELETE_RECTANGLES -> AreaForms.delete(request, AreaKind.RECTANGLE);
            case SET_POLYGON -> AreaForms.polygon(request);
            case DELETE_POLYGONS -> AreaForms.delete(request, AreaKind.POLYGON);
            case SET_ROUTE -> AreaForms.route(request);
            case DELETE_ROUTES -> AreaForms.delete(request, AreaKind.ROUTE);
            case QUERY_AREAS -> AreaForms.query(request);
            case COLLECT_RECORDER -> MediaForms.collectRecorder(request);
            case SET_RECORDER -> MediaForms.setRecorder(request);
            case QUERY_DRIVER -> new QueryDriver();
            case PHOTO -> MediaForms.photo(request);
            case SEARCH_MEDIA -> MediaForms.search(request);
            case UPLOAD_MEDIA -> MediaForms.upload(request);
            case RECORD_SOUND -> MediaForms.sound(request);
            case UPLOAD_MEDIA_ITEM -> MediaForms.uploadOne(request);
            case PASS_THROUGH -> ControlForms.passThrough(request);
        };
    }
}
