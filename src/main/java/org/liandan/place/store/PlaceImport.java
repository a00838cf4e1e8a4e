package org.liandan.place.store;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.http.BulkMerge;
import org.liandan.http.ImportOutcome;
import org.liandan.http.Violations;
import org.liandan.place.PlaceKind;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;

/** Writes many places or routes at once, by their codes. */
@ApplicationScoped
public class PlaceImport {

    /**
     * One place, checked.
     *
     * @param operatorId the organisation that runs it
     * @param fence well-known binary, hexadecimal
     * @param speedLimitKph limit inside the fence; null leaves that of a known place as it is
     */
    public record PlaceLine(
            String code,
            String name,
            PlaceKind kind,
            String address,
            long operatorId,
            String fence,
            @Nullable String speedLimitKph) {}

    /**
     * One route, checked.
     *
     * @param line well-known binary, hexadecimal
     * @param timeWindows as JSON, {@code [{"days":[1],"starts":"06:00","ends":"22:00"}]}; null leaves those of a known
     *     route as they are
     */
    public record RouteLine(
            String code,
            String name,
            @Nullable Long fromPlaceId,
            @Nullable Long toPlaceId,
            String line,
            int corridorWidthM,
            String speedLimitKph,
            String rightTurnLimitKph,
            @Nullable String timeWindows) {}

    private final DataSource database;
    private final BulkMerge merge;

    PlaceImport(DataSource database, BulkMerge merge) {
        this.database = database;
        this.merge = merge;
    }

    /** The fence of a feature, or null after noting what is wrong with it. */
    public static @Nullable String fence(@Nullable JsonNode geometry, Violations violations) {
        return hex(PlaceRecord.fenceOf(geometry, violations));
    }

    /** The line of a feature, or null after noting what is wrong with it. */
    public static @Nullable String line(@Nullable JsonNode geometry, Violations violations) {
        return hex(RouteRecord.lineOf(geometry, violations));
    }

    private static @Nullable String hex(@Nullable Geometry geometry) {
        return geometry == null ? null : WKBWriter.toHex(new WKBWriter().write(geometry));
    }

    /** The identities of active organisations by credit code. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<String, Long> operators(Collection<String> creditCodes) {
        return numbers("select credit_code, id from organization where active and credit_code = any(?)", creditCodes);
    }

    /** The identities of places by code. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<String, Long> places(Collection<String> codes) {
        return numbers("select code, id from place where code = any(?)", codes);
    }

    /** The identities of routes by code. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<String, Long> routes(Collection<String> codes) {
        return numbers("select code, id from route where code = any(?)", codes);
    }

    private Map<String, Long> numbers(String query, Collection<String> keys) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(query)) {
            statement.setArray(1, connection.createArrayOf("text", keys.toArray()));
            Map<String, Long> found = new HashMap<>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    found.put(row.getString(1), row.getLong(2));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read what the import refers to", e);
        }
    }

    /** Writes the places in the running transaction; no two have the same code. */
    public List<ImportOutcome> mergePlaces(List<PlaceLine> lines) {
        return merge.merge(
                PlaceImportSql.PLACES,
                List.of(
                        lines.stream().map(PlaceLine::code).toList(),
                        lines.stream().map(PlaceLine::name).toList(),
                        lines.stream().map(line -> line.kind().name()).toList(),
                        lines.stream().map(PlaceLine::address).toList(),
                        lines.stream()
                                .map(line -> String.valueOf(line.operatorId()))
                                .toList(),
                        lines.stream().map(PlaceLine::fence).toList(),
                        lines.stream().map(PlaceLine::speedLimitKph).toList()));
    }

    /** Writes the routes and their windows in the running transaction; no two have the same code. */
    public List<ImportOutcome> mergeRoutes(List<RouteLine> lines) {
        return merge.merge(
                PlaceImportSql.ROUTES,
                List.of(
                        lines.stream().map(RouteLine::code).toList(),
                        lines.stream().map(RouteLine::name).toList(),
                        lines.stream().map(line -> text(line.fromPlaceId())).toList(),
                        lines.stream().map(line -> text(line.toPlaceId())).toList(),
                        lines.stream().map(RouteLine::line).toList(),
                        lines.stream().map(line -> text(line.corridorWidthM())).toList(),
                        lines.stream().map(RouteLine::speedLimitKph).toList(),
                        lines.stream().map(RouteLine::rightTurnLimitKph).toList(),
                        lines.stream().map(RouteLine::timeWindows).toList()));
    }

    private static @Nullable String text(@Nullable Number number) {
        return number == null ? null : number.toString();
    }
}
