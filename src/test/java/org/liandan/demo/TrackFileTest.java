package org.liandan.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each form of a recorded track, and what is wrong with those that are none. */
class TrackFileTest {

    private static final Instant START = Instant.parse("2026-11-21T01:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void reports_of_one_terminal_are_taken_in_order_of_time_and_each_second_once() throws IOException {
        RecordedTrack track = read("r.jsonl", """
                {"terminal":"A","time":"2026-11-21T09:00:05+08:00","lon":109.81,"lat":40.65,"speed_kmh":40.5,"direction_deg":90,"altitude":1060}
                {"terminal":"B","time":"2026-11-21T09:00:06+08:00","lon":109.99,"lat":40.99,"speed_kmh":1,"direction_deg":1,"altitude":1}
                {"terminal":"A","time":"2026-11-21T09:00:00+08:00","lon":109.80,"lat":40.65,"speed_kmh":39.5,"direction_deg":91,"altitude":1061}
                {"terminal":"A","time":"2026-11-21T09:00:05.4+08:00","lon":109.82,"lat":40.65,"speed_kmh":41.5,"direction_deg":92,"altitude":1062}
                """);

        assertThat(track.fixes()).extracting(Fix::at).containsExactly(START, START.plusSeconds(5));
        assertThat(track.fixes()).extracting(Fix::speedKph).containsExactly(39.5, 40.5);
    }

    @Test
    void another_terminal_of_the_file_can_be_chosen() throws IOException {
        Path file = write("r.jsonl", """
                {"terminal":"A","time":"2026-11-21T09:00:05+08:00","lon":109.81,"lat":40.65}
                {"terminal":"B","time":"2026-11-21T09:00:06+08:00","lon":109.99,"lat":40.99}
                """);

        assertThat(TrackFile.read(file, "B").fixes())
                .singleElement()
                .satisfies(fix -> assertThat(fix.point().lonDeg()).isEqualTo(109.99));
    }

    @Test
    void geojson_carries_its_times_speeds_and_headings_in_the_properties() throws IOException {
        RecordedTrack track = read("t.geojson", """
                {"type":"Feature","geometry":{"type":"LineString","coordinates":[[109.80,40.65],[109.81,40.65]]},
                 "properties":{"times":["2026-11-21T01:00:00Z","2026-11-21T01:01:00Z"],"speedsKph":[50.5,51.5],"headingsDeg":[90,91]}}
                """);

        assertThat(track.fixes()).extracting(Fix::speedKph).containsExactly(50.5, 51.5);
        assertThat(track.fixes()).extracting(Fix::headingDeg).containsExactly(90.0, 91.0);
    }

    @Test
    void a_line_without_times_is_driven() throws IOException {
        RecordedTrack track = read("t.geojson", """
                {"type":"LineString","coordinates":[[109.80,40.65],[109.81,40.65]]}
                """);

        assertThat(track.fixes().getFirst().speedKph()).isZero();
        assertThat(track.duration()).hasSeconds(track.fixes().size() - 1L);
        assertThat(track.fixes()).anyMatch(fix -> fix.speedKph() > 47 && Math.abs(fix.headingDeg() - 90) < 1);
    }

    @Test
    void gpx_speed_is_in_metres_a_second() throws IOException {
        RecordedTrack track = read("t.gpx", """
                <?xml version="1.0"?><gpx xmlns="http://www.topografix.com/GPX/1/0"><trk><trkseg>
                <trkpt lat="40.65" lon="109.80"><ele>1060</ele><time>2026-11-21T01:00:00Z</time><course>90</course><speed>10</speed></trkpt>
                <trkpt lat="40.65" lon="109.81"><time>2026-11-21T01:01:00Z</time></trkpt>
                <trkpt lat="40.65" lon="109.82"></trkpt>
                </trkseg></trk></gpx>
                """);

        assertThat(track.fixes()).hasSize(2);
        assertThat(track.fixes().getFirst().speedKph()).isEqualTo(36);
        assertThat(track.fixes().getFirst().altitudeM()).isEqualTo(1060);
    }

