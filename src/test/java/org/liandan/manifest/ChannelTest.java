package org.liandan.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.liandan.fleet.PlateNumber;
import org.liandan.fleet.TerminalPhone;
import org.liandan.fleet.VehicleId;
import org.liandan.party.OrganizationId;
import org.liandan.party.Sentence;

/** A confirmation that comes by another road than the page: what the history keeps of it, what is noted. */
class ChannelTest {

    private static final Instant NOW = Loads.minutesLater(5);

    @Test
    void aDirectConfirmationAddsNothingToTheHistory() {
        assertThat(carried(Channel.DIRECT).event().entries().texts()).doesNotContainKeys("means", "declaredAt");
    }

    @Test
    void theHistoryKeepsTheRoadAndTheDevicesOwnTime() {
        Instant declared = NOW.minus(Duration.ofHours(3));

        assertThat(carried(new Channel(Channel.Means.LINK, declared))
                        .event()
                        .entries()
                        .texts())
                .containsEntry("means", "LINK")
                .containsEntry("declaredAt", declared.toString())
                .containsEntry("driverName", "李四");
    }

    @ParameterizedTest
    @CsvSource({"-1441, CARRIED_LATE", "-1440, ''", "5, ''", "6, CARRIED_IN_FUTURE"})
    void r427WhatComesADayLateIsNotedForReview(int declaredMinutes, String warning) {
        Channel channel = new Channel(Channel.Means.LINK, NOW.plus(Duration.ofMinutes(declaredMinutes)));

        assertThat(codes(carried(channel).next())).isEqualTo(warning.isEmpty() ? List.of() : List.of(warning));
    }

    @ParameterizedTest
    @CsvSource({"李四, ''", "王五, DRIVER_NOT_OF_CARD"})
    void r414ADriverOtherThanTheCardsIsNotedAndNotRefused(String onTheCard, String warning) {
        Trucks withCard = new WithCard(onTheCard);

        assertThat(codes(carried(Channel.DIRECT, withCard).next()))
                .isEqualTo(warning.isEmpty() ? List.of() : List.of(warning));
    }

    @Test
    void aTerminalActsForItsCarrierUnderANameThatNoAccountHas() {
        Actor terminal = Actor.ofTerminal(new TerminalPhone("13977000001"), Loads.CARRIER.id());

        assertThat(Actor.systemName(terminal.username()))
                .contains(new Sentence("终端 13977000001 上报", "reported by terminal 13977000001"));
        assertThat(terminal.username()).doesNotMatch("[a-z0-9][a-z0-9._-]{1,39}");
        assertThat(Actor.systemName("carrier")).isEmpty();
        assertThat(Transitions.apply(
                        Loads.issued(), new Step.Carry(Loads.carrierEntries()), terminal, new Loads.Yard(), NOW))
                .isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void aTerminalOfAnotherCarrierMayNot() {
        Actor stranger = Actor.ofTerminal(new TerminalPhone("13977000001"), new OrganizationId(99));
        Step carry = new Step.Carry(Loads.carrierEntries());

        assertThat(Transitions.apply(Loads.issued(), carry, stranger, new Loads.Yard(), NOW))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.toString()).contains("NOT_THE_CARRIER"));
    }

    private record WithCard(String name) implements Trucks {

        private static final Loads.Yard YARD = new Loads.Yard();

        @Override
        public Optional<Truck> find(PlateNumber plate, OrganizationId carrier) {
            return YARD.find(plate, carrier);
        }

        @Override
        public Optional<ManifestNumber> carrying(VehicleId vehicle) {
            return Optional.empty();
        }

        @Override
        public Optional<String> driverByCard(VehicleId vehicle, Instant now) {
            return Optional.of(name);
        }
    }

    private static Outcome.Accepted<?> carried(Channel channel) {
        return carried(channel, new Loads.Yard());
    }

    private static Outcome.Accepted<?> carried(Channel channel, Trucks trucks) {
        return (Outcome.Accepted<?>) Transitions.apply(
                Loads.issued(), new Step.Carry(Loads.carrierEntries(), channel), Loads.CARRIER_CLERK, trucks, NOW);
    }

    private static List<String> codes(Manifest manifest) {
        return manifest.warnings().stream()
                .map(warning -> warning.code().name())
                .toList();
    }
}
