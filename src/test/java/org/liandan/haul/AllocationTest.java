package org.liandan.haul;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.liandan.track.Position;

/** A position that changes no state costs no object, with routes, places and zones loaded. */
class AllocationTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void aTruckThatDrivesLawfullyOnItsRouteAllocatesNothing() {
        assertThat(allocatedOver(Drive.positions("hold 50 for 1200 s"))).isZero();
    }

    @Test
    void aTruckThatStandsAllocatesNothing() {
        assertThat(allocatedOver(Drive.positions("stand 1200 s"))).isZero();
    }

    /** Bytes over the second half of a drive, when there is nothing new any more. */
    private static long allocatedOver(List<Position> drive) {
        HaulContext context = Scenery.context();
        Consumer<HaulEvent> found = event -> {
            throw new AssertionError("nothing is to be found: " + event);
        };
        HaulFold fold = new HaulFold();
        int half = drive.size() / 2;
        for (int i = 0; i < half; i++) {
            Position _ = fold.judge(drive.get(i), context, found);
        }
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = half; i < drive.size(); i++) {
            Position _ = fold.judge(drive.get(i), context, found);
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
