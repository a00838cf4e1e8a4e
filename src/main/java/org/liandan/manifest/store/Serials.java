package org.liandan.manifest.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.NumberBlock;

/**
 * Serials that begin at 1 on each day of the district and never make anybody wait: one sequence runs on for ever, and a day
 * remembers the value with which it began. A step that comes to nothing leaves a gap.
 */
@ApplicationScoped
class Serials {

    private final DataSource database;
    private final Map<LocalDate, Long> bases = new ConcurrentHashMap<>();

    Serials(DataSource database) {
        this.database = database;
    }

    /**
     * A number of that day that was never given before.
     *
     * @throws IllegalStateException when the day has given {@value NumberBlock#FIRST_SERIAL} − 1 already
     */
    ManifestNumber next(LocalDate day) {
        while (true) {
            long value = draw();
            long serial = value - base(day, value) + 1;
            if (serial >= NumberBlock.FIRST_SERIAL) {
                throw new IllegalStateException("no ordinary manifest number is left for " + day);
            }
            // somebody who drew later has begun the day: the value before it belongs to no day
            if (serial >= 1) {
                return ManifestNumber.of(day, (int) serial);
            }
        }
    }

    private long base(LocalDate day, long value) {
        Long known = bases.get(day);
        if (known == null) {
            known = read(day);
            if (known == null) {
                // in a transaction of its own, over in a moment: the day has begun whatever becomes of this manifest
                QuarkusTransaction.requiringNew().run(() -> begin(day, value));
                known = read(day);
            }
            if (known == null) {
                throw new IllegalStateException("day " + day + " has not begun");
            }
            bases.keySet().removeIf(other -> other.isBefore(day.minusDays(1)));
            bases.put(day, known);
        }
        return known;
    }

    private long draw() {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select nextval('manifest_serial')");
                var row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private @Nullable Long read(LocalDate day) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select base from manifest_day where day = ?")) {
            query.setObject(1, day);
            try (var row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : null;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void begin(LocalDate day, long base) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into manifest_day (day, base) values (?, ?) on conflict do nothing")) {
            insert.setObject(1, day);
            insert.setLong(2, base);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(SQLException cause) {
        return new IllegalStateException("cannot draw a manifest number", cause);
    }
}
