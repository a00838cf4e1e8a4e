package org.liandan.jt808;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liandan.jt808.Fields.Tree;

/** Fields of messages about photos, sounds and videos. */
final class MediaFields {

    private static final DateTimeFormatter DIGITS =
            DateTimeFormatter.ofPattern("uuMMddHHmmss", Locale.ROOT).withZone(Bcd.ZONE);
    private static final int DATA_SHOWN = 16;

    private MediaFields() {}

    static void put(Tree tree, MediaEvent message) {
        putHead(tree, message.head());
    }

    private static void putHead(Tree tree, MediaHead head) {
        tree.put("media_id", head.mediaId())
                .put("type", head.kind())
                .put("format", head.format())
                .put("event", head.event())
                .put("channel", head.channel());
    }

    /** Of the file only its beginning: it may have half a megabyte. */
    static void put(Tree tree, MediaUpload message) {
        putHead(tree, message.head());
        LocationReport location = message.location();
        MediaUpload.MediaPart part = message.part();
        if (location != null) {
            tree.put("location", LocationFields.of(location));
        }
        if (part != null) {
            tree.put("total", part.total()).put("index", part.index());
        }
        tree.put("data_len_in_packet", message.data().size())
                .put("data_head", message.data().head(DATA_SHOWN).toHex());
    }

    static void put(Tree tree, MediaAnswer message) {
        if (message.answeredSerial() >= 0) {
            tree.put("reply_serial", message.answeredSerial());
        }
        tree.put("media_id", message.mediaId())
                .put("count", message.missing().size())
                .put("indices", message.missing());
    }

    static void put(Tree tree, CameraCommand message) {
        tree.put("channel", message.channel())
                .put("command", message.action())
                .put("interval_s", message.intervalS())
                .put("save", bit(message.store()))
                .put("resolution", message.resolution())
                .put("quality", message.quality())
                .put("brightness", message.brightness())
                .put("contrast", message.contrast())
                .put("saturation", message.saturation())
                .put("chroma", message.chroma());
    }

    static void put(Tree tree, PhotoAnswer message) {
        tree.put("reply_serial", message.answeredSerial()).put("result", message.result());
        if (message.result() == 0) {
            tree.put("count", message.mediaIds().size()).put("ids", message.mediaIds());
        }
    }

    static void put(Tree tree, SearchMedia message) {
        putFilter(tree, message.filter());
    }

    static void put(Tree tree, FetchMedia message) {
        putFilter(tree, message.filter());
        tree.put("delete", bit(message.delete()));
    }

    static void put(Tree tree, FetchSingleMedia message) {
        tree.put("media_id", message.mediaId()).put("delete", bit(message.delete()));
    }

    private static void putFilter(Tree tree, MediaFilter filter) {
        tree.put("type", filter.kind())
                .put("channel", filter.channel())
                .put("event", filter.event())
                .put("start_bcd", digits(filter.from()))
                .put("end_bcd", digits(filter.to()));
    }

    private static String digits(@Nullable Instant time) {
        return time == null ? "000000000000" : DIGITS.format(time);
    }

    static void put(Tree tree, RecordSound message) {
        tree.put("command", bit(message.start()))
                .put("seconds", message.seconds())
                .put("save", bit(message.store()))
                .put("sample_rate", message.sampleRate());
    }

    static void put(Tree tree, MediaSearchAnswer message) {
        tree.put("reply_serial", message.answeredSerial())
                .put("count", message.total())
                .put("items", message.found().stream().map(MediaFields::stored).toList());
    }

    private static Map<String, @Nullable Object> stored(MediaSearchAnswer.StoredMedia media) {
        Tree tree = new Tree();
        if (media.mediaId() != null) {
            tree.put("media_id", media.mediaId());
        }
        return tree.put("type", media.kind())
                .put("channel", media.channel())
                .put("event", media.event())
                .put("location", LocationFields.of(media.location()))
                .map();
    }

    private static int bit(boolean value) {
        return value ? 1 : 0;
    }
}
