package org.liandan.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.liandan.geo.LocalPlane;

/**
 * Plays a recording through a real socket. A track is sent as a terminal would send it: registered, authenticated, one
 * 0x0200 at its time, each repeated until it is acknowledged. Recorded frames are sent as they are, and the answers shown.
 */
public final class Replay {

    private static final Duration LAST_ANSWERS = Duration.ofSeconds(60);

    private final ReplayOptions options;
    private final Clock clock;
    private final PrintStream out;
    private int answers;

    public Replay(ReplayOptions options, Clock clock, PrintStream out) {
        this.options = options;
        this.clock = clock;
        this.out = out;
    }

    /**
     * Plays it to the end.
     *
     * @return whether everything that was sent has been acknowledged (of frames: whether all could be sent)
     * @throws IOException if the file cannot be played or the platform cannot be reached
     */
    public boolean run() throws IOException, InterruptedException {
        if (HexSession.is(options.file())) {
            return frames(HexSession.read(options.file()));
        }
        RecordedTrack track = TrackFile.read(options.file(), options.terminal());
        if (options.register()) {
            register();
        }
        return track(rebased(track));
    }

    /** Times so that the last report is of now when it is sent, whatever the speed: none is from the future. */
    private RecordedTrack rebased(RecordedTrack track) {
        if (options.keepTimes()) {
            return track;
        }
        double ahead = Math.max(0, 1 - 1 / options.speedup());
        return track.beginningAt(
                clock.instant().minusMillis((long) (track.duration().toMillis() * ahead)));
    }

    private boolean track(RecordedTrack track) throws InterruptedException {
        Instant started = clock.instant();
        Instant first = track.fixes().getFirst().at();
        try (Terminal terminal = new Terminal(options.identity(), options.gateway(), clock, this::say)) {
            terminal.start();
            double mileageM = 0;
            Fix before = track.fixes().getFirst();
            for (Fix fix : track.fixes()) {
                LocalPlane plane = LocalPlane.at(before.point());
                mileageM += Math.hypot(
                        plane.xM(fix.point().lonDeg()), plane.yM(fix.point().latDeg()));
                before = fix;
                sleepUntil(started.plusMillis(
                        (long) (Duration.between(first, fix.at()).toMillis() / options.speedup())));
                Motion seen = new Motion(fix.point(), mileageM, fix.speedKph(), fix.headingDeg(), false);
                terminal.report(PositionReport.of(seen, fix.at(), mileageM, true));
            }
            boolean all = terminal.awaitAcknowledged(LAST_ANSWERS);
            Terminal.Count count = terminal.count();
            say(track.fixes().size() + " reports played, " + count.acknowledged() + " acknowledged, " + count.refused()
                    + " refused, " + (count.pending() + count.forgotten()) + " without an answer");
            return all && count.refused() == 0 && count.forgotten() == 0;
        }
    }

    private void sleepUntil(Instant instant) throws InterruptedException {
        long millis = Duration.between(clock.instant(), instant).toMillis();
        if (millis > 0) {
            Thread.sleep(millis);
        }
    }

    /** Each frame as it is; where the platform hangs up, as it may on frames that break its rules, the next one calls anew. */
    private boolean frames(List<byte[]> pieces) throws IOException, InterruptedException {
        int hungUp = 0;
        int sent = 0;
        while (sent < pieces.size()) {
            int before = sent;
            try (FrameConversation conversation = FrameConversation.open(options.gateway(), out)) {
                while (sent < pieces.size() && conversation.send(pieces.get(sent))) {
                    sent++;
                    Thread.sleep((long) Math.max(1, 100 / options.speedup()));
                }
                hungUp += conversation.finish() ? 0 : 1;
                answers += conversation.answers();
            }
            if (sent == before) {
                throw new IOException("the platform takes no connection any more");
            }
        }
        say(pieces.size() + " pieces sent, " + answers + " answers, " + hungUp + " times the platform hung up");
        return true;
    }

    private void register() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            TerminalIdentity identity = options.identity();
            new Api(http, options.server(), options.username(), options.password())
                    .send(
                            "POST",
                            "/imports/terminals",
                            "text/csv; charset=utf-8",
                            "phone,plate,plateColor,terminalId,protocol,carrierCreditCode\n"
                                    + String.join(
                                            ",",
                                            identity.phone(),
                                            identity.plate(),
                                            String.valueOf(identity.plateColor()),
                                            identity.terminalId(),
                                            "JT808_" + identity.version().name().substring(1),
                                            options.carrierCreditCode())
                                    + "\n");
            say("terminal " + identity.phone() + " of " + identity.plate() + " is registered");
        }
    }

    private void say(String sentence) {
        out.println("replay: " + sentence);
    }
}
