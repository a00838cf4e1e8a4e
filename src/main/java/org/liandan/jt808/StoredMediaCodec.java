package org.liandan.jt808;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.liandan.jt808.MediaSearchAnswer.StoredMedia;

/** Orders to cameras and microphones, and the files a terminal has stored: 0x0802, 0x0805, 0x8801 to 0x8805. */
final class StoredMediaCodec {

    /** A file of 2013: number, kind, channel, event, position without items. */
    private static final int ITEM_BYTES = 7 + LocationReport.BASE_BYTES;
    /** One of 2011, which has no number. */
    private static final int ITEM_BYTES_2011 = 3 + LocationReport.BASE_BYTES;
    /** Where a file of 2013 has the time of its position. */
    private static final int TIME_AT = 7 + 22;

    private StoredMediaCodec() {}

    static CameraCommand readCamera(BodyReader in) {
        return new CameraCommand(
                in.octet("channel", 1, 0xff),
                in.word("action"),
                in.word("interval"),
                in.flag("store"),
                in.octet("resolution"),
                in.octet("quality", 1, 10),
                in.octet("brightness"),
                in.octet("contrast", 0, 127),
                in.octet("saturation", 0, 127),
                in.octet("chroma"));
    }

    static void write(BodyWriter out, CameraCommand message) {
        out.octet(message.channel());
        out.word(message.action());
        out.word(message.intervalS());
        out.flag(message.store());
        out.octet(message.resolution());
        out.octet(message.quality());
        out.octet(message.brightness());
        out.octet(message.contrast());
        out.octet(message.saturation());
        out.octet(message.chroma());
    }

    static PhotoAnswer readPhotoAnswer(BodyReader in) {
        int answeredSerial = in.word("answeredSerial");
        int result = in.octet("result");
        List<Long> ids = new ArrayList<>();
        if (result == 0) {
            int count = in.word("count");
            for (int i = 0; i < count; i++) {
                ids.add(in.dword("mediaId"));
            }
        }
        return new PhotoAnswer(answeredSerial, result, ids);
    }

    static void write(BodyWriter out, PhotoAnswer message) {
        out.word(message.answeredSerial());
        out.octet(message.result());
        if (message.result() == 0) {
            out.word(message.mediaIds().size());
            message.mediaIds().forEach(out::dword);
        }
    }

    static MediaFilter readFilter(BodyReader in) {
        int kind = in.octet("kind");
        int channel = in.octet("channel");
        int event = in.octet("event");
        Instant from = in.timeOrNone("from");
        return new MediaFilter(kind, channel, event, from, in.timeOrNone("to"));
    }

    static void write(BodyWriter out, MediaFilter filter) {
        out.octet(filter.kind());
        out.octet(filter.channel());
        out.octet(filter.event());
        out.time(filter.from());
        out.time(filter.to());
    }

    static void write(BodyWriter out, FetchMedia message) {
        write(out, message.filter());
        out.flag(message.delete());
    }

    static void write(BodyWriter out, FetchSingleMedia message) {
        out.dword(message.mediaId());
        out.flag(message.delete());
    }

    static RecordSound readSound(BodyReader in) {
        return new RecordSound(in.flag("start"), in.word("seconds"), in.flag("store"), in.octet("sampleRate", 0, 3));
    }

    static void write(BodyWriter out, RecordSound message) {
        out.flag(message.start());
        out.word(message.seconds());
        out.flag(message.store());
        out.octet(message.sampleRate());
    }

    static MediaSearchAnswer readSearchAnswer(BodyReader in) {
        int answeredSerial = in.word("answeredSerial");
        int total = in.word("total");
        if (isOf2011(in, total)) {
            in.use(ProtocolVersion.V2011);
            return new MediaSearchAnswer(answeredSerial, total, readItems2011(in));
        }
        if (in.version() == ProtocolVersion.V2011) {
            in.use(ProtocolVersion.V2013);
        }
        if (total == 1 && in.remaining() > ITEM_BYTES) {
            // 2019 gives the position of a file no length, so it may have items; of several files none could be told
            // apart
            return new MediaSearchAnswer(answeredSerial, total, List.of(readItem(in, in.remaining())));
        }
        List<StoredMedia> found = new ArrayList<>();
        while (in.remaining() > 0) {
            found.add(readItem(in, ITEM_BYTES));
        }
        return new MediaSearchAnswer(answeredSerial, total, found);
    }

    private static boolean isOf2011(BodyReader in, int total) {
        int count = in.peekWord(0);
        boolean fits = count >= 0 && in.remaining() == 2 + count * ITEM_BYTES_2011;
        return switch (in.version()) {
            case V2011 -> fits;
            case V2013 -> fits && in.remaining() % ITEM_BYTES != 0 && !(total == 1 && in.timeAhead(TIME_AT));
            case V2019 -> false;
        };
    }

    private static List<StoredMedia> readItems2011(BodyReader in) {
        int count = in.word("count");
        List<StoredMedia> found = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            found.add(new StoredMedia(
                    null, in.octet("kind"), in.octet("channel"), in.octet("event"), LocationCodec.readBase(in)));
        }
        return found;
    }

    private static StoredMedia readItem(BodyReader in, int length) {
        BodyReader item = in.slice("found", length);
        return new StoredMedia(
                item.dword("mediaId"),
                item.octet("kind"),
                item.octet("channel"),
                item.octet("event"),
                LocationCodec.readReport(item));
    }

    static void write(BodyWriter out, MediaSearchAnswer message) {
        boolean is2011 = out.version() == ProtocolVersion.V2011;
        List<StoredMedia> found = message.found();
        out.word(message.answeredSerial());
        out.word(message.total());
        if (is2011) {
            out.word(found.size());
        }
        boolean items = !is2011 && found.size() == 1 && message.total() == 1;
        for (StoredMedia media : found) {
            Long mediaId = media.mediaId();
            if (!items && !media.location().items().isEmpty()) {
                throw new IllegalArgumentException("the position of one of several files has no items");
            }
            if (!is2011) {
                if (mediaId == null) {
                    throw new IllegalArgumentException("from 2013 on a stored file has a number");
                }
                out.dword(mediaId);
            }
            out.octet(media.kind());
            out.octet(media.channel());
            out.octet(media.event());
            LocationCodec.write(out, media.location());
        }
    }
}
