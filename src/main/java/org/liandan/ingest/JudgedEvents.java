package org.liandan.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.liandan.haul.HaulContext;
import org.liandan.haul.HaulEvent;
import org.liandan.haul.JudgedEvent;

/** Gathers what a chunk of positions brings to light, each with what its position was judged against. On one thread. */
final class JudgedEvents implements Consumer<HaulEvent> {

    private final List<JudgedEvent> events = new ArrayList<>();
    private HaulContext context = HaulContext.NONE;

    /** What comes from now on was judged against that. */
    HaulContext against(HaulContext next) {
        context = next;
        return next;
    }

    @Override
    public void accept(HaulEvent event) {
        events.add(new JudgedEvent(event, context));
    }

    List<JudgedEvent> all() {
        return events;
    }
}
