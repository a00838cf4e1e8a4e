package org.liandan.fleet.web;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.fleet.PlateColor;
import org.liandan.fleet.PlateNumber;
import org.liandan.fleet.TerminalPhone;
import org.liandan.fleet.TerminalProtocol;
import org.liandan.fleet.TerminalsChanged;
import org.liandan.fleet.store.FleetImport;
import org.liandan.fleet.store.FleetImport.DriverLine;
import org.liandan.fleet.store.FleetImport.TerminalLine;
import org.liandan.fleet.store.FleetImport.VehicleKey;
import org.liandan.fleet.store.FleetImport.VehicleLine;
import org.liandan.fleet.web.FleetRows.DriverRow;
import org.liandan.fleet.web.FleetRows.TerminalRow;
import org.liandan.fleet.web.FleetRows.VehicleRow;
import org.liandan.http.ImportFiles;
import org.liandan.http.ImportLines;
import org.liandan.http.ImportMode;
import org.liandan.http.ImportReport;
import org.liandan.http.Violations;
import org.liandan.party.PhoneNumber;
import org.liandan.place.RoutesChanged;

/** A fleet in one go: vehicles, drivers and terminals from tables, by their natural keys. */
@Path("/api/v1/imports")
@RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
@Consumes({"text/csv", "text/plain", "application/octet-stream"})
@Tag(name = "imports", description = "批量导入 Imports")
public class FleetImportResource {

    private static final String NO_CARRIER = "没有这个单位，或已停用 there is no active organisation of this credit code";

    /** A row on its way: its fields are good, the carrier and the routes that it names are still to be found. */
    private record Pending<T>(
            T fields, String carrierCreditCode, @Nullable VehicleKey vehicle) {}

    private record VehicleFields(
            @Nullable BigDecimal boxVolumeM3,
            @Nullable List<String> routes,
            @Nullable BigDecimal speedLimitKph) {}

    private record DriverFields(
            String name, String phone, @Nullable String licenceNumber) {}

    private record TerminalFields(
            String phone,
            @Nullable String terminalId,
            @Nullable TerminalProtocol protocol) {}

    private final ImportFiles files;
    private final FleetImport fleet;
    private final AuditLog audit;
    private final Event<TerminalsChanged> terminalsChanged;
    private final Event<RoutesChanged> routesChanged;

    FleetImportResource(
            ImportFiles files,
            FleetImport fleet,
            AuditLog audit,
            Event<TerminalsChanged> terminalsChanged,
            Event<RoutesChanged> routesChanged) {
        this.files = files;
        this.fleet = fleet;
        this.audit = audit;
        this.terminalsChanged = terminalsChanged;
        this.routesChanged = routesChanged;
    }

    @POST
    @Path("/vehicles")
    @Transactional
    @TransactionConfiguration(timeout = 300)
    @Operation(
            summary = "导入车辆（CSV） Import vehicles: plate,plateColor,carrierCreditCode,boxVolumeM3,routes,speedLimitKph")
    public ImportReport vehicles(InputStream body, @QueryParam("mode") @Nullable String mode) {
        ImportMode importMode = ImportMode.of(mode);
        ImportLines<Pending<VehicleFields>> lines = new ImportLines<>();
        files.csv(body, VehicleRow.class, (number, row, _, violations) -> {
            VehicleKey key = row == null ? null : vehicleKey(row.plate(), row.plateColor(), violations);
            lines.add(
                    number,
                    key(key),
                    row == null
                            ? null
                            : new Pending<>(
                                    new VehicleFields(row.boxVolumeM3(), codes(row.routes()), row.speedLimitKph()),
                                    row.carrierCreditCode(),
                                    key),
                    violations);
        });
        Map<String, Long> carriers = findCarriers(lines);
        Map<String, Long> routes = findRoutes(lines);
        ImportReport report = lines.finish(
                importMode,
                sound -> fleet.vehicles(sound.stream()
                        .map(line -> new VehicleLine(
                                Objects.requireNonNull(line.vehicle()),
                                carrier(carriers, line),
                                text(line.fields().boxVolumeM3()),
                                ids(routes, line.fields().routes()),
                                text(line.fields().speedLimitKph())))
                        .toList()));
        return done("VEHICLES_IMPORTED", "vehicle", report);
    }

    @POST
    @Path("/drivers")
    @Transactional
    @TransactionConfiguration(timeout = 300)
    @Operation(summary = "导入驾驶员（CSV） Import drivers: name,phone,licenceNumber,carrierCreditCode")
    public ImportReport drivers(InputStream body, @QueryParam("mode") @Nullable String mode) {
        ImportMode importMode = ImportMode.of(mode);
        ImportLines<Pending<DriverFields>> lines = new ImportLines<>();
        files.csv(body, DriverRow.class, (number, row, _, violations) -> {
            PhoneNumber phone = row == null || row.phone() == null
                    ? null
                    : violations.valid("phone", PhoneNumber.check(row.phone()));
            lines.add(
                    number,
                    row == null || phone == null ? "" : row.carrierCreditCode() + " " + phone.value(),
                    row == null || phone == null
                            ? null
                            : new Pending<>(
                                    new DriverFields(row.name(), phone.value(), row.licenceNumber()),
                                    row.carrierCreditCode(),
                                    null),
                    violations);
        });
        Map<String, Long> carriers = findCarriers(lines);
        ImportReport report = lines.finish(
                importMode,
                sound -> fleet.drivers(sound.stream()
                        .map(line -> new DriverLine(
                                line.fields().name(),
                                line.fields().phone(),
                                line.fields().licenceNumber(),
                                carrier(carriers, line)))
                        .toList()));
        return done("DRIVERS_IMPORTED", "driver", report);
    }

