package org.liandan.ledger.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.liandan.cluster.store.NotOnDuty;
import org.liandan.http.TableFile;
import org.liandan.ledger.ExportBounds;

/**
 * Writes export jobs to files, one after the other on one thread, so that large exports leave the database to the gates. Rows come
 * by a cursor and go through to the file: memory does not grow with the number of lines. A file appears under its name when it is
 * whole.
 */
@ApplicationScoped
public class ExportRunner {

    private static final Logger LOG = Logger.getLogger(ExportRunner.class);

    /** Lines between two looks whether somebody has cancelled. */
    private static final int LINES_BETWEEN_LOOKS = 2_000;

    private static final int LONGEST_S = 3_600;

    private final ExportBook book;
    private final RegisterRows registers;
    private final Path directory;
    private final ExecutorService runner = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("export").daemon().factory());

    ExportRunner(
            ExportBook book,
            RegisterRows registers,
            @ConfigProperty(name = "liandan.export.directory") Path directory) {
        this.book = book;
        this.registers = registers;
        this.directory = directory;
    }

    void onStart(@Observes StartupEvent event) {
        book.resume();
        begin();
    }

    void onStop(@Observes ShutdownEvent event) {
        runner.shutdownNow();
    }

    @Scheduled(every = "10m", delayed = "3m", identity = "export-expiry", skipExecutionIf = NotOnDuty.class)
    void rounds() {
        expire();
        book.resume();
        begin();
    }

    /** Removes files that have been kept long enough. */
    public void expire() {
        for (long id : book.expire()) {
            for (TableFile.Format format : TableFile.Format.values()) {
                delete(file(id, format));
            }
        }
    }

    /** Does what waits, in the background. */
    public void begin() {
        try {
            runner.execute(() -> {
                for (Optional<ExportJob> job = book.take(); job.isPresent(); job = book.take()) {
                    run(job.get());
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("the server stops; exports go on after its start", e);
        }
    }

    /** Where the file of a finished job is. */
    public Path file(ExportJob job) {
        return file(job.id(), job.format());
    }

    private Path file(long id, TableFile.Format format) {
        return directory.resolve(id + "." + format.extension());
    }

    private void run(ExportJob job) {
        Path part = directory.resolve(job.id() + ".part");
        try {
            Files.createDirectories(directory);
            Written written =
                    QuarkusTransaction.requiringNew().timeout(LONGEST_S).call(() -> write(job, part));
            Files.move(part, file(job), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            if (!book.finish(job.id(), written.lines(), written.bytes(), written.digest())) {
                delete(file(job));
            }
        } catch (StoppedException e) {
            LOG.debugf(e, "export %d stopped", job.id());
            delete(part);
        } catch (TooLargeException e) {
            LOG.infof("export %d: %s", job.id(), e.getMessage());
            delete(part);
            book.fail(job.id(), "文件超过 1 GB，请缩短时间范围。 The file is larger than 1 GB; narrow the period.");
        } catch (IOException | RuntimeException e) {
            LOG.errorf(e, "export %d failed", job.id());
            delete(part);
            book.fail(job.id(), "内部错误，详见日志。 A fault of ours, see the log.");
        }
    }

    private record Written(long lines, long bytes, String digest) {}

    private Written write(ExportJob job, Path part) throws IOException {
        MessageDigest sha256 = sha256();
        Counter lines = new Counter();
        try (Bounded out =
                new Bounded(new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(part)), sha256))) {
            TableFile table = job.format().open(out, job.register().chinese());
            table.row(LedgerTable.HEADER);
            registers.each(job.register(), job.subject(), job.filter(), ExportBook.most(job.format()), line -> {
                table.row(LedgerTable.cells(line));
                if (lines.next() % LINES_BETWEEN_LOOKS == 0) {
                    look(job, lines.count);
                }
            });
            look(job, lines.count);
            table.finish();
            out.flush();
            return new Written(lines.count, out.bytes, HexFormat.of().formatHex(sha256.digest()));
        }
    }

    private void look(ExportJob job, long done) {
        if (Thread.currentThread().isInterrupted() || !book.isToGoOn(job.id(), done)) {
            throw new StoppedException();
        }
    }

    private static final class Counter {
        private long count;

        long next() {
            return ++count;
        }
    }

    /** Cancelled, or the server stops: either way the job's row says already what it is. */
    private static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException() {
            super("the file has more than " + ExportBounds.FILE_BYTES + " bytes");
        }
    }

    /** Counts bytes and ends before a disk is full of one file. */
    private static final class Bounded extends FilterOutputStream {
        private long bytes;

        Bounded(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            count(1);
            out.write(b);
        }

        @Override
        public void write(byte[] b, int off, int len) throws IOException {
            count(len);
            out.write(b, off, len);
        }

        private void count(int more) throws IOException {
            bytes += more;
            if (bytes > ExportBounds.FILE_BYTES) {
                throw new TooLargeException();
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove an export", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every JDK", e);
        }
    }
}
