package org.liandan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.liandan.track.Position;

/** The bytes of reports, from what is still in the log. */
class FramesOfReportsTest {

    /** 2026-11-22 17:10:20, 109.776064 E 40.646399 N, 20.0 km/h; a JT/T 808-2013 frame without items. */
    private static final String REPORT =
            "7e0200001c013977000009001900000000000000030" + "26c36ff068b0cc0042900c80092261122171020e17e";

    private static final Instant AT = Instant.parse("2026-11-22T09:10:20Z");

    @Test
    void aReportIsFoundByItsTimePlaceAndSpeed() {
        assertThat(frames(List.of(REPORT), position(AT, 109_776_064, 200))).isEqualTo(Map.of(AT, List.of(REPORT)));
    }

    @Test
    void anotherReportOfTheSameSecondIsNotTaken() {
        assertThat(frames(List.of(REPORT), position(AT, 109_776_065, 200))).isEmpty();
        assertThat(frames(List.of(REPORT), position(AT, 109_776_064, 201))).isEmpty();
    }

    @Test
    void whatHasLeftTheLogIsNotMadeUp() {
        assertThat(frames(List.of(), position(AT, 109_776_064, 200))).isEmpty();
        assertThat(frames(List.of(REPORT), position(AT.plusSeconds(1), 109_776_064, 200)))
                .isEmpty();
    }

    @Property
    void noBytesInTheLogStopTheSearch(@ForAll @Size(max = 60) List<Byte> rubbish) {
        byte[] bytes = new byte[rubbish.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = rubbish.get(i) == 0x7e ? 0 : rubbish.get(i);
        }

        assertThat(frames(
                        List.of("7e" + HexFormat.of().formatHex(bytes) + "7e", REPORT), position(AT, 109_776_064, 200)))
                .containsKey(AT);
    }

    private static Map<Instant, List<String>> frames(List<String> wire, Position wanted) {
        List<FrameLog.Kept> kept = new ArrayList<>();
        for (String hex : wire) {
            byte[] frame = HexFormat.of().parseHex(hex.substring(2, hex.length() - 2));
            kept.add(new FrameLog.Kept(0, true, frame));
        }
        Map<Instant, List<String>> frames = new HashMap<>();
        FramesOfReports.frames(kept, null, List.of(wanted)).forEach((at, report) -> frames.put(at, report.frames()));
        return frames;
    }

    private static Position position(Instant at, int lonE6, int speedDeciKph) {
        return new Position(1, 1, at, at, lonE6, 40_646_399, speedDeciKph, 146, 1065, 0, 3, -1, -1, -1, false, 0);
    }
}
