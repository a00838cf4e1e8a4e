package org.liandan.manifest.seal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.util.BigIntegers;
import org.liandan.fleet.PlateNumber;
import org.liandan.manifest.Decision;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.WasteCategory;
import org.liandan.party.CreditCode;

/**
 * What the QR code on a certificate says by itself, without a network: which load, between whom, how much, until which step of its
 * chain, and as of when. Signed by the platform. {@code docs/proof.md} has it byte by byte.
 *
 * @param number the manifest
 * @param head hash of the chain's last step when the certificate was made
 * @param producer 产出方
 * @param carrier 承运方
 * @param receiver 接收方
 * @param plate the truck
 * @param category as the producer declared it
 * @param producedM3 产出量, to a litre
 * @param receivedM3 接收量, to a litre
 * @param decision 接受意见
 * @param handedOverAt 交付时间, to the minute
 * @param receivedAt 接收时间, to the minute
 * @param asOf when the certificate was made, to the second; what came later it does not know
 * @param version of the manifest, 0 to 65,535
 */
public record CertificateCode(
        ManifestNumber number,
        String head,
        CreditCode producer,
        CreditCode carrier,
        CreditCode receiver,
        PlateNumber plate,
        WasteCategory category,
        BigDecimal producedM3,
        BigDecimal receivedM3,
        Decision decision,
        Instant handedOverAt,
        Instant receivedAt,
        Instant asOf,
        int version) {

    /** How every code begins. */
    public static final String PREFIX = "LD1.";

    /** No code is longer, in characters. */
    public static final int LONGEST = 400;

    private static final byte FORM = 1;
    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);
    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
    private static final int CREDIT_CODE_BYTES = 12;
    private static final int BASE = 36;
    private static final int SIGNATURE_BYTES = 64;
    private static final int DECISIONS = 8;
    private static final int LITRE_SCALE = 3;
    private static final long UNSIGNED_INT = 0xFFFF_FFFFL;

    /** The code's text: {@link #PREFIX} and base64url. */
    public String signedBy(Signer platform) {
        byte[] content = content(platform.keyId());
        byte[] signature = HexFormat.of().parseHex(platform.sign(content));
        byte[] whole = Arrays.copyOf(content, content.length + SIGNATURE_BYTES);
        System.arraycopy(signature, 0, whole, content.length, SIGNATURE_BYTES);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /**
     * A code as it was read; whether to believe it is the next question.
     *
     * @param content what it says
     * @param issuer the key that it says has signed it
     * @param message the signed bytes, hexadecimal
     * @param signature r‖s, hexadecimal
     */
    public record Scanned(CertificateCode content, KeyId issuer, String message, String signature) {

        /** Whether that key of the platform has signed it, while it was in use. */
        public boolean isSignedBy(PublishedKey key) {
            return key.isPlatform()
                    && key.id().equals(issuer.value())
                    && key.isValidAt(content.asOf())
                    && Sm2.verifies(key.point(), HexFormat.of().parseHex(message), signature);
        }

        /** Whether a key in the book has signed it. */
        public boolean isSignedByOneOf(KeyBook keys) {
            PublishedKey key = keys.find(issuer.value());
            return key != null && isSignedBy(key);
        }
    }

    /**
     * Reads a code, alone or at the end of the address that the QR code holds.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Scanned scan(String text) {
        int start = text.lastIndexOf(PREFIX);
        if (start < 0 || text.length() - start > LONGEST) {
            throw new IllegalArgumentException("no certificate code");
        }
        byte[] whole = Base64.getUrlDecoder().decode(text.strip().substring(start + PREFIX.length()));
        if (whole.length <= SIGNATURE_BYTES) {
            throw new IllegalArgumentException("too short for a certificate code");
        }
        byte[] content = Arrays.copyOf(whole, whole.length - SIGNATURE_BYTES);
        byte[] signature = Arrays.copyOfRange(whole, content.length, whole.length);
        try {
            Scanned scanned = read(ByteBuffer.wrap(content), content, signature);
            // one code, one text: nothing may hide in unused bits
            if (!Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(whole)
                    .equals(text.strip().substring(start + PREFIX.length()))) {
                throw new IllegalArgumentException("not in its shortest form");
            }
            return scanned;
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("too short for a certificate code", e);
        }
    }

    private byte[] content(KeyId issuer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(120);
        byte[] plateBytes = plate.value().getBytes(StandardCharsets.UTF_8);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            out.writeShort((int) ChronoUnit.DAYS.between(FIRST_DAY, number.day()));
            writeThree(out, Integer.parseInt(number.value().substring(14, 20)));
            out.write(HexFormat.of().parseHex(head));
            for (CreditCode code : new CreditCode[] {producer, carrier, receiver}) {
                out.write(BigIntegers.asUnsignedByteArray(CREDIT_CODE_BYTES, new BigInteger(code.value(), BASE)));
            }
            out.writeByte(code(category) * DECISIONS + code(decision));
            writeThree(out, litres(producedM3));
            writeThree(out, litres(receivedM3));
            out.writeInt((int) Duration.between(FIRST, handedOverAt).toMinutes());
            out.writeInt((int) Duration.between(FIRST, receivedAt).toMinutes());
            out.writeInt((int) Duration.between(FIRST, asOf).toSeconds());
            out.writeShort(version);
            out.writeByte(plateBytes.length);
            out.write(plateBytes);
            out.write(HexFormat.of().parseHex(issuer.value()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Scanned read(ByteBuffer in, byte[] message, byte[] signature) {
        if (in.get() != FORM) {
            throw new IllegalArgumentException("a certificate code of another form");
        }
        LocalDate day = FIRST_DAY.plusDays(Short.toUnsignedInt(in.getShort()));
        ManifestNumber number = ManifestNumber.of(day, readThree(in));
        String head = HexFormat.of().formatHex(take(in, Sm3.BYTES));
        CreditCode producer = creditCode(in);
        CreditCode carrier = creditCode(in);
        CreditCode receiver = creditCode(in);
        int codes = Byte.toUnsignedInt(in.get());
        BigDecimal producedM3 = cubicMetres(readThree(in));
        BigDecimal receivedM3 = cubicMetres(readThree(in));
        Instant handedOverAt = FIRST.plus(Duration.ofMinutes(in.getInt() & UNSIGNED_INT));
        Instant receivedAt = FIRST.plus(Duration.ofMinutes(in.getInt() & UNSIGNED_INT));
        Instant asOf = FIRST.plusSeconds(in.getInt() & UNSIGNED_INT);
        int version = Short.toUnsignedInt(in.getShort());
        PlateNumber plate = new PlateNumber(new String(take(in, Byte.toUnsignedInt(in.get())), StandardCharsets.UTF_8));
        KeyId issuer = new KeyId(HexFormat.of().formatHex(take(in, KeyId.BYTES)));
        if (in.hasRemaining()) {
            throw new IllegalArgumentException("too long for a certificate code");
        }
        CertificateCode content = new CertificateCode(
                number,
                head,
                producer,
                carrier,
                receiver,
                plate,
                category(codes / DECISIONS),
                producedM3,
                receivedM3,
                decision(codes % DECISIONS),
                handedOverAt,
                receivedAt,
                asOf,
                version);
        return new Scanned(
                content,
                issuer,
                HexFormat.of().formatHex(message),
                HexFormat.of().formatHex(signature));
    }

    private static byte[] take(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static void writeThree(DataOutputStream out, int number) throws IOException {
        out.writeByte(number >>> 16);
        out.writeShort(number);
    }

    private static int readThree(ByteBuffer in) {
        return Byte.toUnsignedInt(in.get()) << 16 | Short.toUnsignedInt(in.getShort());
    }

    private static CreditCode creditCode(ByteBuffer in) {
        String digits =
                new BigInteger(1, take(in, CREDIT_CODE_BYTES)).toString(BASE).toUpperCase(Locale.ROOT);
        return new CreditCode("0".repeat(Math.max(0, CreditCode.LENGTH - digits.length())) + digits);
    }

    private static int litres(BigDecimal volumeM3) {
        return volumeM3.setScale(LITRE_SCALE, RoundingMode.HALF_UP)
                .unscaledValue()
                .intValueExact();
    }

    private static BigDecimal cubicMetres(int litres) {
        BigDecimal plain = BigDecimal.valueOf(litres, LITRE_SCALE).stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    private static int code(WasteCategory category) {
        return switch (category) {
            case ENGINEERING_SOIL -> 1;
            case ENGINEERING_SLURRY -> 2;
            case ENGINEERING_WASTE -> 3;
            case DEMOLITION_WASTE -> 4;
            case RENOVATION_WASTE -> 5;
        };
    }

    private static WasteCategory category(int code) {
        return Arrays.stream(WasteCategory.values())
                .filter(category -> code(category) == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no waste category " + code));
    }

    private static int code(Decision decision) {
        return switch (decision) {
            case ACCEPTED -> 1;
            case PARTIALLY_ACCEPTED -> 2;
            case REJECTED -> 3;
        };
    }

    private static Decision decision(int code) {
        return Arrays.stream(Decision.values())
                .filter(decision -> code(decision) == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no decision " + code));
    }
}
