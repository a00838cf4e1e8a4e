package org.liandan.cluster.store;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.cluster.Server;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * The server processes that share this database. Each has a number and holds a session lock of the database under it for as long
 * as it lives: when the process or its machine is gone, so is the lock, and nobody has to guess from clocks. One of them holds the
 * lock of duty too and does the jobs that are done once.
 *
 * <p>The connection with the locks is this class's own. When it is lost the server goes on, is off duty at once, and takes its
 * number's lock again as soon as it can.
 */
@Singleton
public class ServerRoll {

    /** First key of the servers' locks, their number is the second; WriterSession reads it too. */
    public static final int SERVERS = 0x4c44_0001;

    /** Whether the server of that number is alive, as a condition; its column is put in with {@link String#formatted}. */
    public static final String IS_ALIVE = """
            exists (select from pg_locks l
                where l.locktype = 'advisory' and l.classid = 1279524865 and l.objid = %s::oid and l.objsubid = 2
                    and l.granted and l.database = (select oid from pg_database where datname = current_database()))""";

    /** First key of the lock of duty. */
    static final int DUTY = 0x4c44_0002;

    /** Notifications on it begin with the number of the server that tells something. */
    static final String CHANNEL = "liandan_servers";

    private static final Logger LOG = Logger.getLogger(ServerRoll.class);
    /** Before whatever writes, and behind it at the end. */
    private static final int FIRST = 50;

    private static final int ENTERING_AT_MOST_S = 60;

    private static final int LAST = 2_000_000;
    private static final long BEAT_MS = 2_000;
    /** A stop waits for no longer. */
    private static final long STEP_MS = 200;

    private static final int ANSWER_MS = 10_000;
    private static final int LONGEST_NAME = 100;
    private static final int MOST = 100;

    private static final String JOIN = "insert into server (name) values (?) returning number";
    /** Rows of servers that ended without a word are looked at for a day. */
    private static final String FORGET = "delete from server where beat_at < now() - interval '1 day'";

    private static final String BEAT = """
            insert into server (number, name, terminals, on_duty) overriding system value values (?, ?, ?, ?)
            on conflict (number) do update
                set beat_at = now(), terminals = excluded.terminals, on_duty = excluded.on_duty""";

    private static final String LOCK = "select pg_try_advisory_lock(?, ?)";

    private static final String ROLL = """
            select s.number, s.name, s.started_at, s.beat_at, s.terminals, s.on_duty, %s
            from server s order by s.number desc limit ?""".formatted(IS_ALIVE.formatted("s.number"));

    /** Hears what happens on the roll; called on its thread, which must not wait. */
    interface Ear {

        /** Another server tells something, a line each. */
        void words(int server, String lines);

        /** Other servers have come or gone. */
        void others(Set<Integer> before, Set<Integer> now);
    }

    private static final Ear NOBODY = new Ear() {
        @Override
        public void words(int server, String lines) {}

        @Override
        public void others(Set<Integer> before, Set<Integer> now) {}
    };

    private final javax.sql.DataSource database;
    private final MeterRegistry meters;
    private final int district;
    private final String name = machine();
    private volatile int number;
    private volatile boolean onDuty;
    private volatile boolean running;
    private volatile Set<Integer> others = Set.of();
    private volatile boolean everInCompany;
    private volatile Ear ear = NOBODY;
    private final CountDownLatch entered = new CountDownLatch(1);
    private @Nullable Thread thread;

    @Inject
    ServerRoll(@DataSource("maintenance") javax.sql.DataSource database, MeterRegistry meters) {
        this(database, meters, 0);
    }

    /** A server of the district with that number: each has a duty of its own. */
    ServerRoll(javax.sql.DataSource database, MeterRegistry meters, int district) {
        this.database = database;
        this.meters = meters;
        this.district = district;
        Gauge.builder("liandan.servers.others", this, roll -> roll.others.size())
                .description("other server processes on this database")
                .register(meters);
        Gauge.builder("liandan.servers.duty", this, roll -> roll.onDuty ? 1 : 0)
                .description("1 on the server that does the jobs which are done once")
                .register(meters);
    }

    /** From now on that ear hears; before {@link #open}. */
    void listen(Ear one) {
        ear = one;
    }

    void start(@Observes @Priority(FIRST) StartupEvent event) {
        open();
    }

    /** Takes a number and its lock; from now on this server is seen. */
    void open() {
        running = true;
        try {
            Connection connection = database.getConnection();
            try {
                number = join(connection);
                settle(connection);
            } catch (SQLException | RuntimeException e) {
                GivenUp.connection(connection);
                throw e;
            }
            thread = Thread.ofVirtual().name("server-roll").start(() -> keep(connection));
            entered.countDown();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot enter the roll of servers", e);
        }
        LOG.infof("server %d on %s, %d others, %s", number, name, others.size(), onDuty ? "on duty" : "not on duty");
    }

    void stop(@Observes @Priority(LAST) ShutdownEvent event) {
        close();
    }

