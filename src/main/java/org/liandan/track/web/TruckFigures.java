package org.liandan.track.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.liandan.http.Caller;
import org.liandan.http.Days;
import org.liandan.http.figures.Figure;
import org.liandan.http.figures.FigureSource;
import org.liandan.http.figures.Figures;
import org.liandan.http.figures.Figures.Headline;
import org.liandan.http.figures.Period;
import org.liandan.http.figures.Words;
import org.liandan.party.Role;
import org.liandan.track.live.LivePositions;

/** Trucks on the road today, as the map shows them. A carrier counts its own, the bureau all. */
@ApplicationScoped
class TruckFigures implements FigureSource {

    private static final Words TRUCKS = new Words("辆", "trucks");

    private final LivePositions live;
    private final Clock clock;

    TruckFigures(LivePositions live, Clock clock) {
        this.live = live;
        this.clock = clock;
    }

    @Override
    public int rank() {
        return 4;
    }

    @Override
    public Figures figures(Period period, Caller caller) {
        boolean all = caller.seesEverything();
        if (!all && !caller.has(Role.CARRIER)) {
            return Figures.NONE;
        }
        Instant today = Days.start(LocalDate.ofInstant(clock.instant(), Days.ZONE));
        AtomicLong heard = new AtomicLong();
        AtomicLong online = new AtomicLong();
        live.each(vehicle -> {
            if (all || vehicle.current().carrier().equals(caller.organization())) {
                Instant at = vehicle.heardAt();
                heard.addAndGet(at != null && !at.isBefore(today) ? 1 : 0);
                online.addAndGet(vehicle.current().online() ? 1 : 0);
            }
        });
        return new Figures(
                List.of(
                        new Headline(
                                new Words("今天有定位的车辆", "Trucks heard today"), TRUCKS, Figure.count(heard.get(), "/map")),
                        new Headline(new Words("现在在线", "Online now"), TRUCKS, Figure.count(online.get(), "/map"))),
                List.of());
    }
}
