package org.liandan.command;

import java.util.Set;
import org.liandan.jt808.Command;
import org.liandan.jt808.Parameter;
import org.liandan.jt808.ParameterId;
import org.liandan.jt808.SetParameters;

/**
 * Which orders take two officers and a reason: those that lock or stop a vehicle, cut its terminal off, or put other software
 * or other servers into it. The software never gives one by itself.
 */
public final class Guard {

    /** Shortest reason, in characters. */
    public static final int LEAST_REASON = 10;

    /** With another server the terminal is lost to the platform as surely as with 0x8105. */
    private static final Set<Long> SERVERS = Set.of(
            ParameterId.MAIN_SERVER_APN.id(),
            ParameterId.MAIN_SERVER_USER.id(),
            ParameterId.MAIN_SERVER_PASSWORD.id(),
            ParameterId.MAIN_SERVER_ADDRESS.id(),
            ParameterId.BACKUP_SERVER_ADDRESS.id(),
            ParameterId.SERVER_TCP_PORT.id(),
            ParameterId.SERVER_UDP_PORT.id());

    private Guard() {}

    /** Whether every order of the kind is guarded. */
    public static boolean guards(CommandKind kind) {
        return switch (kind) {
            case CONTROL_VEHICLE, CONTROL_TERMINAL, UPGRADE, PASS_THROUGH -> true;
            case SET_PARAMETERS,
                    QUERY_ALL_PARAMETERS,
                    QUERY_PARAMETERS,
                    QUERY_PROPERTIES,
                    QUERY_LOCATION,
                    TRACK,
                    CONFIRM_ALARM,
                    CHECK_LINK,
                    TEXT,
                    SET_EVENTS,
                    ASK,
                    SET_INFO_MENU,
                    SEND_INFO,
                    CALL_BACK,
                    SET_PHONE_BOOK,
                    SET_CIRCLES,
                    DELETE_CIRCLES,
                    SET_RECTANGLES,
                    DELETE_RECTANGLES,
                    SET_POLYGON,
                    DELETE_POLYGONS,
                    SET_ROUTE,
                    DELETE_ROUTES,
                    QUERY_AREAS,
                    COLLECT_RECORDER,
                    SET_RECORDER,
                    QUERY_DRIVER,
                    PHOTO,
                    SEARCH_MEDIA,
                    UPLOAD_MEDIA,
                    RECORD_SOUND,
                    UPLOAD_MEDIA_ITEM -> false;
        };
    }

    /** Whether this order is guarded. */
    public static boolean guards(CommandKind kind, Command command) {
        return guards(kind)
                || (command instanceof SetParameters set
                        && set.parameters().stream().map(Parameter::id).anyMatch(SERVERS::contains));
    }
}
