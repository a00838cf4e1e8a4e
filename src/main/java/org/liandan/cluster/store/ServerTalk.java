package org.liandan.cluster.store;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.cluster.ServersChanged;
import org.liandan.cluster.Told;

/**
 * What the servers on one database tell each other: a line under a subject, to all others, by NOTIFY. Within moments or not at all:
 * it is for what is in memory and would be out of date without it, never for what must not be lost. Costs nothing while a server is
 * alone.
 */
@Singleton
public class ServerTalk {

    private static final Logger LOG = Logger.getLogger(ServerTalk.class);
    /** Before {@link ServerRoll}, which hears for us. */
    private static final int BEFORE_THE_ROLL = 40;
    /** Lines that wait to be told, and things heard that wait to be heeded. */
    private static final int MOST_WAITING = 200_000;
    /** PostgreSQL takes less than 8,000 bytes at once. */
    private static final int LONGEST_PAYLOAD = 7_900;

    private static final int LINES_AT_ONCE = 5_000;

    private static final String TELL = "select pg_notify('" + ServerRoll.CHANNEL
            + "', words) from unnest(?::text[]) with ordinality as t (words, n) order by n";

    private final javax.sql.DataSource database;
    private final ServerRoll roll;
    private final Event<Told> told;
    private final Event<ServersChanged> changed;
    private final Counter lost;
    private final LinkedBlockingQueue<String> toTell = new LinkedBlockingQueue<>(MOST_WAITING);
    private final LinkedBlockingQueue<Runnable> toHeed = new LinkedBlockingQueue<>(MOST_WAITING);
    private final List<Thread> threads = new ArrayList<>();

    @Inject
    ServerTalk(
            @DataSource("maintenance") javax.sql.DataSource database,
            ServerRoll roll,
            Event<Told> told,
            Event<ServersChanged> changed,
            MeterRegistry metrics) {
        this.database = database;
        this.roll = roll;
        this.told = told;
        this.changed = changed;
        this.lost = Counter.builder("liandan.servers.talk.lost")
                .description("lines that other servers were not told, or that were told and not heeded here")
                .register(metrics);
    }

    void start(@Observes @Priority(BEFORE_THE_ROLL) StartupEvent event) {
        roll.listen(new ServerRoll.Ear() {
            @Override
            public void words(int server, String lines) {
                lines.lines().forEach(line -> heed(() -> fire(server, line)));
            }

            @Override
            public void others(Set<Integer> before, Set<Integer> now) {
                heed(() -> changed.fire(new ServersChanged(without(now, before), without(before, now))));
            }
        });
        threads.add(Thread.ofVirtual().name("server-talk-tell").start(() -> untilTheEnd(this::tellWhatWaits)));
        threads.add(Thread.ofVirtual()
                .name("server-talk-heed")
                .start(() -> untilTheEnd(() -> toHeed.take().run())));
    }

    void stop(@Observes ShutdownEvent event) {
        threads.forEach(Thread::interrupt);
    }

    /** True while no other server is there: nothing needs to be told. */
    public boolean alone() {
        return roll.others().isEmpty();
    }

    /** Whether any other server has been there since this one came. */
    public boolean everInCompany() {
        return roll.everInCompany();
    }

    /**
     * Tells all other servers; never blocks.
     *
     * @param subject one word
     * @param words the rest of one line
     */
    public void tell(String subject, String words) {
        if (alone()) {
            return;
        }
        String line = subject + ' ' + words;
        if (line.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("one line: " + line);
        }
        if (bytes(line) > LONGEST_PAYLOAD || !toTell.offer(line)) {
            lost.increment();
        }
    }

    private interface Step {
        void run() throws InterruptedException;
    }

    private static void untilTheEnd(Step step) {
        while (true) {
            try {
                step.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.error("what servers tell each other", e);
            }
        }
    }

    private void tellWhatWaits() throws InterruptedException {
        List<String> lines = new ArrayList<>();
        lines.add(toTell.take());
        toTell.drainTo(lines, LINES_AT_ONCE - 1);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(TELL)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", payloads(roll.number(), lines).toArray()));
            statement.execute();
        } catch (SQLException e) {
            lost.increment(lines.size());
            LOG.warnf("other servers are not told %d lines: %s", lines.size(), e.getMessage());
        }
    }

    /** As few notifications as will do: in each the teller's number, then its lines. */
    static List<String> payloads(int server, List<String> lines) {
        List<String> payloads = new ArrayList<>();
        StringBuilder payload = new StringBuilder().append(server);
        int size = payload.length();
        for (String line : lines) {
            int more = 1 + bytes(line);
            if (size + more > LONGEST_PAYLOAD + 12) {
                payloads.add(payload.toString());
                payload = new StringBuilder().append(server);
                size = payload.length();
            }
            payload.append('\n').append(line);
            size += more;
        }
        payloads.add(payload.toString());
        return payloads;
    }

    private static int bytes(String line) {
        return line.getBytes(StandardCharsets.UTF_8).length;
    }

    private void heed(Runnable heard) {
        if (!toHeed.offer(heard)) {
            lost.increment();
        }
    }

    private void fire(int server, String line) {
        Told one = read(server, line);
        if (one != null) {
            told.fire(one);
        }
    }

    static @Nullable Told read(int server, String line) {
        int end = line.indexOf(' ');
        return end < 1 ? null : new Told(server, line.substring(0, end), line.substring(end + 1));
    }

    private static Set<Integer> without(Set<Integer> all, Set<Integer> some) {
        Set<Integer> rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
