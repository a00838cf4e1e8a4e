package org.liandan.place.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.http.ImportFiles;
import org.liandan.http.ImportLines;
import org.liandan.http.ImportMode;
import org.liandan.http.ImportReport;
import org.liandan.place.RoutesChanged;
import org.liandan.place.store.ZoneImport;
import org.liandan.place.store.ZoneImport.ZoneLine;

/** Forbidden zones from GeoJSON, for REST and the page alike; their codes are the keys. */
@ApplicationScoped
class ZoneFile {

    /** The properties of a zone's feature; its geometry is the ground. The meaning is that of {@link ZoneRequest}. */
    public record ZoneRow(
            @NotNull @Pattern(regexp = PlaceResource.CODE) String code,
            @NotBlank @Size(max = 100) String name,
            @Size(max = 200) @Nullable String basis,
            @Nullable Integer halfWidthM,
            @Nullable Boolean loadedOnly,

            @Digits(integer = 3, fraction = 1) @DecimalMin("1.0") @DecimalMax("60.0") @Nullable BigDecimal speedLimitKph,

            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            @Size(max = 50) @Nullable List<RouteRequest.@NotNull @Valid Window> timeWindows) {}

    private final ImportFiles files;
    private final ZoneImport zones;
    private final AuditLog audit;
    private final Event<RoutesChanged> routesChanged;
    private final ObjectMapper json;

    ZoneFile(
            ImportFiles files,
            ZoneImport zones,
            AuditLog audit,
            Event<RoutesChanged> routesChanged,
            ObjectMapper json) {
        this.files = files;
        this.zones = zones;
        this.audit = audit;
        this.routesChanged = routesChanged;
        this.json = json;
    }

    /** Writes the zones of a feature collection in the running transaction; audited. */
    @Transactional(Transactional.TxType.MANDATORY)
    ImportReport load(InputStream body, ImportMode mode) {
        ImportLines<ZoneLine> lines = new ImportLines<>();
        files.geoJson(body, ZoneRow.class, PlaceImportResource::checkCrs, (number, row, geometry, violations) -> {
            String shape = ZoneImport.shape(geometry, row == null ? null : row.halfWidthM(), violations);
            if (row != null) {
                ZoneRequest.checkValidity(row.validFrom(), row.validTo(), violations);
            }
            lines.add(
                    number,
                    row == null || row.code() == null ? "" : row.code(),
                    row == null || shape == null ? null : line(row, shape),
                    violations);
        });
        ImportReport report = lines.finish(mode, zones::mergeZones);
        audit.record("ZONES_IMPORTED", "zone", "*", report.counts());
        routesChanged.fire(new RoutesChanged());
        return report;
    }

    private ZoneLine line(ZoneRow row, String shape) {
        return new ZoneLine(
                row.code(),
                row.name(),
                ZoneRequest.stripped(row.basis()),
                shape,
                row.halfWidthM(),
                Boolean.TRUE.equals(row.loadedOnly()),
                row.speedLimitKph() == null ? null : row.speedLimitKph().toPlainString(),
                row.validFrom(),
                row.validTo(),
                windows(row));
    }

    private String windows(ZoneRow row) {
        try {
            return json.writeValueAsString(Objects.requireNonNullElse(row.timeWindows(), List.of()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("windows consist of plain values", e);
        }
    }
}
