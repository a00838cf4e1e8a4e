package org.liandan.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.liandan.jt808.BatchKind;
import org.liandan.jt808.Command;
import org.liandan.jt808.Header;
import org.liandan.jt808.Heartbeat;
import org.liandan.jt808.LocationBatch;
import org.liandan.jt808.LocationReport;
import org.liandan.jt808.PlatformAnswer;
import org.liandan.jt808.PlatformResult;
import org.liandan.jt808.TerminalMessage;
import org.liandan.jt808.TerminalNotice;

/**
 * A truck's terminal as JT/T 808 asks for it: registers once, authenticates on every connection, keeps itself alive, and
 * keeps each report until the platform has acknowledged it. After a loss of the connection it comes back by itself and sends
 * what is still unacknowledged first, as blind-area batches (0x0704 type 1). What the platform orders it does, as
 * {@link TerminalOrders} has it.
 */
final class Terminal implements AutoCloseable, PlatformConnection.Listener {

    /** Reports kept while the platform is away, three hours at one in three seconds; then the oldest go. */
    private static final int KEPT_REPORTS = 3_600;

    private static final int BATCH_REPORTS = 20;
    private static final int UNANSWERED_MESSAGES = 100;
    private static final Duration ANSWER_WAIT = Duration.ofSeconds(40);
    private static final Duration HEARTBEAT = Duration.ofSeconds(30);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration RETRY_AFTER_REFUSAL = Duration.ofSeconds(30);

    private final TerminalIdentity identity;
    private final InetSocketAddress platform;
    private final Clock clock;
    private final Consumer<String> journal;
    private final LinkFaults faults;
    private final TerminalMemory memory;
    private final TerminalOrders orders;
    private final SafetyBox safetyBox;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<LocationReport> waiting = new ArrayDeque<>();
    private final Deque<TerminalMessage> papers = new ArrayDeque<>();
    private final Map<Integer, Sent> sent = new LinkedHashMap<>();
    private long acknowledged;
    private long refused;
    private long forgotten;
    private boolean closed;
    private boolean wasConnected;
    private @Nullable String authCode;
    private @Nullable PlatformConnection connection;

    /** @param journal takes a sentence when something happens that a person should know */
    Terminal(TerminalIdentity identity, InetSocketAddress platform, Clock clock, Consumer<String> journal) {
        this(identity, platform, clock, journal, LinkFaults.NONE);
    }

    /** @param faults what the road swallows */
    Terminal(
            TerminalIdentity identity,
            InetSocketAddress platform,
            Clock clock,
            Consumer<String> journal,
            LinkFaults faults) {
        this.identity = identity;
        this.platform = platform;
        this.clock = clock;
        this.journal = journal;
        this.faults = faults;
        this.memory = new TerminalMemory(identity.version(), platform.getHostString(), platform.getPort());
        Random random = new Random(identity.phone().hashCode());
        Camera camera = new Camera(random);
        this.safetyBox = new SafetyBox(identity, camera, random);
        this.orders = new TerminalOrders(identity, memory, camera, faults, journal);
    }

    /** A message that waits for its answer: reports, or a paper of the driver's. */
    private record Sent(
            List<LocationReport> reports, @Nullable TerminalMessage paper, Instant at) {}

    /** How many reports have gone which way. */
    record Count(long acknowledged, long refused, long forgotten, int pending) {}

    void start() {
        Thread.ofVirtual().name("terminal-" + identity.phone()).start(this::live);
    }

