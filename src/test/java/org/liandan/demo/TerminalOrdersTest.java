package org.liandan.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liandan.geo.LonLat;
import org.liandan.jt808.AreaAnswer;
import org.liandan.jt808.AreaKind;
import org.liandan.jt808.Authentication;
import org.liandan.jt808.CameraCommand;
import org.liandan.jt808.DeleteAreas;
import org.liandan.jt808.LocationAnswer;
import org.liandan.jt808.LocationReport;
import org.liandan.jt808.MediaAnswer;
import org.liandan.jt808.MediaEvent;
import org.liandan.jt808.MediaUpload;
import org.liandan.jt808.MissingPackages;
import org.liandan.jt808.PackageRequest;
import org.liandan.jt808.Parameter;
import org.liandan.jt808.ParameterAnswer;
import org.liandan.jt808.ParameterId;
import org.liandan.jt808.PhotoAnswer;
import org.liandan.jt808.PropertiesAnswer;
import org.liandan.jt808.ProtocolVersion;
import org.liandan.jt808.QueryAllParameters;
import org.liandan.jt808.QueryAreas;
import org.liandan.jt808.QueryLocation;
import org.liandan.jt808.QueryParameters;
import org.liandan.jt808.QueryProperties;
import org.liandan.jt808.SetParameters;
import org.liandan.jt808.StatusFlag;
import org.liandan.jt808.TemporaryTracking;
import org.liandan.jt808.TerminalAnswer;
import org.liandan.jt808.TerminalResult;
import org.liandan.jt808.TextMessage;
import org.liandan.jt808.VehicleControl;
import org.liandan.jt808.VehicleControlAnswer;

/** What a simulated terminal answers when it is ordered or asked something, over a socket, in the editions that trucks have. */
class TerminalOrdersTest {

    private static final Instant START = Instant.parse("2026-11-21T01:00:00Z");

    private final List<String> journal = new CopyOnWriteArrayList<>();
    private final List<Terminal> terminals = new ArrayList<>();
    private final TestPlatform platform = new TestPlatform();

