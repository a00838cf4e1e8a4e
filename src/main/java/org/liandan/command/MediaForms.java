package org.liandan.command;

import java.time.Instant;
import org.liandan.jt808.CameraCommand;
import org.liandan.jt808.Command;
import org.liandan.jt808.FetchMedia;
import org.liandan.jt808.FetchSingleMedia;
import org.liandan.jt808.MediaFilter;
import org.liandan.jt808.QueryRecorder;
import org.liandan.jt808.RecordSound;
import org.liandan.jt808.SearchMedia;
import org.liandan.jt808.SetRecorder;

/** Requests for pictures, sound and the driving recorder's data. */
final class MediaForms {

    private static final int MOST_PHOTOS = 100;
    private static final int MOST_BLOCK_BYTES = 900;

    private MediaForms() {}

    private enum Shot {
        PHOTO,
        VIDEO,
        STOP
    }

    static Command photo(RequestFields request) {
        int count = request.integer("count", 1, MOST_PHOTOS, 1);
        int action = switch (request.choice("shot", Shot.class, Shot.PHOTO)) {
            case PHOTO -> count;
            case VIDEO -> CameraCommand.VIDEO;
            case STOP -> CameraCommand.STOP;
        };
        return new CameraCommand(
                request.integer("channel", 1, 255, 1),
                action,
                request.integer("intervalS", 0, 3_600, 0),
                request.flag("store", false),
                request.integer("resolution", 0, 255, 2),
                request.integer("quality", 1, 10, 3),
                request.integer("brightness", 0, 255, 128),
                request.integer("contrast", 0, 127, 64),
                request.integer("saturation", 0, 127, 64),
                request.integer("chroma", 0, 255, 128));
    }

    private enum MediaKind {
        IMAGE(0),
        SOUND(1),
        VIDEO(2);

        private final int code;

        MediaKind(int code) {
            this.code = code;
        }
    }

    static Command search(RequestFields request) {
        return new SearchMedia(filter(request));
    }

    static Command upload(RequestFields request) {
        return new FetchMedia(filter(request), request.flag("delete", false));
    }

    private static MediaFilter filter(RequestFields request) {
        Instant from = request.instant("from");
        Instant to = request.instant("to");
        if (from != null && to != null && to.isBefore(from)) {
            request.fault("to", "不得早于 from", "must not be before from");
        }
        return new MediaFilter(
                request.choice("media", MediaKind.class, MediaKind.IMAGE).code,
                request.integer("channel", 0, 255, 0),
                request.integer("event", 0, 255, 0),
                from,
                to);
    }

    static Command uploadOne(RequestFields request) {
        return new FetchSingleMedia(request.number("mediaId", 1, 0xffff_ffffL), request.flag("delete", false));
    }

    static Command sound(RequestFields request) {
        return new RecordSound(
                request.flag("start", true),
                request.integer("seconds", 0, 3_600, 0),
                request.flag("store", false),
                request.integer("sampleRate", 0, 3, 0));
    }

    static Command collectRecorder(RequestFields request) {
        return new QueryRecorder(request.integer("command", 0, 255), request.bytes("block", MOST_BLOCK_BYTES));
    }

    static Command setRecorder(RequestFields request) {
        return new SetRecorder(request.integer("command", 0, 255), request.bytes("block", MOST_BLOCK_BYTES));
    }
}
