package org.liandan.gateway;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.geo.LonLat;
import org.liandan.jt808.DriverIdentity;
import org.liandan.jt808.Header;
import org.liandan.jt808.PlatformAnswer;
import org.liandan.jt808.PlatformResult;
import org.liandan.jt808.TerminalNotice;
import org.liandan.jt808.Waybill;
import org.liandan.track.Position;
import org.liandan.track.live.LivePosition;
import org.liandan.track.live.LivePositions;

/**
 * Waybills (0x0701) and drivers' cards (0x0702), off the event loop. 0x8001 result 0 means that the message and all that came
 * of it are committed, a refusal too: what was refused is kept, and the driver hears why by a text. Result 1 means that
 * nothing is kept and that the terminal may send again, which changes nothing twice.
 */
@Singleton
final class PaperDesk {

    private static final Logger LOG = Logger.getLogger(PaperDesk.class);

    /** An older place says nothing of where the truck is loaded now. */
    private static final Duration PLACE_GOOD_FOR = Duration.ofMinutes(10);

    private static final int CARD_BYTES = 200;

    private final MediaWork work;
    private final PaperReception reception;
    private final LivePositions positions;

    @Inject
    PaperDesk(MediaWork work, PaperReception reception, LivePositions positions) {
        this.work = work;
        this.reception = reception;
        this.positions = positions;
    }

    /** Takes a message of an authenticated terminal, on its event loop; it is answered later. */
    void take(TerminalConnection sender, TerminalLink link, Header header, TerminalNotice notice, Instant receivedAt) {
        RegisteredTerminal terminal = link.terminal();
        switch (notice) {
            case Waybill waybill -> {
                byte[] content = waybill.content().toArray();
                work.submit(
                        sender,
                        content.length,
                        () -> answer(sender, header, () -> {
                            LonLat standing = standing(terminal, receivedAt);
                            reception.take(terminal, content, receivedAt, standing);
                        }));
            }
            case DriverIdentity identity ->
                work.submit(
                        sender,
                        CARD_BYTES,
                        () -> answer(sender, header, () -> reception.take(terminal, identity, receivedAt)));
            case TerminalNotice other ->
                throw new IllegalArgumentException("0x%04x is no paper".formatted(other.messageId()));
        }
    }

    private static void answer(TerminalConnection sender, Header header, Runnable task) {
        PlatformResult result = PlatformResult.OK;
        try {
            task.run();
        } catch (RuntimeException e) {
            result = PlatformResult.FAILURE;
            LOG.warnf(e, "paper 0x%04x of terminal %s is not kept", header.messageId(), header.phone());
        }
        sender.reply(header, PlatformAnswer.to(header, result));
    }

    private @Nullable LonLat standing(RegisteredTerminal terminal, Instant now) {
        return positions
                .of(terminal.vehicle().value())
                .map(LivePosition::position)
                .filter(position -> position.receivedAt().isAfter(now.minus(PLACE_GOOD_FOR)))
                .map(Position::lonLat)
                .orElse(null);
    }
}
