package org.liandan.fleet.web;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The columns of imported files; an empty cell leaves a known record as it is. */
final class FleetRows {

    private FleetRows() {}

    /**
     * A vehicle.
     *
     * @param plateColor JT/T 697.7: the code (2), the name (YELLOW) or the word (黄色)
     * @param carrierCreditCode the organisation that runs it
     * @param routes codes of the routes that it may drive, separated by blanks or semicolons
     * @param speedLimitKph its own limit where it is below the general one
     */
    public record VehicleRow(
            @NotBlank @Size(max = 32) String plate,
            @NotBlank @Size(max = 20) String plateColor,
            @NotBlank @Size(max = 40) String carrierCreditCode,

            @Digits(integer = 4, fraction = 1) @DecimalMin("0.1") @DecimalMax("100.0") @Nullable BigDecimal boxVolumeM3,

            @Size(max = 1000) @Nullable String routes,

            @Digits(integer = 3, fraction = 1) @DecimalMin("1.0") @DecimalMax("60.0") @Nullable BigDecimal speedLimitKph) {}

    /** A driver. */
    public record DriverRow(
            @NotBlank @Size(max = 40) String name,
            @NotBlank @Size(max = 40) String phone,
            @Size(max = 40) @Nullable String licenceNumber,
            @NotBlank @Size(max = 40) String carrierCreditCode) {}

    /** A terminal, with the vehicle that it is built into. */
    public record TerminalRow(
            @NotBlank @Size(max = 20) String phone,
            @NotBlank @Size(max = 32) String plate,
            @NotBlank @Size(max = 20) String plateColor,
            @Size(max = 30) @Nullable String terminalId,
            @Size(max = 20) @Nullable String protocol,
            @NotBlank @Size(max = 40) String carrierCreditCode) {}
}
