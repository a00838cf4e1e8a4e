package org.liandan.track.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import org.liandan.track.Position;
import org.postgresql.copy.CopyIn;

/**
 * Positions in PostgreSQL's binary COPY format (PostgreSQL documentation, COPY, "Binary Format"), written chunk by chunk
 * from one reused buffer. No column is ever null, so a row always has the same length.
 *
 * <p>Numbers that the standard sends unsigned keep their bits in the signed column of their width; a position's -1 for
 * "the report does not say" has them all set.
 */
final class PositionRows {

    static final String COPY = """
            copy position (at, received_at, vehicle_id, terminal_id, lon_e6, lat_e6, alarm_flags, status_flags,
                mileage_deci_km, speed_deci_kph, recorder_speed_deci_kph, heading_deg, altitude_m, satellites, marks)
            from stdin (format binary)""";

    /** Bit of {@code marks} above those of {@link org.liandan.track.Quality}: blind-area data. */
    static final int BACKLOG = 256;

    private static final short COLUMNS = 15;
    private static final int ROW_BYTES = 2 + COLUMNS * 4 + 2 * 8 + 7 * 4 + 6 * 2;
    private static final byte[] HEADER = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    /** PostgreSQL counts microseconds from 2000-01-01. */
    private static final long EPOCH_2000_S = 946_684_800L;

    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);

    void begin() {
        buffer.clear().put(HEADER).putInt(0).putInt(0);
    }

    void add(Position position, CopyIn copy) throws SQLException {
        if (buffer.remaining() < ROW_BYTES) {
            flush(copy);
        }
        buffer.putShort(COLUMNS);
        putTime(position.at());
        putTime(position.receivedAt());
        putInt(position.vehicleId());
        putInt(position.terminalId());
        putInt(position.lonE6());
        putInt(position.latE6());
        putInt(position.alarmFlags());
        putInt(position.statusFlags());
        putInt((int) position.mileageDeciKm());
        putShort(position.speedDeciKph());
        putShort(position.recorderSpeedDeciKph());
        putShort(position.headingDeg());
        putShort(position.altitudeM());
        putShort(position.satellites());
        putShort(position.backlog() ? position.quality() | BACKLOG : position.quality());
    }

    void end(CopyIn copy) throws SQLException {
        if (buffer.remaining() < 2) {
            flush(copy);
        }
        buffer.putShort((short) -1);
        flush(copy);
    }

    private void flush(CopyIn copy) throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    private void putInt(int value) {
        buffer.putInt(4).putInt(value);
    }

    private void putShort(int value) {
        buffer.putInt(2).putShort((short) value);
    }

    private void putTime(Instant time) {
        buffer.putInt(8).putLong((time.getEpochSecond() - EPOCH_2000_S) * 1_000_000L + time.getNano() / 1_000);
    }
}
