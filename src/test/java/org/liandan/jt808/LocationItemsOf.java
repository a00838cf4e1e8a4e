package org.liandan.jt808;

import static org.liandan.jt808.Messages.bytes;
import static org.liandan.jt808.Messages.dwords;
import static org.liandan.jt808.Messages.octets;
import static org.liandan.jt808.Messages.texts;
import static org.liandan.jt808.Messages.timesOrNone;
import static org.liandan.jt808.Messages.words;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary additional items of position reports. */
final class LocationItemsOf {

    private LocationItemsOf() {}

    static Arbitrary<LocationItem> any() {
        return Arbitraries.oneOf(standard(), video(), safetyAlarms().map(alarm -> alarm));
    }

    private static Arbitrary<LocationItem> standard() {
        return Arbitraries.oneOf(
                dwords().map(LocationItem.Mileage::new),
                words().map(LocationItem.Fuel::new),
                words().map(LocationItem.RecorderSpeed::new),
                words().map(LocationItem.AlarmEvent::new),
                bytes(30, 30).map(LocationItem.TyrePressures::new),
                Arbitraries.integers().between(-32767, 32767).map(LocationItem.CabinTemperature::new),
                Arbitraries.just(new LocationItem.OverspeedPlace(0, 0)),
                Combinators.combine(
                                Arbitraries.integers().between(1, 0xff),
                                Arbitraries.longs().between(1, 0xffff_ffffL))
                        .as(LocationItem.OverspeedPlace::new),
                Combinators.combine(octets(), dwords(), octets()).as(LocationItem.PlaceCrossing::new),
                Combinators.combine(dwords(), words(), octets()).as(LocationItem.SegmentTime::new),
                Arbitraries.integers().map(LocationItem.VehicleSignals::new),
                words().map(LocationItem.IoStatus::new),
                Combinators.combine(words(), words()).as(LocationItem.Analogue::new),
                octets().map(LocationItem.SignalStrength::new),
                octets().map(LocationItem.Satellites::new),
                Combinators.combine(Arbitraries.integers().between(0xe0, 0xff), bytes(0, 255))
                        .as(LocationItem.OtherItem::new));
    }

    private static Arbitrary<LocationItem> video() {
        return Arbitraries.oneOf(
                Arbitraries.integers().map(LocationItem.VideoAlarms::new),
                Arbitraries.integers().map(LocationItem.VideoSignalLost::new),
                Arbitraries.integers().map(LocationItem.VideoCovered::new),
                words().map(LocationItem.StorageFaults::new),
                Combinators.combine(words(), Arbitraries.integers().between(-1, 0xff))
                        .as(LocationItem.AbnormalDriving::new));
    }

    static Arbitrary<SafetyAlarm> safetyAlarms() {
        return Combinators.combine(dwords(), octets(), octets(), octets(), scenes(), identifiers())
                .flatAs((id, flag, type, level, scene, identifier) -> Arbitraries.oneOf(
                        Combinators.combine(octets(), octets(), octets(), octets(), octets())
                                .as((front, distance, departure, sign, value) -> new SafetyAlarm.DriverAssistance(
                                        id,
                                        flag,
                                        type,
                                        level,
                                        front,
                                        distance,
                                        departure,
                                        sign,
                                        value,
                                        scene,
                                        identifier)),
                        Combinators.combine(octets(), bytes(4, 4))
                                .as((fatigue, reserved) -> new SafetyAlarm.DriverState(
                                        id, flag, type, level, fatigue, reserved, scene, identifier)),
                        tyres().list()
                                .ofMaxSize(18)
                                .map(tyres -> new SafetyAlarm.TyrePressure(id, flag, scene, identifier, tyres)),
                        Arbitraries.just(new SafetyAlarm.BlindSpot(id, flag, type, scene, identifier))));
    }

    private static Arbitrary<SafetyAlarm.Scene> scenes() {
        return Combinators.combine(
                        octets(),
                        Arbitraries.integers().between(Short.MIN_VALUE, Short.MAX_VALUE),
                        Arbitraries.integers(),
                        Arbitraries.integers(),
                        timesOrNone(),
                        words())
                .as(SafetyAlarm.Scene::new);
    }

    static Arbitrary<AlarmIdentifier> identifiers() {
        return Combinators.combine(texts(7), timesOrNone(), octets(), octets(), bytes(1, 2))
                .as(AlarmIdentifier::new);
    }

    private static Arbitrary<SafetyAlarm.Tyre> tyres() {
        return Combinators.combine(
                        words(),
                        words(),
                        words(),
                        Arbitraries.integers().between(Short.MIN_VALUE, Short.MAX_VALUE),
                        words())
                .as(SafetyAlarm.Tyre::new);
    }
}
