package org.liandan.jt808;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Arbitrary values of the protocol's fields, and arbitrary messages. */
final class Messages {

    private static final long FROM = Instant.parse("1999-12-31T16:00:00Z").getEpochSecond();
    private static final long TO = Instant.parse("2099-12-31T15:59:59Z").getEpochSecond();

    private Messages() {}

    static Arbitrary<Integer> octets() {
        return Arbitraries.integers().between(0, 0xff);
    }

    static Arbitrary<Integer> words() {
        return Arbitraries.integers().between(0, 0xffff);
    }

    static Arbitrary<Long> dwords() {
        return Arbitraries.longs().between(0, 0xffff_ffffL);
    }

    static Arbitrary<Instant> times() {
        return Arbitraries.longs().between(FROM, TO).map(Instant::ofEpochSecond);
    }

    static Arbitrary<@Nullable Instant> timesOrNone() {
        return times().injectNull(0.1);
    }

    /** Text that GBK has, without blanks at its ends. Two bytes a character at most. */
    static Arbitrary<String> texts(int mostBytes) {
        return Arbitraries.strings()
                .withChars("晋蒙京测试包头昆都仑渣土ABCxyz0189-_.,;:@~}")
                .ofMaxLength(mostBytes / 2);
    }

    static Arbitrary<Bytes> bytes(int least, int most) {
        return Arbitraries.bytes()
                .array(byte[].class)
                .ofMinSize(least)
                .ofMaxSize(most)
                .map(Bytes::copyOf);
    }

    static Arbitrary<String> phones() {
        return Arbitraries.strings()
                .withChars("0123456789abcdef")
                .ofMinLength(1)
                .ofMaxLength(12)
                .map(digits -> digits.replaceFirst("^0+(?=.)", ""));
    }

    static Arbitrary<LocationReport> locations() {
        return Combinators.combine(
                        Arbitraries.integers(),
                        Arbitraries.integers(),
                        Arbitraries.integers(),
                        Arbitraries.integers(),
                        Arbitraries.integers().between(Short.MIN_VALUE, Short.MAX_VALUE),
                        words(),
                        words(),
                        Combinators.combine(timesOrNone(), items()).as(TimeAndItems::new))
                .as((alarm, status, lat, lon, altitude, speed, direction, rest) ->
                        new LocationReport(alarm, status, lat, lon, altitude, speed, direction, rest.time, rest.items));
    }

    private record TimeAndItems(@Nullable Instant time, LocationItems items) {}

    static Arbitrary<LocationItems> items() {
        return LocationItemsOf.any().list().ofMaxSize(6).map(LocationItems::of);
    }

    /** A message that a terminal of that edition can send. */
    static Arbitrary<TerminalMessage> terminal(ProtocolVersion version) {
        return Arbitraries.oneOf(
                basicTerminal(),
                ManagementMessages.terminal(version),
                MediaMessages.terminal(version),
                VehicleDataMessages.terminal(version),
                TextMessages.terminal(),
                AreaMessages.terminal(version));
    }

    private static Arbitrary<TerminalMessage> basicTerminal() {
        return Arbitraries.oneOf(
                Combinators.combine(words(), words(), Arbitraries.of(TerminalResult.class))
                        .as(TerminalAnswer::new),
                bytes(0, 20).map(Heartbeat::new),
                Arbitraries.just(new Logout()),
                registrations(),
                texts(40).map(Authentication::new),
                locations(),
                Combinators.combine(
                                Arbitraries.of(BatchKind.class),
                                locations().list().ofMaxSize(30))
                        .as(LocationBatch::new),
                bytes(0, 3000).map(body -> new UnknownTerminalMessage(0x0fff, body)));
    }

    private static Arbitrary<Registration> registrations() {
        return Combinators.combine(words(), words(), texts(5), texts(8), texts(7), octets(), texts(11))
                .as(Registration::new);
    }

    /** A message that a terminal of that edition can read. */
    static Arbitrary<PlatformMessage> platform(ProtocolVersion version) {
        return Arbitraries.oneOf(
                basicPlatform(),
                ManagementMessages.platform(version),
                MediaMessages.platform(version),
                VehicleDataMessages.platform(),
                TextMessages.platform(version),
                AreaMessages.platform(version));
    }

    private static Arbitrary<PlatformMessage> basicPlatform() {
        return Arbitraries.oneOf(
                Combinators.combine(words(), words(), Arbitraries.of(PlatformResult.class))
                        .as(PlatformAnswer::new),
                Combinators.combine(words(), texts(40))
                        .as((serial, code) -> new RegistrationAnswer(serial, RegistrationResult.OK, code)),
                Combinators.combine(words(), Arbitraries.of(refusals()))
                        .as((serial, result) -> new RegistrationAnswer(serial, result, null)),
                bytes(0, 3000).map(body -> new UnknownPlatformMessage(0x8fff, body)));
    }

    private static List<RegistrationResult> refusals() {
        return List.of(
                RegistrationResult.VEHICLE_ALREADY_REGISTERED,
                RegistrationResult.NO_SUCH_VEHICLE,
                RegistrationResult.TERMINAL_ALREADY_REGISTERED,
                RegistrationResult.NO_SUCH_TERMINAL);
    }
}
