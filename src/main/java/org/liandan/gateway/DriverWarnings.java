package org.liandan.gateway;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.liandan.command.CommandKind;
import org.liandan.command.CommandOrigin;
import org.liandan.command.NewCommand;
import org.liandan.command.store.CommandDesk;
import org.liandan.command.store.CommandSettings;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.haul.Measure;
import org.liandan.haul.Verdict;
import org.liandan.haul.ViolationRecorded;
import org.liandan.haul.ViolationType;

/**
 * Has the driver hear of a violation while it can still do good: spoken by the terminal, in Chinese, not more often than he can
 * stand. Never for what lies back, and never for the end of an episode of whose beginning he has heard.
 */
@Singleton
class DriverWarnings {

    /** A violation that began longer ago is history: it was found late, or replayed. */
    private static final Duration FRESH = Duration.ofMinutes(2);

    /** More that wait at a time come too late anyhow. */
    private static final int MOST_WAITING = 200;

    private final CommandDesk desk;
    private final Sessions sessions;
    private final CommandSettings settings;
    private final Pattern phones;
    private final Clock clock;
    private final LaneThread thread = new LaneThread("driver-warnings");
    private final AtomicInteger waiting = new AtomicInteger();

    @Inject
    DriverWarnings(CommandDesk desk, Sessions sessions, CommandSettings settings, Clock clock) {
        this.desk = desk;
        this.sessions = sessions;
        this.settings = settings;
        this.phones = Pattern.compile(settings.automaticPhones());
        this.clock = clock;
    }

    void stop(@Observes ShutdownEvent event) {
        thread.stop();
    }

    void onViolation(@Observes(during = TransactionPhase.AFTER_SUCCESS) ViolationRecorded violation) {
        if (!isNews(violation) || waiting.get() >= MOST_WAITING) {
            return;
        }
        waiting.incrementAndGet();
        // the transaction was a lane's, and positions wait behind it
        thread.run(() -> {
            waiting.decrementAndGet();
            warn(violation);
        });
    }

    private boolean isNews(ViolationRecorded violation) {
        // an episode is recorded when it begins, and again, with its end, when it is over; a turn once, when it has
        // been judged
        boolean begins = violation.endedAt() == null
                || violation.type() == ViolationType.RIGHT_TURN
                || violation.type() == ViolationType.RIGHT_TURN_STOP;
        return begins
                && sentence(violation).isPresent()
                && violation.startedAt().plus(FRESH).isAfter(clock.instant());
    }

    private void warn(ViolationRecorded violation) {
        Instant now = clock.instant();
        for (TerminalLink link : sessions.links(violation.vehicleId())) {
            RegisteredTerminal terminal = link.terminal();
            boolean heard = desk.lastOf(terminal.terminal(), CommandOrigin.VIOLATION)
                    .filter(last -> last.plus(settings.warningInterval()).isAfter(now))
                    .isPresent();
            if (!heard && phones.matcher(terminal.phone().digits()).matches()) {
                desk.place(NewCommand.automatic(
                        terminal.terminal(),
                        CommandKind.TEXT,
                        CommandOrigin.VIOLATION,
                        Map.of(
                                "text",
                                sentence(violation).orElseThrow(),
                                "purpose",
                                "URGENT",
                                "outputs",
                                List.of("DISPLAY", "SPEECH")),
                        now.plus(settings.warningLifetime())));
            }
        }
    }

    /** What the driver hears, if anything. A proven speed is a lower bound, and is called one. */
    static Optional<String> sentence(ViolationRecorded violation) {
        String speeds = violation.measure() instanceof Measure.Speed(int limit, int measured)
                ? "限速" + kph(limit) + "公里每小时，实测" + (violation.verdict() == Verdict.PROVEN ? "至少" : "") + kph(measured)
                        + "公里每小时，"
                : "";
        return Optional.ofNullable(
                switch (violation.type()) {
                    case SPEEDING -> "您已超速，" + speeds + "请减速行驶。";
                    case RIGHT_TURN -> "右转弯车速过快，" + speeds + "请减速，注意右侧行人和非机动车。";
                    case RIGHT_TURN_STOP -> "右转必停：右转弯前请停车观察，注意右侧行人和非机动车。";
                    case OFF_ROUTE -> "您已偏离规定路线，请尽快返回。";
                    case OUTSIDE_TIME_WINDOW -> "当前不在规定的运输时间内。";
                    case FORBIDDEN_ZONE -> "您已驶入禁行区域，请尽快驶离。";
                    // he stands, or cannot hear
                    case UNPLANNED_STOP, OFFLINE, TAMPER_HINT -> null;
                    // the terminal has spoken by itself
                    case FATIGUE,
                            PHONE_USE,
                            SMOKING,
                            DISTRACTION,
                            DRIVER_ABNORMAL,
                            NO_SEAT_BELT,
                            DRIVING_TOO_LONG,
                            CAMERA_COVERED,
                            FORWARD_COLLISION,
                            PEDESTRIAN_COLLISION,
                            FOLLOWING_TOO_CLOSE,
                            LANE_DEPARTURE,
                            LANE_CHANGING,
                            ROAD_SIGN,
                            BLIND_SPOT -> null;
                });
    }

    private static String kph(int deciKph) {
        return BigDecimal.valueOf(deciKph, 1).stripTrailingZeros().toPlainString();
    }
}
