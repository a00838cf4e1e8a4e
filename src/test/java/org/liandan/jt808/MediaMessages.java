package org.liandan.jt808;

import static org.liandan.jt808.Messages.bytes;
import static org.liandan.jt808.Messages.dwords;
import static org.liandan.jt808.Messages.locations;
import static org.liandan.jt808.Messages.octets;
import static org.liandan.jt808.Messages.texts;
import static org.liandan.jt808.Messages.timesOrNone;
import static org.liandan.jt808.Messages.words;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Arbitrary photos, sounds, stored files and attachments. */
final class MediaMessages {

    private MediaMessages() {}

    static Arbitrary<TerminalMessage> terminal(ProtocolVersion version) {
        return Arbitraries.oneOf(
                heads().map(MediaEvent::new),
                uploads(version),
                searchAnswers(version),
                photoAnswers(),
                Combinators.combine(texts(30), octets(), dwords()).as(AttachmentStart::new),
                Combinators.combine(texts(30), octets(), dwords()).as(AttachmentEnd::new),
                LocationItemsOf.identifiers()
                        .flatMap(identifier -> Combinators.combine(texts(7), texts(32), octets(), files())
                                .as((terminalId, number, kind, files) ->
                                        new AttachmentList(terminalId, identifier, number, kind, files))));
    }

    static Arbitrary<PlatformMessage> platform(ProtocolVersion version) {
        Arbitrary<Boolean> either = Arbitraries.of(true, false);
        return Arbitraries.oneOf(
                Combinators.combine(
                                version == ProtocolVersion.V2011 ? words() : Arbitraries.just(-1),
                                dwords(),
                                words().list().ofMaxSize(125))
                        .as(MediaAnswer::new),
                cameraCommands(),
                filters().map(SearchMedia::new),
                Combinators.combine(filters(), either).as(FetchMedia::new),
                Combinators.combine(Arbitraries.longs().between(1, 0xffff_ffffL), either)
                        .as(FetchSingleMedia::new),
                Combinators.combine(
                                either, words(), either, Arbitraries.integers().between(0, 3))
                        .as(RecordSound::new),
                Combinators.combine(texts(40), words(), words(), LocationItemsOf.identifiers(), texts(32))
                        .as(AttachmentRequest::new),
                Combinators.combine(
                                texts(60),
                                octets(),
                                Combinators.combine(dwords(), dwords())
                                        .as(AttachmentAnswer.Stretch::new)
                                        .list()
                                        .ofMaxSize(20))
                        .as(AttachmentAnswer::new));
    }

    private static Arbitrary<MediaHead> heads() {
        return Combinators.combine(dwords(), octets(), octets(), octets(), octets())
                .as(MediaHead::new);
    }

    private static Arbitrary<LocationReport> bareLocations() {
        return locations()
                .map(it -> new LocationReport(
                        it.alarmFlags(),
                        it.statusFlags(),
                        it.latitudeE6(),
                        it.longitudeE6(),
                        it.altitudeM(),
                        it.speedDeciKph(),
                        it.directionDeg(),
                        it.time(),
                        LocationItems.EMPTY));
    }

    private static Arbitrary<MediaUpload> uploads(ProtocolVersion version) {
        Arbitrary<MediaUpload.MediaPart> parts = Arbitraries.integers()
                .between(1, 0xffff)
                .flatMap(total ->
                        Arbitraries.integers().between(1, total).map(index -> new MediaUpload.MediaPart(total, index)));
        return version == ProtocolVersion.V2011
                ? Combinators.combine(heads(), parts, bytes(0, 3000))
                        .as((head, part, data) -> new MediaUpload(head, null, part, data))
                : Combinators.combine(heads(), bareLocations(), bytes(0, 3000))
                        .as((head, location, data) -> new MediaUpload(head, location, null, data));
    }

    private static Arbitrary<MediaSearchAnswer> searchAnswers(ProtocolVersion version) {
        Arbitrary<@Nullable Long> ids =
                version == ProtocolVersion.V2011 ? dwords().injectNull(1) : dwords().map(id -> id);
        Arbitrary<MediaSearchAnswer> many = Combinators.combine(
                        words(),
                        Arbitraries.integers().between(2, 0xffff),
                        stored(ids, bareLocations()).list().ofMaxSize(8))
                .as((serial, total, found) -> new MediaSearchAnswer(serial, Math.max(total, found.size()), found));
        Arbitrary<MediaSearchAnswer> one = Combinators.combine(
                        words(), stored(ids, version == ProtocolVersion.V2011 ? bareLocations() : locations()))
                .as((serial, found) -> new MediaSearchAnswer(serial, 1, List.of(found)));
        return Arbitraries.oneOf(many, one);
    }

    private static Arbitrary<MediaSearchAnswer.StoredMedia> stored(
            Arbitrary<@Nullable Long> ids, Arbitrary<LocationReport> locations) {
        return Combinators.combine(ids, octets(), octets(), octets(), locations).as(MediaSearchAnswer.StoredMedia::new);
    }

    private static Arbitrary<PhotoAnswer> photoAnswers() {
        return Arbitraries.oneOf(
                Combinators.combine(words(), dwords().list().ofMaxSize(300))
                        .as((serial, ids) -> new PhotoAnswer(serial, 0, ids)),
                Combinators.combine(words(), Arbitraries.integers().between(1, 0xff))
                        .as((serial, result) -> new PhotoAnswer(serial, result, List.of())));
    }

    private static Arbitrary<List<AttachmentList.AttachmentFile>> files() {
        return Combinators.combine(texts(60), dwords())
                .as(AttachmentList.AttachmentFile::new)
                .list()
                .ofMaxSize(20);
    }

    private static Arbitrary<CameraCommand> cameraCommands() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 0xff),
                        words(),
                        words(),
                        Arbitraries.of(true, false),
                        octets(),
                        Arbitraries.integers().between(1, 10),
                        octets(),
                        Combinators.combine(
                                        Arbitraries.integers().between(0, 127),
                                        Arbitraries.integers().between(0, 127),
                                        octets())
                                .as(List::of))
                .as((channel, action, interval, store, resolution, quality, brightness, rest) -> new CameraCommand(
                        channel,
                        action,
                        interval,
                        store,
                        resolution,
                        quality,
                        brightness,
                        rest.get(0),
                        rest.get(1),
                        rest.get(2)));
    }

    private static Arbitrary<MediaFilter> filters() {
        return Combinators.combine(octets(), octets(), octets(), timesOrNone(), timesOrNone())
                .as(MediaFilter::new);
    }
}
