package org.liandan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.fleet.TerminalId;
import org.liandan.fleet.TerminalPhone;
import org.liandan.fleet.VehicleId;
import org.liandan.party.OrganizationId;
import org.liandan.track.Position;

/** Where a truck is, told to another server. */
class PositionTalkTest {

    private static final RegisteredTerminal TERMINAL = new RegisteredTerminal(
            new TerminalId(7),
            TerminalPhone.parse("13912345678"),
            new VehicleId(8),
            "蒙B12345",
            2,
            new OrganizationId(9),
            null,
            true);

    @Property(tries = 200)
    void aPositionArrivesAsItWasTold(
            @ForAll @LongRange(min = 0, max = 4_102_444_800_000L) long atMs,
            @ForAll @IntRange(min = -180_000_000, max = 180_000_000) int lonE6,
            @ForAll int statusFlags,
            @ForAll @IntRange(min = -1, max = 65_535) int recorderSpeed,
            @ForAll boolean backlog) {
        Position position = new Position(
                7,
                8,
                Instant.ofEpochMilli(atMs),
                Instant.ofEpochMilli(atMs + 1),
                lonE6,
                40_600_000,
                655,
                359,
                -12,
                statusFlags,
                ~statusFlags,
                11,
                recorderSpeed,
                4_294_967_295L,
                backlog,
                3);

        String words = PositionTalk.words(TERMINAL.phone(), position);

        assertThat(PositionTalk.position(TERMINAL, words.split(" ", -1))).isEqualTo(position);
    }
}
