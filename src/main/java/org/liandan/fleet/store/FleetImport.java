package org.liandan.fleet.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.TerminalProtocol;
import org.liandan.http.BulkMerge;
import org.liandan.http.ImportOutcome;
import org.liandan.http.store.PersonalSeal;

/** Writes many vehicles, drivers or terminals at once, by their natural keys, and finds what their rows refer to. */
@ApplicationScoped
public class FleetImport {

    /**
     * Natural key of a vehicle.
     *
     * @param plate normal form
     * @param plateColor JT/T 697.7
     */
    public record VehicleKey(String plate, int plateColor) {}

    /**
     * One vehicle, checked; what is null leaves a known vehicle as it is.
     *
     * @param routeIds the routes that it may drive
     * @param speedLimitKph its own limit
     */
    public record VehicleLine(
            VehicleKey key,
            long organizationId,
            @Nullable String boxVolumeM3,
            @Nullable List<Long> routeIds,
            @Nullable String speedLimitKph) {}

    /** One driver, checked; the organisation and the phone number are the key. */
    public record DriverLine(
            String name, String phone, @Nullable String licenceNumber, long organizationId) {}

    /** One terminal, checked; its vehicle is made for the carrier if there is none. */
    public record TerminalLine(
            String phone,
            VehicleKey vehicle,
            long organizationId,
            @Nullable String terminalId,
            @Nullable TerminalProtocol protocol) {}

    private final DataSource database;
    private final BulkMerge merge;
    private final PersonalSeal seal;

    FleetImport(DataSource database, BulkMerge merge, PersonalSeal seal) {
        this.database = database;
        this.merge = merge;
        this.seal = seal;
    }

    /** The identities of active organisations by credit code. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<String, Long> carriers(Collection<String> creditCodes) {
        return numbers("select credit_code, id from organization where active and credit_code = any(?)", creditCodes);
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

    /** Who runs the vehicles that carry these plates. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<VehicleKey, Long> owners(Collection<String> plates) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "select plate, plate_color, organization_id from vehicle where plate = any(?)")) {
            query.setArray(1, connection.createArrayOf("text", plates.toArray()));
            Map<VehicleKey, Long> owners = new HashMap<>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    owners.put(new VehicleKey(row.getString(1), row.getInt(2)), row.getLong(3));
                }
            }
            return owners;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the vehicles", e);
        }
    }

    /** Writes the vehicles in the running transaction; no two have the same key. */
    public List<ImportOutcome> vehicles(List<VehicleLine> lines) {
        return merge.merge(
                FleetImportSql.VEHICLES,
                List.of(
                        lines.stream().map(line -> line.key().plate()).toList(),
                        lines.stream()
                                .map(line -> String.valueOf(line.key().plateColor()))
                                .toList(),
                        lines.stream()
                                .map(line -> String.valueOf(line.organizationId()))
                                .toList(),
                        lines.stream().map(VehicleLine::boxVolumeM3).toList(),
                        lines.stream().map(line -> array(line.routeIds())).toList(),
                        lines.stream().map(VehicleLine::speedLimitKph).toList()));
    }

    /** Writes the drivers in the running transaction; no two have the same key. */
    public List<ImportOutcome> drivers(List<DriverLine> lines) {
        return merge.merge(
                FleetImportSql.DRIVERS,
                List.of(
                        lines.stream().map(DriverLine::name).toList(),
                        lines.stream().map(line -> seal.seal(line.phone())).toList(),
                        lines.stream().map(line -> sealed(line.licenceNumber())).toList(),
                        lines.stream()
                                .map(line -> String.valueOf(line.organizationId()))
                                .toList()));
    }

    private @Nullable String sealed(@Nullable String text) {
        return text == null ? null : seal.seal(text);
    }

    /** Writes the terminals, after the vehicles that they need, in the running transaction; no two have the same phone. */
    public List<ImportOutcome> terminals(List<TerminalLine> lines) {
        vehicles(lines.stream()
                .collect(
                        HashMap<VehicleKey, Long>::new,
                        (all, line) -> all.put(line.vehicle(), line.organizationId()),
                        Map::putAll)
                .entrySet()
                .stream()
                .map(vehicle -> new VehicleLine(vehicle.getKey(), vehicle.getValue(), null, null, null))
                .toList());
        return merge.merge(
                FleetImportSql.TERMINALS,
                List.of(
                        lines.stream().map(TerminalLine::phone).toList(),
                        lines.stream().map(line -> line.vehicle().plate()).toList(),
                        lines.stream()
                                .map(line -> String.valueOf(line.vehicle().plateColor()))
                                .toList(),
                        lines.stream().map(TerminalLine::terminalId).toList(),
                        lines.stream().map(line -> name(line.protocol())).toList()));
    }

    private static @Nullable String name(@Nullable TerminalProtocol protocol) {
        return protocol == null ? null : protocol.name();
    }

    /** As PostgreSQL writes an array. */
    private static @Nullable String array(@Nullable List<Long> values) {
        return values == null ? null : values.toString().replace('[', '{').replace(']', '}');
    }
}
