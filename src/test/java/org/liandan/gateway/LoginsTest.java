package org.liandan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Positive;
import org.junit.jupiter.api.Test;
import org.liandan.fleet.Device;
import org.liandan.fleet.IncidentKind;

/** What a login looks like. */
class LoginsTest {

    private static final Duration ALIVE = Duration.ofSeconds(2);
    private static final Duration DEAD = Duration.ofMinutes(2);

    @Test
    void twoPlacesAliveAtOnceAreAClone() {
        assertThat(Logins.suspicion(true, ALIVE, false, false)).isEqualTo(IncidentKind.CLONE_SUSPECTED);
    }

    @Test
    void twoBoxesAtOnceAreACloneWhereverTheyAre() {
        assertThat(Logins.suspicion(true, DEAD, true, true)).isEqualTo(IncidentKind.CLONE_SUSPECTED);
    }

    @Test
    void aNewAddressAfterADeadLinkIsAReconnection() {
        assertThat(Logins.suspicion(true, DEAD, false, false)).isNull();
        assertThat(Logins.suspicion(false, null, false, false)).isNull();
    }

    @Test
    void theSameAddressIsAReconnection() {
        assertThat(Logins.suspicion(true, ALIVE, true, false)).isNull();
    }

    @Test
    void anotherBoxWhileTheNumberIsAwayIsAChangeOfDevice() {
        assertThat(Logins.suspicion(false, null, false, true)).isEqualTo(IncidentKind.DEVICE_CHANGED);
    }

    @Property
    void silenceIsThreeHeartbeatsWithinReason(@ForAll @Positive int heartbeatS) {
        assertThat(Logins.silenceS(heartbeatS)).isBetween(60, 3600);
    }

    @Test
    void threeHeartbeatsMayBeMissing() {
        assertThat(Logins.silenceS(45)).isEqualTo(135);
    }

    @Test
    void whatABoxDoesNotTellMakesItNoOther() {
        Device known = new Device("70107", "A1B2C3D", "860000000000017", "V1");

        assertThat(known.differsFrom(Device.UNKNOWN)).isFalse();
        assertThat(known.differsFrom(new Device(null, null, "860000000000018", null)))
                .isTrue();
    }
}
