package org.liandan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liandan.app.TestDatabase;
import org.liandan.gateway.TestTruck;
import org.liandan.media.Evidence;
import org.liandan.media.EvidenceFile;
import org.liandan.media.MediaSource;
import org.liandan.media.store.MediaDraft;
import org.liandan.media.store.MediaFiles;
import org.liandan.media.store.MediaStore;
import org.liandan.media.store.SafetyAlarms;
import org.liandan.party.Role;

/** An officer looks at what active-safety boxes saw, with the proof beside it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AlarmStoryTest {

    @Inject
    SafetyAlarms alarms;

    @Inject
    MediaStore store;

    @Inject
    MediaFiles files;

    @Inject
    Clock clock;

    @ParameterizedTest
    @EnumSource(names = {"PHONE", "DESKTOP"})
    void theProofStandsBesideTheAlarm(Screen screen) throws Exception {
        long carrier = Registered.organization("模拟主动安全承运公司");
        TestTruck truck = TestTruck.register(carrier);
        alarmWithProof(truck);
        String officer =
                Registered.user("alarms-" + screen.name().toLowerCase(java.util.Locale.ROOT), Role.BUREAU, carrier);
        try (Visit visit = Visit.by(officer, screen)) {
            String table = visit.open("/alarms?plate=" + truck.plate()).text("table");

            assertThat(table).contains("接打电话").contains("46").contains("视频").contains("尚缺 1 个附件");
            visit.picture("alarms");
        }
    }

    @Test
    void photosAreLookedThrough() throws Exception {
        long carrier = Registered.organization("模拟主动安全承运公司");
        TestTruck truck = TestTruck.register(carrier);
        for (int i = 1; i <= 3; i++) {
            store.keep(Evidence.capture(truck, i, now()), ByteBuffer.wrap(picture(new Color(40, 60 * i, 120))));
        }
        String officer = Registered.user("photos", Role.TRAFFIC_POLICE, carrier);
        try (Visit visit = Visit.by(officer, Screen.DESKTOP)) {
            assertThat(visit.open("/alarms/photos?plate=" + truck.plate()).text(".photos"))
                    .contains(truck.plate())
                    .contains("定时动作");
            visit.picture("alarm-photos");
        }
    }

    private void alarmWithProof(TestTruck truck) throws Exception {
        SafetyAlarms.Wanted alarm =
                alarms.record(List.of(Evidence.alarm(truck, 1, now(), 0, 4))).getFirst();
        attach(alarm, "00_65_6502_0_a.jpg", picture(new Color(120, 60, 40)));
        attach(alarm, "00_65_6502_1_a.jpg", picture(new Color(40, 120, 60)));
        attach(alarm, "02_65_6502_2_a.mp4", Evidence.photo(9, 100));
    }

    private void attach(SafetyAlarms.Wanted alarm, String name, byte[] content) throws Exception {
        try (MediaDraft draft = files.draft(MediaSource.ATTACHMENT, content.length)) {
            draft.write(0, ByteBuffer.wrap(content));
            store.keep(alarm.id(), EvidenceFile.of(name).orElseThrow(), draft);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** A JPEG that a browser can show. */
    private static byte[] picture(Color colour) throws IOException {
        BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(colour);
        pen.fillRect(0, 0, 320, 240);
        pen.setColor(Color.WHITE);
        pen.drawString("DSM", 20, 40);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", out);
        return out.toByteArray();
    }
}
