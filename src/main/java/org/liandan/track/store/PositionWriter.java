package org.liandan.track.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.cluster.store.GivenUp;
import org.liandan.track.Position;
import org.liandan.track.SetAside;
import org.liandan.track.SetAsideReason;

/**
 * Writes positions in batches, in the order in which they came, and tells each sender once its message is durable.
 *
 * <p>Commits as soon as something waits, but not oftener than the commit interval while less than a full batch does:
 * alone a report is durable after one commit, under load a batch fills during the commit before it. While the database
 * is away the batch is kept and tried again; nothing is dropped. A row that the database refuses is found by halving and
 * set aside, so that it holds up no other. The queue has no bound of its own: whoever submits bounds what is under way.
 *
 * <p>One thread and one connection, opened anew after each failure.
 */
public final class PositionWriter {

    private static final Logger LOG = Logger.getLogger(PositionWriter.class);
    private static final long FIRST_PAUSE_MS = 50;
    private static final long LONGEST_PAUSE_MS = 2_000;
    /** The first failure of a batch may be a partition that went away; from the second on it is taken as the row's. */
    private static final int ATTEMPTS_BEFORE_SPLITTING = 2;

    private final DataSource database;
    private final int batchRows;
    private final long commitIntervalNs;
    private final PositionCounters counters;
    private final ResentReports resent = new ResentReports();
    private final PositionTransaction transaction = new PositionTransaction(resent);
    private final WriterSession session;
    private final ConcurrentHashMap<Integer, Instant> raised = new ConcurrentHashMap<>();
    private final LinkedBlockingQueue<Storable> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger queuedRows = new AtomicInteger();
    private final Thread thread;

    private @Nullable Connection connection;
    private volatile boolean healthy = true;
    private volatile boolean closing;
    private volatile boolean abandoned;

