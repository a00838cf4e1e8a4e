package org.liandan.place.web;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Violations;
import org.liandan.place.TimeWindow;

/**
 * A forbidden zone as it shall be.
 *
 * @param code the operator's code, unique
 * @param basis what forbids it: number or title of the notice
 * @param shape GeoJSON Polygon (an area, 25 m² to 500 km²) or LineString (a road's middle line, at most 100 km)
 * @param halfWidthM of a road: metres on either side of its line, 3 to 200
 * @param loadedOnly true where only trucks under way with a load are forbidden; false if left out
 * @param speedLimitKph of a zone that forbids nothing but to be faster: its limit, 1 to 60; left out where it forbids
 * @param validFrom first day on which it is in force, in the district's time; no bound if left out
 * @param validTo last day; no bound if left out
 * @param timeWindows when it is forbidden, in the district's time; none means at any time
 * @param active false withdraws it; true if left out
 */
public record ZoneRequest(
        @NotNull @Pattern(regexp = PlaceResource.CODE) String code,
        @NotBlank @Size(max = 100) String name,
        @Size(max = 200) @Nullable String basis,
        @NotNull @Schema(type = SchemaType.OBJECT) JsonNode shape,
        @Nullable Integer halfWidthM,
        @Nullable Boolean loadedOnly,

        @Digits(integer = 3, fraction = 1) @DecimalMin("1.0") @DecimalMax("60.0") @Nullable BigDecimal speedLimitKph,

        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Size(max = 50) @Nullable List<RouteRequest.@NotNull @Valid Window> timeWindows,
        @Nullable Boolean active) {

    List<TimeWindow> windows() {
        return timeWindows == null
                ? List.of()
                : timeWindows.stream().map(RouteRequest.Window::window).toList();
    }

    /** Text without blanks around it, or null where nothing is left. */
    static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    static void checkValidity(@Nullable LocalDate from, @Nullable LocalDate to, Violations violations) {
        violations.require(
                from == null || to == null || !to.isBefore(from),
                "validTo",
                "截止日期不得早于起始日期 the last day must not be before the first");
    }
}
