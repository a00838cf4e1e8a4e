package org.liandan.gateway;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.liandan.gateway.attachment.AttachmentServer;
import org.liandan.http.store.DatabaseAway;
import org.liandan.ingest.Receipt;
import org.liandan.jt808.AttachmentRequest;
import org.liandan.jt808.LocationReport;
import org.liandan.jt808.SafetyAlarm;
import org.liandan.media.SafetyReport;
import org.liandan.media.store.MediaCounters;
import org.liandan.media.store.SafetyAlarms;

/**
 * Safety alarms of position reports. A report that brings alarms is acknowledged when both its positions and its alarms are
 * committed; one that brings none costs a look at its item ids. Alarms with attachments lead to 0x9208, at once and again
 * when the terminal comes back without having sent them.
 */
@Singleton
final class SafetyDesk implements LinkListener {

    private static final Logger LOG = Logger.getLogger(SafetyDesk.class);
    private static final int BYTES_OF_ALARM = 200;
    /** What a terminal that comes back is asked for: it keeps files of a few days, and has other things to do. */
    private static final int MOST_AT_LOGIN = 8;

    private static final Duration ASKED_AT_LOGIN = Duration.ofDays(7);
    private static final long FIRST_PAUSE_MS = 50;
    private static final long LONGEST_PAUSE_MS = 2_000;

    private final MediaWork work;
    private final SafetyAlarms alarms;
    private final AttachmentServer attachments;
    private final MediaCounters counters;
    private final Clock clock;

    @Inject
    SafetyDesk(MediaWork work, SafetyAlarms alarms, AttachmentServer attachments, MediaCounters counters, Clock clock) {
        this.work = work;
        this.alarms = alarms;
        this.attachments = attachments;
        this.counters = counters;
        this.clock = clock;
    }

    /**
     * Has the alarms of a message stored, on the sender's event loop.
     *
     * @param positions the receipt of the message's positions
     * @return what is to be told of the positions' commit instead: it passes on when the alarms are stored too
     */
    Receipt accompany(
            TerminalConnection sender,
            TerminalLink link,
            List<LocationReport> reports,
            Instant receivedAt,
            Receipt positions) {
        List<SafetyReport> found = List.of();
        for (LocationReport report : reports) {
            List<SafetyAlarm> items = report.items().safetyAlarms();
            if (!items.isEmpty()) {
                found = found.isEmpty() ? new ArrayList<>() : found;
                translate(link, report, items, receivedAt, found);
            }
        }
        if (found.isEmpty()) {
            return positions;
        }
        List<SafetyReport> all = found;
        SharedReceipt receipt = new SharedReceipt(positions);
        work.submit(sender, (long) BYTES_OF_ALARM * all.size(), () -> store(link, all, receipt));
        return receipt;
    }

    private void translate(
            TerminalLink link,
            LocationReport report,
            List<SafetyAlarm> items,
            Instant receivedAt,
            List<SafetyReport> found) {
        for (SafetyAlarm item : items) {
            SafetyTranslation.report(link.terminal(), report, item, receivedAt)
                    .ifPresentOrElse(found::add, () -> counters.count(MediaCounters.Result.ALARM_UNUSABLE));
        }
    }

    private void store(TerminalLink link, List<SafetyReport> reports, SharedReceipt receipt) {
        long pauseMs = FIRST_PAUSE_MS;
        while (true) {
            try {
                List<SafetyAlarms.Wanted> wanted = alarms.record(reports);
                receipt.committed();
                wanted.forEach(alarm -> ask(link, alarm));
                return;
            } catch (RuntimeException e) {
                if (!DatabaseAway.says(e)) {
                    counters.count(MediaCounters.Result.FAILED);
                    LOG.warnf(e, "%d safety alarms could not be stored", reports.size());
                    // a fault of ours, which a resend would only repeat
                    receipt.committed();
                    return;
                }
                // bounded by the bytes that may wait, beyond which the senders are not read
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pauseMs));
                pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
            }
        }
    }

    /** What has not come is asked for again. */
    @Override
    public void online(TerminalLink link) {
        work.offer(() -> alarms.wantedOf(
                        link.terminal().terminal().value(), clock.instant().minus(ASKED_AT_LOGIN), MOST_AT_LOGIN)
                .forEach(alarm -> ask(link, alarm)));
    }

    private void ask(TerminalLink link, SafetyAlarms.Wanted alarm) {
        alarms.requested(alarm.id(), clock.instant());
        link.send(
                new AttachmentRequest(
                        attachments.publicHost(link.localHost()),
                        attachments.publicPort(),
                        0,
                        SafetyTranslation.identifier(alarm.identity()),
                        alarm.number().digits()),
                _ -> {});
    }
}