    @AfterEach
    void hangUp() {
        terminals.forEach(Terminal::close);
        platform.close();
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void parameters_that_are_set_are_there_when_they_are_asked_for(ProtocolVersion version) {
        online(version, LinkFaults.NONE);
        Parameter limit = new Parameter.Number(ParameterId.MAX_SPEED, 60);

        int serial = platform.send(new SetParameters(List.of(limit)));
        assertThat(answerTo(serial)).isEqualTo(TerminalResult.OK);
        int query = platform.send(new QueryAllParameters());

        ParameterAnswer answer = platform.await(ParameterAnswer.class);
        assertThat(answer.answeredSerial()).isEqualTo(query);
        assertThat(answer.parameters()).contains(limit).hasSizeGreaterThan(3);
    }

    @ParameterizedTest
    @EnumSource(names = {"V2013", "V2019"})
    void a_query_of_some_parameters_leaves_out_what_the_terminal_does_not_have(ProtocolVersion version) {
        online(version, LinkFaults.NONE);

        platform.send(new QueryParameters(List.of(ParameterId.CORNER_ANGLE.id(), 0xf999L)));

        assertThat(platform.await(ParameterAnswer.class).parameters())
                .containsExactly(new Parameter.Number(ParameterId.CORNER_ANGLE, 15));
    }

    @ParameterizedTest
    @EnumSource(names = {"V2013", "V2019"})
    void the_terminal_says_what_it_is(ProtocolVersion version) {
        online(version, LinkFaults.NONE);

        platform.send(new QueryProperties());

        assertThat(platform.await(PropertiesAnswer.class).terminalId()).isEqualTo("SIM0001");
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void the_terminal_says_where_it_is(ProtocolVersion version) {
        Terminal terminal = online(version, LinkFaults.NONE);
        terminal.report(report(0));

        int serial = platform.send(new QueryLocation());

        LocationAnswer answer = platform.await(LocationAnswer.class);
        assertThat(answer.answeredSerial()).isEqualTo(version == ProtocolVersion.V2011 ? -1 : serial);
        assertThat(answer.report().time()).isEqualTo(START);
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void temporary_tracking_asks_for_reports_until_it_ends(ProtocolVersion version) {
        Terminal terminal = online(version, LinkFaults.NONE);

        assertThat(answerTo(platform.send(new TemporaryTracking(2, 5)))).isEqualTo(TerminalResult.OK);

        List<Integer> tracked = new ArrayList<>();
        for (int second = 0; second < 10; second++) {
            if (terminal.tracked(START.plusSeconds(second))) {
                tracked.add(second);
            }
        }
        assertThat(tracked).containsExactly(0, 2, 4);
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void the_driver_hears_a_text(ProtocolVersion version) {
        online(version, LinkFaults.NONE);

        int serial = platform.send(
                TextMessage.of(version, TextMessage.Purpose.URGENT, Set.of(TextMessage.Output.SPEECH), "您已超速，请减速"));

        assertThat(answerTo(serial)).isEqualTo(TerminalResult.OK);
        assertThat(journal).anySatisfy(line -> assertThat(line).contains("您已超速，请减速"));
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void locked_doors_are_seen_in_the_status(ProtocolVersion version) {
        online(version, LinkFaults.NONE);

        int serial = platform.send(new VehicleControl(VehicleControl.Doors.LOCK));

        VehicleControlAnswer answer = platform.await(VehicleControlAnswer.class);
        assertThat(answer.answeredSerial()).isEqualTo(serial);
        assertThat(answer.location().statusFlags() & StatusFlag.DOORS_LOCKED.mask())
                .isNotZero();
    }

    @ParameterizedTest
    @EnumSource(names = "V2019")
    void areas_of_2019_can_be_asked_for_and_deleted(ProtocolVersion version) {
        online(version, LinkFaults.NONE);

        assertThat(answerTo(platform.send(new DeleteAreas(AreaKind.CIRCLE, List.of()))))
                .isEqualTo(TerminalResult.OK);
        platform.send(new QueryAreas(AreaKind.CIRCLE, List.of()));

        assertThat(platform.await(AreaAnswer.class).areas()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"V2013", "V2019"})
    void a_photo_comes_in_packages_and_those_that_were_lost_come_again(ProtocolVersion version) {
        platform.unfinished = this::askAgain;
        online(version, new LinkFaults(Set.of(2, 3), Set.of()));

        platform.send(CameraCommand.photos(1, 1, 0));

        MediaUpload upload = platform.await(MediaUpload.class);
        assertThat(platform.await(PhotoAnswer.class).mediaIds())
                .containsExactly(upload.head().mediaId());
        assertThat(platform.await(MediaEvent.class).head()).isEqualTo(upload.head());
        assertThat(upload.data().size()).isGreaterThan(3_000);
        assertThat(upload.data().toHex()).startsWith("ffd8").endsWith("ffd9");
    }

    @ParameterizedTest
    @EnumSource(names = {"V2013", "V2019"})
    void lost_packages_of_a_photo_may_be_asked_for_by_the_medias_answer(ProtocolVersion version) {
        platform.unfinished = missing -> {
            MissingPackages photo = missing.getFirst();
            if (photo.indices().equals(List.of(2)) && photo.messageId() == MediaUpload.ID) {
                platform.send(new MediaAnswer(-1, 1, photo.indices()));
            }
        };
        online(version, new LinkFaults(Set.of(2), Set.of()));

        platform.send(CameraCommand.photos(1, 1, 0));

        assertThat(platform.await(MediaUpload.class).data().toHex()).endsWith("ffd9");
    }

    @ParameterizedTest
    @EnumSource(names = "V2011")
    void a_photo_of_2011_comes_in_parts(ProtocolVersion version) {
        online(version, LinkFaults.NONE);

        platform.send(CameraCommand.photos(1, 1, 0));

        MediaUpload.MediaPart first = platform.await(MediaUpload.class).part();
        assertThat(first).isNotNull();
        await().until(() ->
                platform.received.stream().filter(MediaUpload.class::isInstance).count() == first.total());
    }

    @ParameterizedTest
    @EnumSource(names = {"V2013", "V2019"})
    void a_camera_that_is_not_there_takes_no_photo(ProtocolVersion version) {
        online(version, LinkFaults.NONE);

        platform.send(CameraCommand.photos(99, 1, 0));

        assertThat(platform.await(PhotoAnswer.class)).satisfies(answer -> {
            assertThat(answer.result()).isEqualTo(2);
            assertThat(answer.mediaIds()).isEmpty();
        });
    }

    private void askAgain(List<MissingPackages> missing) {
        MissingPackages message = missing.getFirst();
        // the last one has come, so nothing more will come by itself
        if (!message.indices().contains(message.total()) && message.indices().size() == 2) {
            platform.send(new PackageRequest(message.firstSerial(), message.indices()));
        }
    }

    private TerminalResult answerTo(int serial) {
        return await().until(
                        () -> platform.received.stream()
                                .filter(TerminalAnswer.class::isInstance)
                                .map(TerminalAnswer.class::cast)
                                .filter(answer -> answer.answeredSerial() == serial)
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow()
                .result();
    }

    private Terminal online(ProtocolVersion version, LinkFaults faults) {
        Terminal terminal = new Terminal(
                new TerminalIdentity(version, "100150203001", "SIM0001", 2, "蒙B9X001"),
                platform.address(),
                Clock.systemUTC(),
                journal::add,
                faults);
        terminals.add(terminal);
        terminal.start();
        platform.await(Authentication.class);
        return terminal;
    }

    private static LocationReport report(int second) {
        Motion motion = new Motion(new LonLat(109.82, 40.65), 0, 40, 90, false);
        return PositionReport.of(motion, START.plusSeconds(second), 1_000, true);
    }
}
