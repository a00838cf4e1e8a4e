package org.liandan.gateway.attachment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.jt808.AlarmIdentifier;
import org.liandan.jt808.AttachmentAnswer;
import org.liandan.jt808.AttachmentEnd;
import org.liandan.jt808.AttachmentList;
import org.liandan.jt808.AttachmentMessage;
import org.liandan.jt808.AttachmentStart;
import org.liandan.jt808.Header;
import org.liandan.jt808.PlatformAnswer;
import org.liandan.jt808.PlatformMessage;
import org.liandan.jt808.PlatformResult;
import org.liandan.jt808.TerminalMessage;
import org.liandan.media.AlarmIdentity;
import org.liandan.media.AlarmNumber;
import org.liandan.media.EvidenceFile;
import org.liandan.media.MediaSource;
import org.liandan.media.store.MediaCounters;
import org.liandan.media.store.MediaRefused;
import org.liandan.media.store.SafetyAlarms;

/**
 * What a terminal may say on the attachment connection (T/JSATL 12-2017 clause 4.6). Knows no channel; waits for disk and
 * database.
 *
 * <pre>
 *           0x1210: a number that we gave out, its terminal, harmless names, sizes within the bounds
 *  Waiting ─────────────────────────────────────────────────────────────▶ Open ─┐ 0x1211 → 0x8001
 *                                                                          ▲    │ block  → written at its offset
 *                                                                          └────┘ 0x1212 → 0x9212: kept, or what is missing
 *  anything else, and whatever breaks a rule: refused and closed
 * </pre>
 */
final class AttachmentSession {

    private static final Logger LOG = Logger.getLogger(AttachmentSession.class);
    private static final int MOST_GAPS = 255;

    private final Attachments shared;
    /** The alarm whose files come; null while waiting. */
    private SafetyAlarms.@Nullable Wanted alarm;

    private Map<String, EvidenceFile> announced = Map.of();
    private Map<String, Long> sizes = Map.of();
    private Set<String> kept = Set.of();
    private final Map<String, IncomingFile> coming = new HashMap<>();

    /**
     * What a message leads to.
     *
     * @param answer goes back
     * @param close the connection ends behind it
     */
    record Outcome(PlatformMessage answer, boolean close) {}

    AttachmentSession(Attachments shared) {
        this.shared = shared;
    }

    /** True when the terminal has said for which alarm it comes. */
    boolean open() {
        return alarm != null;
    }

    Outcome on(Header header, TerminalMessage message) throws IOException {
        if (!(message instanceof AttachmentMessage attachment)) {
            return refused(header, MediaCounters.Result.REFUSED_RULE, "a message that has no place here");
        }
        return switch (attachment) {
            case AttachmentList list -> list(header, list);
            case AttachmentStart start -> start(header, start);
            case AttachmentEnd end -> end(header, end);
        };
    }

    private Outcome list(Header header, AttachmentList list) {
        park();
        alarm = null;
        announced = Map.of();
        kept = Set.of();
        SafetyAlarms.Wanted found = AlarmNumber.isOne(list.alarmNumber())
                ? shared.alarms().find(new AlarmNumber(list.alarmNumber())).orElse(null)
                : null;
        if (found == null
                || !found.phone().equals(header.phone())
                || !found.identity().names(identity(list.identifier()))) {
            return refused(header, MediaCounters.Result.REFUSED_STRANGER, "no alarm of that number and terminal");
        }
        Map<String, EvidenceFile> names = new HashMap<>();
        Map<String, Long> bytes = new HashMap<>();
        for (AttachmentList.AttachmentFile file : list.files()) {
            Optional<EvidenceFile> name = EvidenceFile.of(file.name());
            if (name.isEmpty()) {
                return refused(header, MediaCounters.Result.REFUSED_RULE, "a file name that is not taken");
            }
            names.put(file.name(), name.get());
            bytes.put(file.name(), file.bytes());
        }
        if (names.isEmpty() || names.size() != list.files().size() || names.size() > most()) {
            return refused(header, MediaCounters.Result.REFUSED_RULE, "no files, too many, or two of one name");
        }
        long longest = shared.files().mostBytes(MediaSource.ATTACHMENT);
        long all = bytes.values().stream().mapToLong(Long::longValue).sum();
        if (bytes.values().stream().anyMatch(size -> size > longest) || !fits(all)) {
            return refused(header, MediaCounters.Result.REFUSED_TOO_LARGE, "files that are too large");
        }
        alarm = found;
        announced = names;
        sizes = bytes;
        kept = shared.alarms().attached(found.id());
        return new Outcome(PlatformAnswer.to(header, PlatformResult.OK), false);
    }

    private int most() {
        return shared.settings().maxFiles();
    }