    /** Takes a report for sending; never blocks. */
    void report(LocationReport report) {
        lock.lock();
        try {
            waiting.add(memory.note(report));
            forgetBeyondLimit();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes a paper of the driver's for sending; it is sent again until the platform has acknowledged it. */
    void handIn(TerminalMessage paper) {
        lock.lock();
        try {
            papers.add(paper);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static @Nullable TerminalMessage paper(TerminalMessage message) {
        return message instanceof TerminalNotice ? message : null;
    }

    /** Whether temporary tracking (0x8202) wants a report at that time of the simulation. */
    boolean tracked(Instant now) {
        return memory.trackedNow(now);
    }

    /** The driver telephones: the report is sent with an active-safety alarm, whose files the platform may ask for. */
    void driverTelephones(LocationReport here) {
        SafetyBox.Alarm alarm = safetyBox.driverTelephones(here);
        memory.keep(alarm.identifier(), alarm.files());
        report(alarm.report());
    }

    Count count() {
        lock.lock();
        try {
            return new Count(acknowledged, refused, forgotten, pending());
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nothing is left to send or to be acknowledged; false when that took longer. */
    boolean awaitAcknowledged(Duration longest) throws InterruptedException {
        long nanos = longest.toNanos();
        lock.lock();
        try {
            while (pending() > 0) {
                if (nanos <= 0 || closed) {
                    return false;
                }
                nanos = changed.awaitNanos(nanos);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
            if (connection != null) {
                connection.close();
            }
        } finally {
            lock.unlock();
        }
    }

    private void live() {
        try {
            while (!isClosed()) {
                pause(connectAndReport());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One connection from its beginning to its end; answers how long to wait before the next. */
    private Duration connectAndReport() throws InterruptedException {
        try (PlatformConnection open = PlatformConnection.open(identity, platform, faults, this)) {
            if (!adopt(open)) {
                return Duration.ZERO;
            }
            logIn(open);
            if (wasConnected) {
                journal.accept("terminal " + identity.phone() + " is connected again");
                sendBacklog(open);
            }
            wasConnected = true;
            while (open.open() && !isClosed()) {
                sendNext(open);
            }
            return RETRY;
        } catch (PlatformConnection.RefusedException e) {
            journal.accept(String.valueOf(e.getMessage()));
            return RETRY_AFTER_REFUSAL;
        } catch (IOException e) {
            return RETRY;
        } finally {
            takeBack();
        }
    }

    private void logIn(PlatformConnection open) throws IOException, InterruptedException {
        String code = authCode;
        if (code == null) {
            code = open.register();
            authCode = code;
        }
        if (!open.authenticate(code)) {
            authCode = null;
            throw new IOException("the platform did not take the authentication code");
        }
    }

    private void sendBacklog(PlatformConnection open) throws IOException {
        List<LocationReport> some = takeWaiting(BATCH_REPORTS);
        while (!some.isEmpty()) {
            transmit(open, new LocationBatch(BatchKind.BLIND_AREA, some), some);
            some = takeWaiting(BATCH_REPORTS);
        }
    }

    private void sendNext(PlatformConnection open) throws IOException, InterruptedException {
        if (!awaitWork()) {
            transmit(open, new Heartbeat(), List.of());
            return;
        }
        TerminalMessage paper = nextPaper();
        if (paper != null) {
            transmit(open, paper, List.of());
        }
        for (LocationReport report : takeWaiting(1)) {
            transmit(open, report, List.of(report));
        }
    }

    private void transmit(PlatformConnection open, TerminalMessage message, List<LocationReport> reports)
            throws IOException {
        open.send(message, serial -> {
            lock.lock();
            try {
                sent.put(serial, new Sent(reports, reports.isEmpty() ? paper(message) : null, clock.instant()));
            } finally {
                lock.unlock();
            }
        });
    }

    /** Waits for a report to send; false when it is time for a heartbeat. Fails when an answer is overdue. */
    private boolean awaitWork() throws IOException, InterruptedException {
        long nanos = HEARTBEAT.toNanos();
        lock.lock();
        try {
            while ((waiting.isEmpty() && papers.isEmpty()) || sent.size() >= UNANSWERED_MESSAGES) {
                if (closed || connection == null || !connection.open()) {
                    throw new IOException("the connection is closed");
                }
                if (nanos <= 0) {
                    demandAnswers();
                    return false;
                }
                nanos = changed.awaitNanos(nanos);
            }
            demandAnswers();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void demandAnswers() throws IOException {
        Instant longAgo = clock.instant().minus(ANSWER_WAIT);
        if (sent.values().stream()
                .findFirst()
                .filter(oldest -> oldest.at().isBefore(longAgo))
                .isPresent()) {
            throw new IOException("no answer within " + ANSWER_WAIT);
        }
    }

    @Override
    public void ordered(PlatformConnection from, Header header, Command command) {
        orders.carryOut(from, header, command);
    }

    @Override
    public void answered(PlatformAnswer answer) {
        lock.lock();
        try {
            Sent message = sent.remove(answer.answeredSerial());
            if (message != null && answer.result() == PlatformResult.OK) {
                acknowledged += message.reports().size();
            } else if (message != null) {
                refused += message.reports().size();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void closed() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable TerminalMessage nextPaper() {
        lock.lock();
        try {
            return papers.poll();
        } finally {
            lock.unlock();
        }
    }

    private List<LocationReport> takeWaiting(int most) {
        lock.lock();
        try {
            List<LocationReport> taken = new ArrayList<>();
            while (taken.size() < most && !waiting.isEmpty()) {
                taken.add(waiting.removeFirst());
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** What was sent and not acknowledged waits again, in front of what came since. */
    private void takeBack() {
        lock.lock();
        try {
            connection = null;
            List<LocationReport> back = sent.values().stream()
                    .flatMap(message -> message.reports().stream())
                    .toList();
            sent.values().stream().map(Sent::paper).filter(Objects::nonNull).forEach(papers::addFirst);
            sent.clear();
            back.reversed().forEach(waiting::addFirst);
            forgetBeyondLimit();
        } finally {
            lock.unlock();
        }
    }

    private void forgetBeyondLimit() {
        while (waiting.size() > KEPT_REPORTS) {
            waiting.removeFirst();
            forgotten++;
        }
    }

    private int pending() {
        return waiting.size()
                + sent.values().stream()
                        .mapToInt(message -> message.reports().size())
                        .sum();
    }

    private boolean adopt(PlatformConnection open) {
        lock.lock();
        try {
            connection = open;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private void pause(Duration duration) throws InterruptedException {
        long nanos = duration.toNanos();
        lock.lock();
        try {
            while (nanos > 0 && !closed) {
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }
}