    /** Gives the locks back and leaves the roll. */
    void close() {
        running = false;
        onDuty = false;
        Thread keeper = thread;
        if (keeper != null) {
            LockSupport.unpark(keeper);
            try {
                boolean _ = keeper.join(java.time.Duration.ofMillis(ANSWER_MS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** This server's number. */
    public int number() {
        return number;
    }

    /** Whether this server does the jobs that are done once. */
    public boolean onDuty() {
        return onDuty;
    }

    /**
     * As {@link #onDuty}, but waits while the server is still taking its place: the scheduler starts before the roll is open, and an
     * hourly job that is skipped in that second would not be done for an hour.
     */
    boolean onDutyOnceEntered() {
        try {
            boolean _ = entered.await(ENTERING_AT_MOST_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return onDuty;
    }

    /** Numbers of the other servers that are alive, as of the last beat. */
    public Set<Integer> others() {
        return others;
    }

    /** Whether any other server has been seen since this one came: what is in memory here may be older than the database. */
    public boolean everInCompany() {
        return everInCompany;
    }

    /** All servers of the last day, the newest first. */
    public List<Server> servers() {
        try (Connection connection = database.getConnection()) {
            return servers(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the roll of servers", e);
        }
    }

    private int join(Connection connection) throws SQLException {
        try (PreparedStatement forget = connection.prepareStatement(FORGET);
                PreparedStatement insert = connection.prepareStatement(JOIN)) {
            forget.executeUpdate();
            insert.setString(1, name);
            try (ResultSet row = insert.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("the roll gave no number");
                }
                return row.getInt(1);
            }
        }
    }

    /** With that connection the locks are held. */
    private void settle(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, ANSWER_MS);
        if (!lock(connection, SERVERS, number)) {
            // the session before it hangs on a machine that has not noticed its end
            throw new SQLException("the lock of server " + number + " is still held");
        }
        execute(connection, "listen " + CHANNEL);
        beat(connection);
        // who hears a number that he does not know looks around
        execute(connection, "notify " + CHANNEL + ", '" + number + "'");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void keep(Connection first) {
        Connection connection = first;
        while (running) {
            try {
                if (connection == null) {
                    connection = database.getConnection();
                    settle(connection);
                } else {
                    hear(connection);
                    // who leaves takes no duty up again
                    if (running) {
                        beat(connection);
                    }
                }
            } catch (SQLException | RuntimeException e) {
                onDuty = false;
                if (running) {
                    LOG.warnf("this server is off the roll for a while: %s", e.getMessage());
                }
                GivenUp.connection(connection);
                connection = null;
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(BEAT_MS));
            }
        }
        if (connection != null) {
            leave(connection);
        }
    }

    /** Until the next beat is due, or somebody speaks who is not known yet. */
    private void hear(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        long endNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(BEAT_MS);
        boolean stranger = false;
        while (running && !stranger && System.nanoTime() - endNs < 0) {
            PGNotification[] heard = postgres.getNotifications((int) STEP_MS);
            if (heard != null) {
                for (PGNotification one : heard) {
                    stranger |= hear(one.getParameter());
                }
            }
        }
    }

    /** True if whoever speaks is not among those that are known. */
    private boolean hear(String payload) {
        int end = payload.indexOf('\n');
        int speaker;
        try {
            speaker = Integer.parseInt(end < 0 ? payload : payload.substring(0, end));
        } catch (NumberFormatException e) {
            // a newer server's words
            return false;
        }
        if (speaker == number) {
            return false;
        }
        if (end >= 0) {
            ear.words(speaker, payload.substring(end + 1));
        }
        return !others.contains(speaker);
    }

    private void beat(Connection connection) throws SQLException {
        if (!onDuty) {
            onDuty = lock(connection, DUTY, district);
            if (onDuty) {
                LOG.infof("server %d is on duty", number);
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(BEAT)) {
            statement.setInt(1, number);
            statement.setString(2, name);
            statement.setInt(3, terminals());
            statement.setBoolean(4, onDuty);
            statement.executeUpdate();
        }
        Set<Integer> before = others;
        Set<Integer> now = servers(connection).stream()
                .filter(server -> server.alive() && server.number() != number)
                .map(Server::number)
                .collect(Collectors.toUnmodifiableSet());
        others = now;
        everInCompany |= !now.isEmpty();
        if (!now.equals(before)) {
            ear.others(before, now);
        }
    }

    /** As the gateway counts them for everybody. */
    private int terminals() {
        Gauge gauge = meters.find("liandan.terminals.online").gauge();
        return gauge == null || Double.isNaN(gauge.value()) ? 0 : (int) gauge.value();
    }

    private static boolean lock(Connection connection, int key, int which) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setInt(1, key);
            statement.setInt(2, which);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static List<Server> servers(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ROLL)) {
            statement.setInt(1, MOST);
            List<Server> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new Server(
                            row.getInt(1),
                            row.getString(2),
                            row.getObject(3, OffsetDateTime.class).toInstant(),
                            row.getObject(4, OffsetDateTime.class).toInstant(),
                            row.getInt(5),
                            row.getBoolean(6),
                            row.getBoolean(7)));
                }
            }
            return List.copyOf(found);
        }
    }

    private void leave(Connection connection) {
        try (connection;
                PreparedStatement delete = connection.prepareStatement("delete from server where number = ?");
                PreparedStatement unlock = connection.prepareStatement("select pg_advisory_unlock_all()");
                PreparedStatement deaf = connection.prepareStatement("unlisten *")) {
            delete.setInt(1, number);
            delete.executeUpdate();
            // the connection goes back to a pool
            unlock.execute();
            deaf.execute();
        } catch (SQLException e) {
            LOG.debugf("left without a word: %s", e.getMessage());
        }
    }

    private static String machine() {
        try {
            String host = InetAddress.getLocalHost().getHostName();
            return host.length() <= LONGEST_NAME ? host : host.substring(0, LONGEST_NAME);
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
