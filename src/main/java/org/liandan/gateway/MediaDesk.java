package org.liandan.gateway;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.jt808.Header;
import org.liandan.jt808.MediaAnswer;
import org.liandan.jt808.MediaEvent;
import org.liandan.jt808.MediaMessage;
import org.liandan.jt808.MediaUpload;
import org.liandan.jt808.PlatformAnswer;
import org.liandan.jt808.PlatformMessage;
import org.liandan.jt808.PlatformResult;
import org.liandan.media.Capture;
import org.liandan.media.store.MediaCounters;
import org.liandan.media.store.MediaRefused;
import org.liandan.media.store.MediaSettings;
import org.liandan.media.store.MediaStore;

/**
 * Photos, sounds and videos of the main connection. A 0x8800 without a list means that file and row are durable; a file that
 * is not taken is answered 0x8001: 3 for one that never will be, 1 for one that may be sent again later.
 */
@Singleton
final class MediaDesk implements LinkListener {

    private static final Logger LOG = Logger.getLogger(MediaDesk.class);
    private static final int SMALL_BYTES = 100;

    private final MediaWork work;
    private final MediaStore store;
    private final MediaCounters counters;
    private final int maxPhotoBytes;
    /** Files that come in parts (2011), one for each terminal that is connected. Each is touched by its event loop only. */
    private final Map<TerminalLink, MediaParts> parts = new ConcurrentHashMap<>();

    @Inject
    MediaDesk(MediaWork work, MediaStore store, MediaCounters counters, MediaSettings settings) {
        this.work = work;
        this.store = store;
        this.counters = counters;
        this.maxPhotoBytes = Math.toIntExact(Math.min(settings.maxPhotoBytes(), Integer.MAX_VALUE));
    }

    /** Takes a message of an authenticated terminal, on its event loop; it is answered later. */
    void take(TerminalConnection sender, TerminalLink link, Header header, MediaMessage message, Instant receivedAt) {
        switch (message) {
            case MediaEvent event -> {
                Capture capture = MediaTranslation.capture(link.terminal(), event.head(), null, receivedAt);
                work.submit(sender, SMALL_BYTES, () -> sender.reply(header, announce(header, capture)));
            }
            case MediaUpload upload -> {
                Capture capture =
                        MediaTranslation.capture(link.terminal(), upload.head(), upload.location(), receivedAt);
                if (upload.part() == null) {
                    keep(sender, header, capture, upload.data().toArray());
                } else {
                    gather(sender, link, header, capture, upload);
                }
            }
        }
    }

    private PlatformMessage announce(Header header, Capture capture) {
        try {
            store.announce(capture);
            return PlatformAnswer.to(header, PlatformResult.OK);
        } catch (RuntimeException e) {
            return failed(header, capture, e);
        }
    }

    private void keep(TerminalConnection sender, Header header, Capture capture, byte[] data) {
        work.submit(sender, data.length, () -> sender.reply(header, keep(header, capture, data)));
    }

    private PlatformMessage keep(Header header, Capture capture, byte[] data) {
        try {
            store.keep(capture, ByteBuffer.wrap(data));
            return MediaAnswer.whole(header, capture.mediaId());
        } catch (MediaRefused e) {
            LOG.infof("media %d of terminal %s: %s", capture.mediaId(), header.phone(), e.getMessage());
            return PlatformAnswer.to(
                    header,
                    e.result() == MediaCounters.Result.REFUSED_TOO_LARGE
                            ? PlatformResult.UNSUPPORTED
                            : PlatformResult.FAILURE);
        } catch (IOException | RuntimeException e) {
            return failed(header, capture, e);
        }
    }

    private PlatformMessage failed(Header header, Capture capture, Exception cause) {
        counters.count(MediaCounters.Result.FAILED);
        LOG.warnf(cause, "media %d of terminal %s is not kept", capture.mediaId(), header.phone());
        return PlatformAnswer.to(header, PlatformResult.FAILURE);
    }

    /** 2011: each part is a message; with the last of them the platform says which it has not seen. */
    private void gather(
            TerminalConnection sender, TerminalLink link, Header header, Capture capture, MediaUpload upload) {
        MediaUpload.MediaPart part = part(upload);
        MediaParts file = parts.get(link);
        if (file == null || !file.isOf(capture.mediaId(), part.total())) {
            file = MediaParts.of(capture.mediaId(), part.total(), maxPhotoBytes);
            if (file == null) {
                counters.count(MediaCounters.Result.REFUSED_TOO_LARGE);
                sender.reply(header, PlatformAnswer.to(header, PlatformResult.UNSUPPORTED));
                return;
            }
            parts.put(link, file);
        }
        if (!file.add(part.index(), upload.data().toArray())) {
            parts.remove(link);
            counters.count(MediaCounters.Result.REFUSED_TOO_LARGE);
            sender.reply(header, PlatformAnswer.to(header, PlatformResult.UNSUPPORTED));
            return;
        }
        byte @Nullable [] whole = file.whole();
        if (whole != null) {
            parts.remove(link);
            keep(sender, header, capture, whole);
        } else if (part.index() == part.total()) {
            List<Integer> missing = file.missing();
            sender.reply(header, MediaAnswer.missing(header, capture.mediaId(), missing));
        } else {
            sender.reply(header, PlatformAnswer.to(header, PlatformResult.OK));
        }
    }

    private static MediaUpload.MediaPart part(MediaUpload upload) {
        MediaUpload.MediaPart part = upload.part();
        if (part == null) {
            throw new AssertionError("asked for only where there is one");
        }
        return part;
    }

    @Override
    public void offline(TerminalLink link) {
        parts.remove(link);
    }
}