    @POST
    @Path("/terminals")
    @Transactional
    @TransactionConfiguration(timeout = 300)
    @Operation(
            summary =
                    "导入终端（CSV） Import terminals: phone,plate,plateColor,terminalId,protocol,carrierCreditCode; a vehicle that is"
                            + " not registered yet is registered for the carrier")
    public ImportReport terminals(InputStream body, @QueryParam("mode") @Nullable String mode) {
        ImportMode importMode = ImportMode.of(mode);
        ImportLines<Pending<TerminalFields>> lines = new ImportLines<>();
        files.csv(body, TerminalRow.class, (number, row, _, violations) -> {
            TerminalPhone phone =
                    row == null || row.phone() == null ? null : FleetFields.phone("phone", row.phone(), violations);
            lines.add(
                    number,
                    phone == null ? "" : phone.digits(),
                    row == null || phone == null ? null : pending(row, phone, violations),
                    violations);
        });
        Map<String, Long> carriers = findCarriers(lines);
        ImportReport report = lines.finish(
                importMode,
                sound -> fleet.terminals(sound.stream()
                        .map(line -> new TerminalLine(
                                line.fields().phone(),
                                Objects.requireNonNull(line.vehicle()),
                                carrier(carriers, line),
                                line.fields().terminalId(),
                                line.fields().protocol()))
                        .toList()));
        return done("TERMINALS_IMPORTED", "terminal", report);
    }

    private static Pending<TerminalFields> pending(TerminalRow row, TerminalPhone phone, Violations violations) {
        return new Pending<>(
                new TerminalFields(
                        phone.digits(), row.terminalId(), FleetFields.protocol("protocol", row.protocol(), violations)),
                row.carrierCreditCode(),
                vehicleKey(row.plate(), row.plateColor(), violations));
    }

    private ImportReport done(String action, String subject, ImportReport report) {
        audit.record(action, subject, "*", report.counts());
        terminalsChanged.fire(TerminalsChanged.everything());
        routesChanged.fire(new RoutesChanged());
        return report;
    }

    /** Finds the carriers, and notes rows whose carrier there is not or whose vehicle another one runs. */
    private <T> Map<String, Long> findCarriers(ImportLines<Pending<T>> lines) {
        Set<String> codes = new HashSet<>();
        Set<String> plates = new HashSet<>();
        for (var line : lines.sound()) {
            codes.add(line.sound().carrierCreditCode());
            VehicleKey vehicle = line.sound().vehicle();
            if (vehicle != null) {
                plates.add(vehicle.plate());
            }
        }
        Map<String, Long> carriers = fleet.carriers(codes);
        Map<VehicleKey, Long> owners = fleet.owners(plates);
        for (var line : lines.sound()) {
            Long carrier = carriers.get(line.sound().carrierCreditCode());
            VehicleKey vehicle = line.sound().vehicle();
            // a vehicle that is new in this file belongs to the first row that names it
            Long owner = vehicle == null || carrier == null ? carrier : owners.putIfAbsent(vehicle, carrier);
            line.violations().require(carrier != null, "carrierCreditCode", NO_CARRIER);
            line.violations()
                    .require(
                            owner == null || owner.equals(carrier),
                            "plate",
                            "该车辆属于另一单位 the vehicle is run by another organisation");
        }
        return carriers;
    }

    private Map<String, Long> findRoutes(ImportLines<Pending<VehicleFields>> lines) {
        Set<String> codes = new HashSet<>();
        for (var line : lines.sound()) {
            codes.addAll(Objects.requireNonNullElse(line.sound().fields().routes(), List.<String>of()));
        }
        Map<String, Long> routes = fleet.routes(codes);
        for (var line : lines.sound()) {
            for (String code : Objects.requireNonNullElse(line.sound().fields().routes(), List.<String>of())) {
                line.violations()
                        .require(routes.containsKey(code), "routes", "没有路线 " + code + " there is no route " + code);
            }
        }
        return routes;
    }

    private static @Nullable VehicleKey vehicleKey(
            @Nullable String plateText, @Nullable String colorText, Violations violations) {
        PlateNumber plate = plateText == null ? null : violations.valid("plate", PlateNumber.check(plateText));
        PlateColor color = colorText == null ? null : FleetFields.color("plateColor", colorText, violations);
        return plate == null || color == null ? null : new VehicleKey(plate.value(), color.code());
    }

    private static String key(@Nullable VehicleKey vehicle) {
        return vehicle == null ? "" : vehicle.plate() + " " + vehicle.plateColor();
    }

    private static @Nullable List<String> codes(@Nullable String cell) {
        return cell == null
                ? null
                : Arrays.stream(cell.strip().split("[\\s;；,，]+", -1)).distinct().toList();
    }

    private static long carrier(Map<String, Long> carriers, Pending<?> line) {
        return Objects.requireNonNull(carriers.get(line.carrierCreditCode()));
    }

    private static @Nullable List<Long> ids(Map<String, Long> routes, @Nullable List<String> codes) {
        return codes == null
                ? null
                : codes.stream()
                        .map(code -> Objects.requireNonNull(routes.get(code)))
                        .toList();
    }

    private static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
