package org.liandan.place.web;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.liandan.place.TimeWindow;

/**
 * A route as it shall be.
 *
 * @param code the operator's code, unique
 * @param fromPlace code of the place where it starts, if it starts at one
 * @param toPlace code of the place where it ends, if it ends at one
 * @param line GeoJSON LineString in driving direction, at most 200 km
 * @param corridorWidthM metres on either side of the line within which a truck counts as on the route
 * @param speedLimitKph 60 unless lower (notice: 「不得超过限速60km/h」)
 * @param rightTurnLimitKph 10 unless lower (notice: 「右转弯限速10km/h」)
 * @param timeWindows when it may be driven; none means at any time
 * @param active false withdraws it; true if left out
 */
public record RouteRequest(
        @NotNull @Pattern(regexp = PlaceResource.CODE) String code,
        @NotBlank @Size(max = 100) String name,
        @Nullable String fromPlace,
        @Nullable String toPlace,
        @NotNull @Schema(type = SchemaType.OBJECT) JsonNode line,
        @NotNull @Min(5) @Max(1000) Integer corridorWidthM,

        @Digits(integer = 3, fraction = 1) @DecimalMin("1.0") @DecimalMax("60.0") @Nullable BigDecimal speedLimitKph,

        @Digits(integer = 3, fraction = 1) @DecimalMin("1.0") @DecimalMax("10.0") @Nullable BigDecimal rightTurnLimitKph,

        @Size(max = 50) @Nullable List<@NotNull @Valid Window> timeWindows,
        @Nullable Boolean active) {

    private static final BigDecimal SPEED_LIMIT = new BigDecimal("60.0");
    private static final BigDecimal RIGHT_TURN_LIMIT = new BigDecimal("10.0");

    /**
     * A time window in the district's time.
     *
     * @param days ISO weekdays, 1 is Monday
     * @param starts first minute
     * @param ends first minute after it; not after the start means the next day
     */
    public record Window(
            @NotEmpty Set<@NotNull @Min(1) @Max(7) Integer> days,
            @NotNull @JsonFormat(pattern = "HH:mm") LocalTime starts,
            @NotNull @JsonFormat(pattern = "HH:mm") LocalTime ends) {

        static Window of(TimeWindow window) {
            return new Window(
                    window.days().stream().map(DayOfWeek::getValue).collect(Collectors.toCollection(TreeSet::new)),
                    window.starts(),
                    window.ends());
        }

        TimeWindow window() {
            return new TimeWindow(days.stream().map(DayOfWeek::of).collect(Collectors.toSet()), starts, ends);
        }
    }

    static BigDecimal speedLimitOrDefault(@Nullable BigDecimal limitKph) {
        return limitKph == null ? SPEED_LIMIT : limitKph;
    }

    static BigDecimal rightTurnLimitOrDefault(@Nullable BigDecimal limitKph) {
        return limitKph == null ? RIGHT_TURN_LIMIT : limitKph;
    }

    List<TimeWindow> windows() {
        return timeWindows == null
                ? List.of()
                : timeWindows.stream().map(Window::window).toList();
    }
}
