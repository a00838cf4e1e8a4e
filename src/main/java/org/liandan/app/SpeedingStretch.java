package org.liandan.app;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.liandan.haul.SpeedingEpisode;
import org.liandan.track.Position;
import org.liandan.track.Quality;

/**
 * A part of a speeding episode without a report at or below the limit, of a quarter of a minute at most. As a finding an episode
 * is one, however long it lasts and though the truck may have been lawful for less than ends it. Whoever sets findings against
 * what was driven, by their time, is told each part: between sparse reports two stretches of driving look like one.
 *
 * @param first the first report above the limit
 * @param fastest the one with the highest satellite speed
 * @param last the last one
 * @param reports how many there are
 */
record SpeedingStretch(Position first, Position fastest, Position last, int reports) {

    /** No stretch as long as this may be missed, at any interval from 1 to 10 s. */
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private static SpeedingStretch at(Position position) {
        return new SpeedingStretch(position, position, position, 1);
    }

    private boolean reaches(Position next) {
        return next.at().isBefore(first.at().plus(LONGEST));
    }

    private SpeedingStretch and(Position next) {
        return new SpeedingStretch(
                first, next.speedDeciKph() > fastest.speedDeciKph() ? next : fastest, next, reports + 1);
    }

    /**
     * The stretches of an episode, in order of time.
     *
     * @param track reports with their quality marks, in order of time; doubtful ones count neither way
     */
    static List<SpeedingStretch> of(SpeedingEpisode episode, List<Position> track) {
        List<SpeedingStretch> stretches = new ArrayList<>();
        boolean lawful = true;
        for (Position position : track) {
            if ((position.quality() & Quality.DOUBTFUL) != 0 || !isDuring(episode, position.at())) {
                continue;
            }
            boolean over = position.speedDeciKph() > episode.limitDeciKph();
            if (over && !lawful && stretches.getLast().reaches(position)) {
                stretches.add(stretches.removeLast().and(position));
            } else if (over) {
                stretches.add(at(position));
            }
            lawful = !over;
        }
        return stretches;
    }

    private static boolean isDuring(SpeedingEpisode episode, Instant at) {
        return !at.isBefore(episode.startedAt()) && !at.isAfter(episode.lastOverAt());
    }
}