    /**
     * @param name of the writer's thread
     * @param database where {@code position} lives
     * @param settings batch size and commit interval
     * @param counters what became of the rows
     * @param server number of the server that writes
     */
    PositionWriter(String name, DataSource database, PositionSettings settings, PositionCounters counters, int server) {
        this.session = new WriterSession(server);
        this.database = database;
        this.batchRows = settings.batchRows();
        this.commitIntervalNs = settings.commitInterval().toNanos();
        this.counters = counters;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    /** Tells the newest report of a vehicle that is in the table; before {@link #start} only. */
    public void seed(int vehicleId, Instant newest) {
        resent.seed(vehicleId, newest);
    }

    /**
     * Tells that reports of a vehicle may be in the table up to that time, because another server has stored them; counts for what is
     * submitted afterwards.
     */
    public void raise(int vehicleId, Instant newest) {
        raised.merge(vehicleId, newest, (known, told) -> told.isAfter(known) ? told : known);
    }

    public void start() {
        thread.start();
    }

    /** Takes one message's positions; never blocks. Messages of one vehicle must come from one thread. */
    public void submit(Storable message) {
        int size = message.size();
        queue.add(message);
        int before = queuedRows.getAndAdd(size);
        if (before < batchRows && before + size >= batchRows) {
            LockSupport.unpark(thread);
        }
    }

    /** False while the last transaction failed and has not succeeded since. */
    public boolean healthy() {
        return healthy && thread.isAlive();
    }

    /**
     * Writes what is queued and ends.
     *
     * @return false when the deadline passed first; what was not committed was not acknowledged either
     */
    public boolean close(Duration deadline) {
        closing = true;
        LockSupport.unpark(thread);
        boolean ended = joined(deadline);
        if (!ended) {
            abandoned = true;
            thread.interrupt();
            joined(Duration.ofSeconds(1));
        }
        return ended;
    }

    private boolean joined(Duration deadline) {
        try {
            return thread.join(deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void run() {
        List<Storable> batch = new ArrayList<>();
        while (!abandoned && nextBatch(batch)) {
            try {
                store(batch);
            } catch (RuntimeException e) {
                // a fault of ours: the batch stays unacknowledged and its terminals send it again
                LOG.error("a batch of positions could not be written", e);
                healthy = false;
                giveUpConnection();
            }
            batch.clear();
            if (queuedRows.get() < batchRows && !closing) {
                LockSupport.parkNanos(commitIntervalNs);
            }
        }
        disconnect();
    }

    /** Waits for work; false when there will be none any more. */
    private boolean nextBatch(List<Storable> batch) {
        try {
            Storable next = queue.poll(200, TimeUnit.MILLISECONDS);
            while (next == null) {
                if (closing) {
                    return false;
                }
                next = queue.poll(200, TimeUnit.MILLISECONDS);
            }
            int rows = 0;
            while (next != null) {
                batch.add(next);
                rows += next.size();
                next = rows < batchRows ? queue.poll() : null;
            }
            queuedRows.addAndGet(-rows);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void store(List<Storable> batch) {
        List<Position> rows = new ArrayList<>();
        List<SetAside> setAside = new ArrayList<>();
        for (Storable message : batch) {
            rows.addAll(message.positions());
            setAside.addAll(message.setAside());
        }
        raised.keySet().forEach(vehicle -> {
            Instant newest = raised.remove(vehicle);
            if (newest != null) {
                resent.raise(vehicle, newest);
            }
        });
        BitSet suspects = resent.suspects(rows);
        if (storeRange(rows, 0, rows.size(), suspects, setAside)) {
            batch.forEach(PositionWriter::tell);
        }
    }

    /** One sender that cannot be told, while the sockets close for one, must not keep the others from being told. */
    private static void tell(Storable message) {
        try {
            message.committed();
        } catch (RuntimeException e) {
            LOG.debugf("a commit could not be told: %s", e);
        }
    }

    /**
     * Stores a part of the batch, however long the database is away.
     *
     * @return false when the writer was told to give up
     */
    private boolean storeRange(List<Position> rows, int from, int to, BitSet suspects, List<SetAside> setAside) {
        return storeRange(rows, from, to, suspects, setAside, ATTEMPTS_BEFORE_SPLITTING);
    }

    private boolean storeRange(
            List<Position> rows,
            int from,
            int to,
            BitSet suspects,
            List<SetAside> setAside,
            int attemptsBeforeSplitting) {
        long pauseMs = FIRST_PAUSE_MS;
        for (int attempt = 1; !abandoned; attempt++) {
            try {
                int duplicates = transaction.store(connected(), rows, from, to, suspects, setAside);
                counters.committed(to - from - duplicates, duplicates, setAside);
                healthy = true;
                return true;
            } catch (SQLException e) {
                counters.retried();
                transaction.forgetPartitions();
                boolean refused = RowRefused.says(e);
                if (refused && attempt >= attemptsBeforeSplitting && from < to) {
                    return split(rows, from, to, suspects, setAside, e);
                }
                if (!refused) {
                    // the commit may have happened although its answer did not arrive
                    suspects.set(from, to);
                    giveUpConnection();
                }
                healthy = refused;
                LOG.warnf("positions wait for the database, attempt %d: %s", attempt, e.getMessage());
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pauseMs));
                pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
            }
        }
        return false;
    }

    private boolean split(
            List<Position> rows, int from, int to, BitSet suspects, List<SetAside> setAside, SQLException cause) {
        if (to - from == 1) {
            Position row = rows.get(from);
            LOG.warnf("position of vehicle %d at %s set aside: %s", row.vehicleId(), row.at(), cause.getMessage());
            List<SetAside> withRow = new ArrayList<>(setAside);
            withRow.add(SetAside.of(row, SetAsideReason.REFUSED_BY_DATABASE, String.valueOf(cause.getMessage())));
            return storeRange(rows, from, from, suspects, withRow);
        }
        int middle = (from + to) >>> 1;
        return storeRange(rows, from, middle, suspects, setAside, 1)
                && storeRange(rows, middle, to, suspects, List.of(), 1);
    }

    private Connection connected() throws SQLException {
        Connection current = connection;
        if (current == null) {
            current = session.open(database);
            connection = current;
        }
        return current;
    }

    private void giveUpConnection() {
        Connection current = connection;
        connection = null;
        GivenUp.connection(current);
    }

    private void disconnect() {
        Connection current = connection;
        connection = null;
        if (current != null) {
            try {
                current.close();
            } catch (SQLException e) {
                LOG.debugf("closing a failed connection: %s", e.getMessage());
            }
        }
    }
}
