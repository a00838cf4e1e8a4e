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

    /**
     * The least that any of several stretches of a drive took after the first one, when there is nothing new any more: the
     * virtual machine allocates once in a while for itself.
     */
    private static long allocatedOver(List<Position> drive) {
        HaulContext context = Scenery.context();
        Consumer<HaulEvent> found = event -> {
            throw new AssertionError("nothing is to be found: " + event);
        };
        HaulFold fold = new HaulFold();
        int stretch = drive.size() / 6;
        long least = Long.MAX_VALUE;
        for (int from = 0; from + stretch <= drive.size(); from += stretch) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = from; i < from + stretch; i++) {
                Position _ = fold.judge(drive.get(i), context, found);
            }
            long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
            least = from == 0 ? least : Math.min(least, allocated);
        }
        return least;
    }
}
