package org.liandan.track.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.liandan.party.OrganizationId;
import org.liandan.track.Position;

/** A viewer's letter box. */
class ViewerTest {

    private static final OrganizationId OURS = new OrganizationId(1);
    private static final OrganizationId THEIRS = new OrganizationId(2);

    private final Viewer viewer = new Viewer(new Audience(false, OURS));

    @Test
    void aSlowViewerSeesTheLatestPositionOnce() throws InterruptedException {
        LiveVehicle truck = truck(7, OURS);
        for (int speed = 1; speed <= 100; speed++) {
            drive(truck, speed);
            viewer.show(List.of(truck));
        }

        assertThat(take().positions()).extracting(live -> speed(live)).containsExactly(100);
        assertThat(take().positions()).isEmpty();
    }

    @Test
    void whatIsForeignIsNotShown() throws InterruptedException {
        viewer.show(List.of(truck(7, THEIRS)));
        viewer.tell(new StreamEvent(1, "violation", "", Set.of(THEIRS), true));
        viewer.tell(new StreamEvent(2, "violation", "", Set.of(THEIRS, OURS), true));

        Viewer.Frame frame = take();
        assertThat(frame.positions()).isEmpty();
        assertThat(frame.events()).extracting(StreamEvent::id).containsExactly(2L);
    }

    @Test
    void whoeverSeesEverythingSeesForeignTrucks() throws InterruptedException {
        Viewer officer = new Viewer(new Audience(true, OURS));
        officer.show(List.of(truck(7, THEIRS)));

        assertThat(officer.take(0, TimeUnit.SECONDS).positions()).hasSize(1);
    }

    @Test
    void whoeverSeesEverythingAndKeepsUpTakesTheFrameThatAllShare() throws InterruptedException {
        Viewer officer = new Viewer(new Audience(true, OURS));
        Viewer other = new Viewer(new Audience(true, THEIRS));
        PositionFrame frame = new PositionFrame(List.of(truck(7, THEIRS)));
        officer.show(frame);
        other.show(frame);

        assertThat(officer.take(0, TimeUnit.SECONDS).shared()).isSameAs(frame);
        assertThat(other.take(0, TimeUnit.SECONDS).shared()).isSameAs(frame);
        assertThat(frame.text(_ -> new byte[] {1})).isSameAs(frame.text(_ -> new byte[] {2}));
    }

    @Test
    void aSlowViewerThatSeesEverythingGetsEachVehicleOnceAndLatest() throws InterruptedException {
        Viewer officer = new Viewer(new Audience(true, OURS));
        LiveVehicle truck = truck(7, THEIRS);
        for (int speed = 1; speed <= 3; speed++) {
            drive(truck, speed);
            officer.show(new PositionFrame(List.of(truck)));
        }

        Viewer.Frame frame = officer.take(0, TimeUnit.SECONDS);
        assertThat(frame.shared()).isNull();
        assertThat(frame.positions()).extracting(live -> speed(live)).containsExactly(3);
    }

    @Test
    void ofASharedFrameACarrierSeesItsOwn() throws InterruptedException {
        viewer.show(new PositionFrame(List.of(truck(7, THEIRS), truck(8, OURS))));

        Viewer.Frame frame = take();
        assertThat(frame.shared()).isNull();
        assertThat(frame.positions()).extracting(LivePosition::vehicleId).containsExactly(8);
    }

    @Test
    void whoeverSeesEverythingDoesNotSeeDrafts() throws InterruptedException {
        Viewer officer = new Viewer(new Audience(true, OURS));
        officer.tell(new StreamEvent(1, "manifest", "", Set.of(THEIRS), false));

        assertThat(officer.take(0, TimeUnit.SECONDS).events()).isEmpty();
    }

    @Test
    void aViewerThatLeavesTooManyEventsIsClosedRatherThanWaitedFor() {
        for (int i = 0; i < 1_001; i++) {
            viewer.tell(new StreamEvent(i, "violation", "", Set.of(OURS), true));
        }

        assertThat(viewer.closed()).isTrue();
    }

    private Viewer.Frame take() throws InterruptedException {
        return viewer.take(0, TimeUnit.SECONDS);
    }

    private static LiveVehicle truck(int id, OrganizationId carrier) {
        return new LiveVehicle(new LivePosition(id, "蒙B12345", carrier, null, true));
    }

    private static void drive(LiveVehicle truck, int speedDeciKph) {
        Position position =
                new Position(1, 7, Instant.EPOCH, Instant.EPOCH, 0, 0, speedDeciKph, 0, 0, 0, 3, -1, -1, -1, false, 0);
        truck.change(live -> new LivePosition(live.vehicleId(), live.plate(), live.carrier(), position, true));
    }

    private static int speed(LivePosition live) {
        Position position = live.position();
        return position == null ? -1 : position.speedDeciKph();
    }
}
