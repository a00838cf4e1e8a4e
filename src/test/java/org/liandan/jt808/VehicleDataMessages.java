package org.liandan.jt808;

import static org.liandan.jt808.Messages.bytes;
import static org.liandan.jt808.Messages.dwords;
import static org.liandan.jt808.Messages.locations;
import static org.liandan.jt808.Messages.octets;
import static org.liandan.jt808.Messages.texts;
import static org.liandan.jt808.Messages.timesOrNone;
import static org.liandan.jt808.Messages.words;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;
import org.liandan.jt808.DriverIdentity.DriverCard;

/** Arbitrary positions asked for, drivers, recorders, buses, pass-through devices and keys. */
final class VehicleDataMessages {

    private VehicleDataMessages() {}

    static Arbitrary<TerminalMessage> terminal(ProtocolVersion version) {
        boolean is2011 = version == ProtocolVersion.V2011;
        Arbitrary<Integer> serials = is2011 ? Arbitraries.just(CommandAnswer.NO_SERIAL) : words();
        return Arbitraries.oneOf(
                Combinators.combine(serials, locations()).as(LocationAnswer::new),
                recorderAnswers(version),
                bytes(0, 1500).map(Waybill::new),
                bytes(0, 1500).map(CompressedReport::new),
                is2011 ? cards(version).map(DriverIdentity::new) : drivers(version),
                Combinators.combine(
                                digits(10),
                                Combinators.combine(Arbitraries.integers(), bytes(8, 8))
                                        .as(CanBatch.CanFrame::new)
                                        .list()
                                        .ofMaxSize(100))
                        .as(CanBatch::new),
                Arbitraries.oneOf(bothWays(), states(), descriptions()).map(PassThroughUp::new),
                keys().map(TerminalRsaKey::new));
    }

    static Arbitrary<PlatformMessage> platform() {
        return Arbitraries.oneOf(
                Arbitraries.of(new QueryLocation(), new QueryDriver(), TemporaryTracking.END),
                Combinators.combine(Arbitraries.integers().between(1, 0xffff), dwords())
                        .as(TemporaryTracking::new),
                Combinators.combine(words(), Arbitraries.integers()).as(AlarmConfirmation::new),
                Combinators.combine(octets(), bytes(0, 1200)).as(QueryRecorder::new),
                Combinators.combine(octets(), bytes(0, 1200)).as(SetRecorder::new),
                Arbitraries.oneOf(
                                bothWays(),
                                octets().list().ofMaxSize(8).map(PassThrough.StatesQuery::new),
                                octets().list().ofMaxSize(8).map(PassThrough.DescriptionsQuery::new))
                        .map(PassThroughDown::new),
                keys().map(PlatformRsaKey::new));
    }

    /** From 2013 on a block could be mistaken for two lengths of 2011 if it began with its own length. */
    private static Arbitrary<RecorderAnswer> recorderAnswers(ProtocolVersion version) {
        if (version == ProtocolVersion.V2011) {
            return Combinators.combine(octets(), Arbitraries.integers().between(1500, 0xffff), bytes(0, 1500))
                    .as((command, total, block) -> new RecorderAnswer(CommandAnswer.NO_SERIAL, command, total, block));
        }
        return Combinators.combine(words(), octets(), bytes(0, 1500))
                .filter((serial, command, block) ->
                        block.size() < 2 || (block.at(0) << 8 | block.at(1)) != block.size() - 2)
                .as(RecorderAnswer::new);
    }

    private static Arbitrary<DriverIdentity> drivers(ProtocolVersion version) {
        Arbitrary<Integer> events = Arbitraries.integers().between(1, 2);
        return Arbitraries.oneOf(
                Combinators.combine(
                                events, timesOrNone(), Arbitraries.integers().between(1, 4))
                        .as((event, time, result) -> new DriverIdentity(event, time, result, null)),
                Combinators.combine(events, timesOrNone())
                        .as((event, time) -> new DriverIdentity(event, time, -1, null)),
                Combinators.combine(events, timesOrNone(), cards(version))
                        .as((event, time, card) -> new DriverIdentity(event, time, 0, card)));
    }

    private static Arbitrary<DriverCard> cards(ProtocolVersion version) {
        Arbitrary<@Nullable String> dates = version == ProtocolVersion.V2011
                ? digits(8).injectNull(1)
                : digits(8).map(date -> date);
        Arbitrary<@Nullable String> idCards = version == ProtocolVersion.V2013
                ? texts(20).injectNull(1)
                : texts(20).map(card -> card);
        return Combinators.combine(texts(40), texts(20), texts(100), dates, idCards)
                .as(DriverCard::new);
    }

    private static Arbitrary<PassThrough> bothWays() {
        return Arbitraries.oneOf(
                bytes(0, 100).map(PassThrough.GnssDetail::new),
                bytes(0, 64).map(PassThrough.IcCard::new),
                Combinators.combine(Arbitraries.integers().between(1, 2), bytes(0, 100))
                        .as(PassThrough.SerialPort::new),
                Combinators.combine(Arbitraries.integers().between(0xf0, 0xf6), bytes(0, 100))
                        .as(PassThrough.Other::new));
    }

    private static Arbitrary<PassThrough> states() {
        return Combinators.combine(octets(), octets(), Arbitraries.integers())
                .as(PassThrough.PeripheralState::new)
                .list()
                .ofMaxSize(4)
                .map(PassThrough.PeripheralStates::new);
    }

    private static Arbitrary<PassThrough> descriptions() {
        return Combinators.combine(octets(), texts(40), texts(40), texts(40), texts(40), texts(40), texts(40))
                .as(PassThrough.PeripheralDescription::new)
                .list()
                .ofMaxSize(4)
                .map(PassThrough.PeripheralDescriptions::new);
    }

    private static Arbitrary<RsaKey> keys() {
        return Combinators.combine(dwords(), bytes(128, 128)).as(RsaKey::new);
    }

    private static Arbitrary<String> digits(int count) {
        return Arbitraries.strings().numeric().ofLength(count);
    }
}
