package org.liandan.haul.store;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.liandan.haul.Measure;

/** The columns in which a {@link Measure} lies: limit and measured value in km/h, m and s, at most one pair set. */
final class MeasureColumns {

    private MeasureColumns() {}

    /** Sets the six columns behind a parameter, and returns the last one's number. */
    static int set(Measure measure, PreparedStatement statement, int before) throws SQLException {
        int i = before;
        Measure.Speed speed = measure instanceof Measure.Speed it ? it : null;
        setSpeed(statement, ++i, speed == null ? null : speed.limitDeciKph());
        setSpeed(statement, ++i, speed == null ? null : speed.measuredDeciKph());
        Measure.Distance distance = measure instanceof Measure.Distance it ? it : null;
        setWhole(statement, ++i, distance == null ? null : distance.limitM());
        setWhole(statement, ++i, distance == null ? null : distance.measuredM());
        Measure.Time time = measure instanceof Measure.Time it ? it : null;
        setWhole(statement, ++i, time == null ? null : (int) time.limit().toSeconds());
        setWhole(statement, ++i, time == null ? null : (int) time.measured().toSeconds());
        return i;
    }

    private static void setSpeed(PreparedStatement statement, int index, @Nullable Integer deciKph)
            throws SQLException {
        statement.setBigDecimal(index, deciKph == null ? null : BigDecimal.valueOf(deciKph, 1));
    }

    private static void setWhole(PreparedStatement statement, int index, @Nullable Integer number) throws SQLException {
        statement.setObject(index, number, Types.INTEGER);
    }

    /** What the columns of a row say. */
    static Measure of(ResultSet row) throws SQLException {
        BigDecimal limitKph = row.getBigDecimal("limit_kph");
        if (limitKph != null) {
            return new Measure.Speed(deci(limitKph), deci(row.getBigDecimal("measured_kph")));
        }
        Integer limitM = row.getObject("limit_m", Integer.class);
        if (limitM != null) {
            return new Measure.Distance(limitM, row.getInt("measured_m"));
        }
        Integer limitS = row.getObject("limit_s", Integer.class);
        return limitS == null
                ? new Measure.Nothing()
                : new Measure.Time(Duration.ofSeconds(limitS), Duration.ofSeconds(row.getInt("measured_s")));
    }

    private static int deci(BigDecimal kph) {
        return kph.movePointRight(1).intValueExact();
    }
}
