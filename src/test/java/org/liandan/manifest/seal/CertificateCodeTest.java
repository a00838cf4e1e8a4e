package org.liandan.manifest.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.liandan.fleet.PlateNumber;
import org.liandan.manifest.Decision;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.WasteCategory;
import org.liandan.party.CreditCode;

class CertificateCodeTest {

    private static final KeyBook KEYS = new KeyBook(List.of(Seals.ROOT), null);

    private static CertificateCode code() {
        return new CertificateCode(
                ManifestNumber.of(LocalDate.of(2026, 11, 21), 38),
                Sm3.of(new byte[] {7}),
                new CreditCode(Seals.PRODUCER),
                new CreditCode(Seals.CARRIER),
                new CreditCode(Seals.RECEIVER),
                new PlateNumber("蒙B12345"),
                WasteCategory.RENOVATION_WASTE,
                new BigDecimal("12.5"),
                new BigDecimal("12.455"),
                Decision.PARTIALLY_ACCEPTED,
                Instant.parse("2026-11-21T00:30:00Z"),
                Instant.parse("2026-11-21T01:20:00Z"),
                Instant.parse("2026-11-21T02:00:07Z"),
                3);
    }

    @Test
    void itIsReadBackWhetherAloneOrInAnAddress() {
        String text = code().signedBy(Seals.PLATFORM);

        CertificateCode.Scanned scanned = CertificateCode.scan("https://liandan.example/verify/" + text + "\n");

        assertThat(scanned.content()).isEqualTo(code());
        assertThat(scanned.isSignedByOneOf(KEYS)).isTrue();
        assertThat(CertificateCode.scan(text)).isEqualTo(scanned);
    }

    /** 177 bytes in base64url: with an address in front it is a QR code of 65 modules. */
    @Test
    void itFitsAQrCodeThatAPhoneReadsFromPaper() {
        assertThat(code().signedBy(Seals.PLATFORM)).hasSize(240).matches("LD1\\.[A-Za-z0-9_-]+");
    }

    @Property(tries = 200)
    void everyContentIsReadBack(@ForAll("codes") CertificateCode code) {
        CertificateCode.Scanned scanned = CertificateCode.scan(code.signedBy(Seals.PLATFORM));

        assertThat(scanned.content()).isEqualTo(code);
        assertThat(scanned.isSignedByOneOf(KEYS)).isTrue();
    }

    @Property(tries = 300)
    void oneOtherCharacterAndItIsNotBelieved(
            @ForAll @IntRange(max = 10_000) int position, @ForAll @IntRange(max = 63) int other) {
        String text = code().signedBy(Seals.PLATFORM);
        int at = CertificateCode.PREFIX.length() + position % (text.length() - CertificateCode.PREFIX.length());
        char c = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".charAt(other);
        if (text.charAt(at) == c) {
            return;
        }
        String changed = text.substring(0, at) + c + text.substring(at + 1);

        assertThat(believed(changed)).isFalse();
    }

    private static boolean believed(String text) {
        try {
            return CertificateCode.scan(text).isSignedByOneOf(KEYS);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Test
    void anOrganisationsKeyDoesNotMakeACertificate() {
        KeyBook all = new KeyBook(Seals.keys(), null);

        assertThat(CertificateCode.scan(code().signedBy(Seals.signer(Seals.CARRIER)))
                        .isSignedByOneOf(all))
                .isFalse();
    }

    @Test
    void whatIsNoCodeIsRefused() {
        for (String text : List.of("", "LD1.", "LD1.AAAA", "LD2.AAAA", "LD1.***", "LD1." + "A".repeat(500), "x")) {
            assertThatThrownBy(() -> CertificateCode.scan(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Provide
    Arbitrary<CertificateCode> codes() {
        Arbitrary<BigDecimal> volumes = Arbitraries.integers()
                .between(0, 999_999)
                .map(litres -> BigDecimal.valueOf(litres, 3).stripTrailingZeros())
                .map(volume -> volume.scale() < 0 ? volume.setScale(0) : volume);
        Arbitrary<Instant> minutes =
                Arbitraries.longs().between(28_000_000, 35_000_000).map(minute -> Instant.ofEpochSecond(minute * 60));
        return Combinators.combine(
                        Arbitraries.integers().between(1, ManifestNumber.MAX_SERIAL),
                        Arbitraries.integers().between(0, 20_000),
                        Arbitraries.of(WasteCategory.class),
                        Arbitraries.of(Decision.class),
                        volumes,
                        volumes,
                        minutes,
                        minutes)
                .as((serial, day, category, decision, produced, received, handedOver, receivedAt) ->
                        new CertificateCode(
                                ManifestNumber.of(LocalDate.of(2020, 1, 1).plusDays(day), serial),
                                Sm3.of(new byte[] {day.byteValue()}),
                                new CreditCode(Seals.RECEIVER),
                                new CreditCode(Seals.PRODUCER),
                                new CreditCode(Seals.CARRIER),
                                new PlateNumber("京A12345"),
                                category,
                                produced,
                                received,
                                decision,
                                handedOver,
                                receivedAt,
                                Seals.NOW.plusSeconds(serial),
                                serial % 65_536));
    }
}
