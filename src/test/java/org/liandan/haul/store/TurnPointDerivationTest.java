package org.liandan.haul.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.liandan.app.TestDatabase;

/** {@code derive_turn_points}: the corners of a line, as "angle@along" in whole degrees and metres. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TurnPointDerivationTest {

    @Inject
    DataSource database;

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            a straight line has none        | LINESTRING(109.84 40.65, 109.84 40.66)                            | ''
            a right turn is positive        | LINESTRING(109.84 40.65, 109.84 40.654, 109.846 40.654)           | 90@444
            a left turn is negative         | LINESTRING(109.84 40.65, 109.84 40.654, 109.834 40.654)           | -90@444
            30° is no turn                  | LINESTRING(109.84 40.65, 109.84 40.654, 109.843 40.658)           | ''
            turning round is 180°           | LINESTRING(109.84 40.65, 109.84 40.66, 109.84 40.65)              | 180@1110
            a doubled vertex is one vertex  | LINESTRING(109.84 40.65, 109.84 40.654, 109.84 40.654, 109.846 40.654) | 90@444
            the first corner of two         | LINESTRING(109.84 40.65, 109.84 40.652, 109.842 40.652, 109.842 40.65) | 90@222 90@391
            """)
    void findsCorners(String what, String wkt, String corners) {
        assertThat(derive("st_geomfromtext('" + wkt + "', 4326)")).as(what).isEqualTo(corners);
    }

    @ParameterizedTest(name = "arc of radius {0} m: {1}")
    @CsvSource({"8, 90", "15, 90", "30, 90", "100, ''"})
    void aRoundedCornerIsOneTurnAndALongBendIsNone(int radiusM, String corners) {
        // the points of the arc lie every 5°; before and after it the road runs straight for a kilometre
        String line = """
                (select st_setsrid(st_makeline(array[st_makepoint(109.84, 40.64),
                    st_makeline(st_makepoint(109.84 + %1$d * (1 - cos(radians(a))) / 84480.0,
                        40.65 + %1$d * sin(radians(a)) / 111050.0) order by a),
                    st_makepoint(109.852, 40.65 + %1$d / 111050.0)]), 4326) from generate_series(0, 90, 5) a)""".formatted(radiusM);

        String derived = derive(line);

        assertThat(derived.replaceAll("@.*", "")).isEqualTo(corners);
    }

    private String derive(String line) {
        String sql = "select round(angle_deg), round(along_m) from derive_turn_points(" + line + ") order by seq";
        List<String> corners = new ArrayList<>();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql);
                var row = statement.executeQuery()) {
            while (row.next()) {
                corners.add(row.getInt(1) + "@" + row.getInt(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
        return String.join(" ", corners);
    }
}
