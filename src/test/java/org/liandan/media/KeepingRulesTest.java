package org.liandan.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeepingRulesTest {

    private static final KeepingRules RULES = new KeepingRules(100, 1_000, 10_000, 500, Duration.ofDays(180));

    @Test
    void thereIsRoomUpToTheBoundAndNotBeyond() {
        assertThat(RULES.room(1_000, 8_000, 1_000, 1_000_000)).isEqualTo(KeepingRules.Room.ENOUGH);
        assertThat(RULES.room(1_001, 8_000, 1_000, 1_000_000)).isEqualTo(KeepingRules.Room.STORE_FULL);
    }

    @Test
    void theDiskKeepsItsReserveAlsoFromWhatIsPromised() {
        assertThat(RULES.room(100, 0, 400, 1_000)).isEqualTo(KeepingRules.Room.ENOUGH);
        assertThat(RULES.room(101, 0, 400, 1_000)).isEqualTo(KeepingRules.Room.DISK_FULL);
    }

    @Test
    void aFileLiesUnderItsDistrictDay() {
        assertThat(KeepingRules.path(
                        Instant.parse("2026-11-21T16:00:00Z"),
                        UUID.fromString("00000000-0000-0000-0000-000000000001"),
                        MediaFormat.JPEG))
                .isEqualTo("2026/11/22/00000000-0000-0000-0000-000000000001.jpg");
    }

    @Test
    void anIdentityComesBackFromItsLine() {
        AlarmIdentity identity = new AlarmIdentity("AB 12 3", Instant.parse("2026-11-22T02:00:00Z"), 3, 2, "0000");
        AlarmIdentity timeless = new AlarmIdentity("", null, 0, 0, "00");

        assertThat(AlarmIdentity.ofText(identity.text())).isEqualTo(identity);
        assertThat(AlarmIdentity.ofText(timeless.text())).isEqualTo(timeless);
        assertThatThrownBy(() -> AlarmIdentity.ofText("no such thing")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anIdentityWithMoreFilesNamesTheSameAlarm() {
        AlarmIdentity identity = new AlarmIdentity("A", Instant.EPOCH, 3, 2, "00");

        assertThat(identity.names(new AlarmIdentity("A", Instant.EPOCH, 3, 4, "00")))
                .isTrue();
        assertThat(identity.names(new AlarmIdentity("A", Instant.EPOCH, 4, 2, "00")))
                .isFalse();
        assertThat(identity.names(new AlarmIdentity("B", Instant.EPOCH, 3, 2, "00")))
                .isFalse();
    }
}