    private boolean fits(long bytes) {
        return shared.files().underWayBytes() + bytes <= shared.settings().maxUnderWayBytes();
    }

    private static AlarmIdentity identity(AlarmIdentifier identifier) {
        return new AlarmIdentity(
                identifier.terminalId(),
                identifier.time(),
                identifier.sequence(),
                identifier.attachments(),
                identifier.reserved().toHex());
    }

    private Outcome start(Header header, AttachmentStart start) throws IOException {
        SafetyAlarms.Wanted current = alarm;
        EvidenceFile name = announced.get(start.name());
        if (current == null || name == null) {
            return refused(header, MediaCounters.Result.REFUSED_RULE, "a file that was not announced");
        }
        try {
            if (!isKept(start.name())) {
                begin(current, name, start.bytes());
            }
            return new Outcome(PlatformAnswer.to(header, PlatformResult.OK), false);
        } catch (MediaRefused e) {
            LOG.infof("%s of terminal %s: %s", start.name(), header.phone(), e.getMessage());
            return new Outcome(PlatformAnswer.to(header, PlatformResult.FAILURE), true);
        }
    }

    private boolean isKept(String name) {
        return kept.contains(name);
    }

    /** Takes up what had come before, or begins anew. */
    private IncomingFile begin(SafetyAlarms.Wanted current, EvidenceFile name, long size)
            throws MediaRefused, IOException {
        IncomingFile before = coming.get(name.name());
        if (before != null && before.size() == size) {
            return before;
        }
        if (before != null) {
            coming.remove(name.name());
            before.discard();
        }
        IncomingFile file = shared.parked().take(current.id(), name.name(), size);
        if (file == null) {
            if (size <= shared.files().mostBytes(MediaSource.ATTACHMENT) && !fits(size)) {
                shared.counters().count(MediaCounters.Result.REFUSED_STORE_FULL);
                throw MediaRefused.full("未完成的附件已达上限 / transfers under way are as many bytes as are allowed");
            }
            file = new IncomingFile(name, size, shared.files().draft(MediaSource.ATTACHMENT, size));
        }
        coming.put(name.name(), file);
        return file;
    }

    /**
     * Writes a piece of a block.
     *
     * @return false when it has no place here: the connection is to end
     */
    boolean data(String name, long offset, ByteBuffer piece) throws IOException {
        SafetyAlarms.Wanted current = alarm;
        EvidenceFile known = announced.get(name);
        if (current == null || known == null) {
            shared.counters().count(MediaCounters.Result.REFUSED_RULE);
            return false;
        }
        if (isKept(name)) {
            // it is being sent again although it is here
            return true;
        }
        try {
            IncomingFile file = coming.get(name);
            if (file == null) {
                // some terminals leave out 0x1211
                file = begin(current, known, sizes.getOrDefault(name, 0L));
            }
            boolean inside = file.write(offset, piece);
            if (!inside) {
                shared.counters().count(MediaCounters.Result.REFUSED_RULE);
            }
            return inside;
        } catch (MediaRefused e) {
            return false;
        }
    }

    private Outcome end(Header header, AttachmentEnd end) throws IOException {
        SafetyAlarms.Wanted current = alarm;
        IncomingFile file = coming.get(end.name());
        if (isKept(end.name())) {
            return new Outcome(new AttachmentAnswer(end.name(), end.fileType(), List.of()), false);
        }
        if (current == null || file == null) {
            return refused(header, MediaCounters.Result.REFUSED_RULE, "the end of a file that never began");
        }
        if (!file.complete()) {
            List<AttachmentAnswer.Stretch> gaps = file.missing().stream()
                    .limit(MOST_GAPS)
                    .map(gap -> new AttachmentAnswer.Stretch(gap.offset(), gap.length()))
                    .toList();
            return new Outcome(new AttachmentAnswer(end.name(), end.fileType(), gaps), false);
        }
        coming.remove(end.name());
        shared.store().keep(current.id(), file.name(), file.draft());
        kept = shared.alarms().attached(current.id());
        return new Outcome(new AttachmentAnswer(end.name(), end.fileType(), List.of()), false);
    }

    private Outcome refused(Header header, MediaCounters.Result result, String why) {
        shared.counters().count(result);
        LOG.infof("attachments of terminal %s refused: %s", header.phone(), why);
        return new Outcome(PlatformAnswer.to(header, PlatformResult.FAILURE), true);
    }

    /** The connection has ended: what has come waits for the terminal to come back. */
    void park() {
        SafetyAlarms.Wanted current = alarm;
        if (current != null) {
            coming.values().forEach(file -> shared.parked().park(current.id(), file));
        }
        coming.clear();
    }
}
