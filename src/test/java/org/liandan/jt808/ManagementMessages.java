package org.liandan.jt808;

import static org.liandan.jt808.Messages.bytes;
import static org.liandan.jt808.Messages.dwords;
import static org.liandan.jt808.Messages.octets;
import static org.liandan.jt808.Messages.texts;
import static org.liandan.jt808.Messages.words;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary messages about time, packages, parameters, upgrades, properties, control and telephone. */
final class ManagementMessages {

    private ManagementMessages() {}

    static Arbitrary<TerminalMessage> terminal(ProtocolVersion version) {
        return Arbitraries.oneOf(
                Arbitraries.just(new TimeQuery()),
                Combinators.combine(words(), words().list().ofMaxSize(255)).as(ResendRequest::new),
                Combinators.combine(words(), parameters(version)).as(ParameterAnswer::new),
                Combinators.combine(octets(), octets()).as(UpgradeResult::new),
                properties(version),
                Combinators.combine(words(), Messages.locations()).as(VehicleControlAnswer::new));
    }

    static Arbitrary<PlatformMessage> platform(ProtocolVersion version) {
        return Arbitraries.oneOf(
                Messages.times().map(time -> new TimeAnswer(time.plus(Duration.ofHours(8)))),
                Combinators.combine(words(), words().list().ofMaxSize(255)).as(PackageRequest::new),
                parameters(version).map(SetParameters::new),
                Arbitraries.just(new QueryAllParameters()),
                dwords().list().ofMaxSize(255).map(QueryParameters::new),
                Arbitraries.just(new QueryProperties()),
                Arbitraries.just(new LinkCheck()),
                Combinators.combine(octets(), texts(5), texts(60), bytes(0, 2500))
                        .as(UpgradePackage::new),
                controls(),
                Combinators.combine(Arbitraries.of(true, false), texts(20)).as(CallBack::new),
                phoneBooks(),
                vehicleControls(version));
    }

    /** The form that this edition has: before 2019 there are flags, from then on a list. */
    private static Arbitrary<VehicleControl> vehicleControls(ProtocolVersion version) {
        Arbitrary<VehicleControl.Doors> doors = Arbitraries.of(VehicleControl.Doors.class);
        if (version != ProtocolVersion.V2019) {
            Arbitrary<Integer> otherFlags = octets().map(flags -> flags & ~1);
            return Combinators.combine(doors, otherFlags)
                    .as((it, flags) -> new VehicleControl(it, flags, 0, Bytes.EMPTY));
        }
        Arbitrary<Bytes> vendors = bytes(0, 8).map(rest -> Bytes.ofHex("f001" + rest.toHex()));
        return Arbitraries.oneOf(
                doors.map(VehicleControl::new),
                Combinators.combine(
                                doors.injectNull(0.3), words().filter(count -> count > 0 && count < 0xffff), vendors)
                        .as((it, count, rest) -> new VehicleControl(it, 0, count, rest)));
    }

    private static Arbitrary<PropertiesAnswer> properties(ProtocolVersion version) {
        boolean of2019 = version == ProtocolVersion.V2019;
        return Combinators.combine(
                        words(),
                        texts(5),
                        texts(of2019 ? 30 : 20),
                        texts(of2019 ? 30 : 7),
                        Arbitraries.strings().withChars("0123456789").ofLength(20),
                        texts(40),
                        texts(40),
                        Combinators.combine(octets(), octets()).as(List::of))
                .as((kinds, maker, model, id, sim, hardware, firmware, last) -> new PropertiesAnswer(
                        kinds, maker, model, id, sim, hardware, firmware, last.get(0), last.get(1)));
    }

    private static Arbitrary<List<Parameter>> parameters(ProtocolVersion version) {
        return Arbitraries.oneOf(numbers(), strings(), raws(version)).list().ofMaxSize(30);
    }

    private static Arbitrary<Parameter> numbers() {
        return Arbitraries.of(parametersThat(ParameterType::isNumber))
                .flatMap(id ->
                        Arbitraries.longs().between(0, id.type().most()).map(value -> new Parameter.Number(id, value)));
    }

    private static Arbitrary<Parameter> strings() {
        return Combinators.combine(Arbitraries.of(parametersThat(type -> type == ParameterType.STRING)), texts(255))
                .as(Parameter.Text::new);
    }

    /** Unknown ones, those of bytes, and known numbers shortened to three bytes, as no number has. */
    private static Arbitrary<Parameter> raws(ProtocolVersion version) {
        return Arbitraries.oneOf(
                Combinators.combine(
                                version == ProtocolVersion.V2013
                                        ? Arbitraries.longs().between(0xf000, 0xf300)
                                        : dwords().filter(
                                                        id -> ParameterId.of(id).isEmpty()),
                                bytes(0, 255))
                        .as(Parameter.Raw::new),
                Combinators.combine(Arbitraries.of(parametersThat(type -> type == ParameterType.BYTES)), bytes(0, 255))
                        .as((id, value) -> new Parameter.Raw(id.id(), value)),
                Combinators.combine(Arbitraries.of(parametersThat(ParameterType::isNumber)), bytes(3, 3))
                        .as((id, value) -> new Parameter.Raw(id.id(), value)));
    }

    private static List<ParameterId> parametersThat(Predicate<ParameterType> are) {
        return Stream.of(ParameterId.values()).filter(id -> are.test(id.type())).toList();
    }

    private static Arbitrary<TerminalControl> controls() {
        Arbitrary<String> words = texts(20).map(text -> text.replace(";", ""));
        Arbitrary<Integer> numbers = Arbitraries.integers().between(TerminalControl.NOTHING, 0xffff);
        Arbitrary<TerminalControl.Server> servers = Combinators.combine(words, words, words, words, numbers, numbers)
                .as(TerminalControl.Server::new);
        return Arbitraries.oneOf(
                Combinators.combine(words, servers, words, words, words, numbers)
                        .as(TerminalControl.Upgrade::new),
                Combinators.combine(words, servers, numbers).as(TerminalControl.Connect::new),
                Arbitraries.just(new TerminalControl.GoBack()),
                Arbitraries.of(TerminalControl.Order.class).map(TerminalControl.Simple::new),
                Combinators.combine(Arbitraries.integers().between(8, 255), bytes(0, 60))
                        .as(TerminalControl.Other::new));
    }

    private static Arbitrary<SetPhoneBook> phoneBooks() {
        Arbitrary<SetPhoneBook.Contact> contacts =
                Combinators.combine(octets(), texts(20), texts(20)).as(SetPhoneBook.Contact::new);
        return Arbitraries.oneOf(
                Arbitraries.just(new SetPhoneBook(ListChange.DELETE_ALL, List.of())),
                Combinators.combine(
                                Arbitraries.of(ListChange.REPLACE, ListChange.APPEND, ListChange.MODIFY),
                                contacts.list().ofMaxSize(20))
                        .as(SetPhoneBook::new));
    }
}
