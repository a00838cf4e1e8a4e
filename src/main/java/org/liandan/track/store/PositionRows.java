package org.liandan.track.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import org.liandan.track.Position;
import org.postgresql.copy.CopyIn;

/**
 * Positions in PostgreSQL's binary COPY format (PostgreSQL documentation, COPY, "Binary Format"), written chunk by chunk
 * from one reused buffer. The point is EWKB, big-endian, with its SRID.
 */
final class PositionRows {

    static final String COPY = """
            copy position (at, received_at, vehicle_id, terminal_id, alarm_flags, status_flags, speed_kph,
                mileage_deci_km, recorder_speed_kph, heading_deg, altitude_m, satellites, quality, backlog, location)
            from stdin (format binary)""";

    private static final short COLUMNS = 15;
    private static final int LONGEST_ROW = 2 + COLUMNS * 4 + 8 + 8 + 6 * 4 + 4 + 4 + 4 * 2 + 1 + 25;
    private static final byte[] HEADER = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    /** PostgreSQL counts microseconds from 2000-01-01. */
    private static final long EPOCH_2000_S = 946_684_800L;

    private static final int EWKB_POINT_WITH_SRID = 0x2000_0001;
    private static final int WGS_84 = 4326;

    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);

    void begin() {
        buffer.clear().put(HEADER).putInt(0).putInt(0);
    }

    void add(Position position, CopyIn copy) throws SQLException {
        if (buffer.remaining() < LONGEST_ROW) {
            flush(copy);
        }
        buffer.putShort(COLUMNS);
        putTime(position.at());
        putTime(position.receivedAt());
        putInt(position.vehicleId());
        putInt(position.terminalId());
        putInt(position.alarmFlags());
        putInt(position.statusFlags());
        putReal(position.speedDeciKph() / 10f);
        if (position.mileageDeciKm() >= 0 && position.mileageDeciKm() <= Integer.MAX_VALUE) {
            putInt((int) position.mileageDeciKm());
        } else {
            putNull();
        }
        if (position.recorderSpeedDeciKph() >= 0) {
            putReal(position.recorderSpeedDeciKph() / 10f);
        } else {
            putNull();
        }
        putShort(position.headingDeg());
        putShort(position.altitudeM());
        if (position.satellites() >= 0) {
            putShort(position.satellites());
        } else {
            putNull();
        }
        putShort(position.quality());
        buffer.putInt(1).put((byte) (position.backlog() ? 1 : 0));
        putPoint(position.lonE6() / 1e6, position.latE6() / 1e6);
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

    private void putNull() {
        buffer.putInt(-1);
    }

    private void putInt(int value) {
        buffer.putInt(4).putInt(value);
    }

    private void putShort(int value) {
        buffer.putInt(2).putShort((short) value);
    }

    private void putReal(float value) {
        buffer.putInt(4).putFloat(value);
    }

    private void putTime(Instant time) {
        buffer.putInt(8).putLong((time.getEpochSecond() - EPOCH_2000_S) * 1_000_000L + time.getNano() / 1_000);
    }

    private void putPoint(double lonDeg, double latDeg) {
        buffer.putInt(25)
                .put((byte) 0)
                .putInt(EWKB_POINT_WITH_SRID)
                .putInt(WGS_84)
                .putDouble(lonDeg)
                .putDouble(latDeg);
    }
}