    @Test
    void missing_speed_and_course_come_from_the_positions() throws IOException {
        RecordedTrack track = read("t.gpx", """
                <gpx><trk><trkseg>
                <trkpt lat="40.65" lon="109.80"><time>2026-11-21T01:00:00Z</time></trkpt>
                <trkpt lat="40.65" lon="109.81"><time>2026-11-21T01:01:00Z</time></trkpt>
                </trkseg></trk></gpx>
                """);

        // 846 m to the east in a minute
        assertThat(track.fixes()).allSatisfy(fix -> {
            assertThat(fix.speedKph()).isCloseTo(50.8, within(0.2));
            assertThat(fix.headingDeg()).isCloseTo(90, within(0.1));
        });
    }

    @Test
    void gpx_may_not_reach_for_other_files() {
        assertThatThrownBy(() -> read("t.gpx", """
                <!DOCTYPE gpx [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                <gpx><trk><trkseg><trkpt lat="1" lon="1"><time>&x;</time></trkpt></trkseg></trk></gpx>
                """)).isInstanceOf(IOException.class);
    }

    @Test
    void nmea_speed_is_in_knots_and_sentences_with_a_wrong_checksum_are_left_out() throws IOException {
        RecordedTrack track = read(
                "t.nmea",
                List.of(
                                sentence("GNRMC,010000.00,A,4039.00000,N,10948.00000,E,10.0,90.0,211126,,,A"),
                                sentence("GPGGA,010000.00,4039.0,N,10948.0,E,1,08,1.0,1060.0,M,,M,,"),
                                sentence("GNRMC,010001.00,V,,,,,,,211126,,,N"),
                                "$GNRMC,010002.00,A,4039.00000,N,10948.00000,E,10.0,90.0,211126,,,A*00")
                        .stream()
                        .reduce("", (all, line) -> all + line + "\r\n"));

        assertThat(track.fixes()).singleElement().satisfies(fix -> {
            assertThat(fix.at()).isEqualTo(START);
            assertThat(fix.point().lonDeg()).isCloseTo(109.8, within(1e-9));
            assertThat(fix.point().latDeg()).isCloseTo(40.65, within(1e-9));
            assertThat(fix.speedKph()).isCloseTo(18.52, within(1e-9));
        });
    }

    @Test
    void a_track_can_be_moved_to_another_time() throws IOException {
        RecordedTrack moved = read("r.jsonl", """
                {"terminal":"A","time":"2026-11-21T09:00:00+08:00","lon":109.80,"lat":40.65}
                {"terminal":"A","time":"2026-11-21T09:00:10+08:00","lon":109.81,"lat":40.65}
                """).beginningAt(START.plusSeconds(3600));

        assertThat(moved.fixes()).extracting(Fix::at).containsExactly(START.plusSeconds(3600), START.plusSeconds(3610));
    }

    @Test
    void a_line_that_cannot_be_read_is_named() {
        assertThatThrownBy(() -> read("r.jsonl", """
                {"terminal":"A","time":"2026-11-21T09:00:00+08:00","lon":109.80,"lat":40.65}
                {"terminal":"A","time":"yesterday","lon":109.80,"lat":40.65}
                """))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 2 has no time with an offset");
    }

    @Test
    void a_file_of_another_kind_is_refused() {
        assertThatThrownBy(() -> read("t.pdf", "%PDF"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(".jsonl, .geojson, .gpx or .nmea");
    }

    @Test
    void an_empty_track_is_refused() {
        assertThatThrownBy(() -> read("r.jsonl", "\n")).hasMessageContaining("the track has no point");
    }

    private static String sentence(String body) {
        int sum = body.chars().reduce(0, (a, b) -> a ^ b);
        return "$" + body + "*" + String.format("%02X", sum);
    }

    private RecordedTrack read(String name, String text) throws IOException {
        return TrackFile.read(write(name, text), "");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
