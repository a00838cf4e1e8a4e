package org.liandan.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SealChainTest {

    private static final Instant AT = Instant.parse("2026-11-21T08:00:00.000001Z");

    private static AuditEntry entry(String actor, String action, @Nullable String address) {
        return new AuditEntry(7, AT, actor, action, "vehicle", "12", "{}", address);
    }

    private static String hash(byte[] previous, long position, AuditEntry entry) {
        return HexFormat.of().formatHex(SealChain.next(previous, position, entry));
    }

    private static String hash(AuditEntry entry) {
        return hash(SealChain.beginning(), 1, entry);
    }

    /** Computed apart from this code: sha256 over 32 zero bytes and the fields, each text behind its length in eight bytes. */
    @Test
    void theHashIsTheOneOfItsDescription() {
        assertThat(hash(entry("clerk", "VEHICLE_CREATED", null)))
                .isEqualTo("ea1864f596d20e2fd16e3a89f92d78a85bb064c79e97e28e197eb119bde98782");
    }

    @Test
    void whateverAnEntrySaysIsPartOfItsHash() {
        AuditEntry entry = entry("clerk", "VEHICLE_CREATED", "10.0.0.1");
        List<AuditEntry> others = List.of(
                entry("clerk", "VEHICLE_CREATED", null),
                entry("clerk", "VEHICLE_CREATED", ""),
                entry("clerkV", "EHICLE_CREATED", "10.0.0.1"),
                new AuditEntry(8, AT, "clerk", "VEHICLE_CREATED", "vehicle", "12", "{}", "10.0.0.1"),
                new AuditEntry(7, AT.plusNanos(1_000), "clerk", "VEHICLE_CREATED", "vehicle", "12", "{}", "10.0.0.1"),
                new AuditEntry(7, AT, "clerk", "VEHICLE_CREATED", "driver", "12", "{}", "10.0.0.1"),
                new AuditEntry(7, AT, "clerk", "VEHICLE_CREATED", "vehicle", "13", "{}", "10.0.0.1"),
                new AuditEntry(7, AT, "clerk", "VEHICLE_CREATED", "vehicle", "12", "{\"a\": 1}", "10.0.0.1"));

        assertThat(others)
                .extracting(SealChainTest::hash)
                .doesNotHaveDuplicates()
                .doesNotContain(hash(entry));
    }

    @Test
    void soAreItsPlaceAndTheHashBeforeIt() {
        AuditEntry entry = entry("clerk", "VEHICLE_CREATED", null);
        byte[] other = SealChain.beginning();
        other[31] = 1;

        assertThat(hash(SealChain.beginning(), 2, entry)).isNotEqualTo(hash(entry));
        assertThat(hash(other, 1, entry)).isNotEqualTo(hash(entry));
    }
}
