package org.liandan.haul;

/** What a detector has to say about a step. */
public sealed interface HaulEvent {

    /** A truck has been above the limit for as long as the rule asks; the episode goes on. */
    record SpeedingStarted(SpeedingEpisode episode) implements HaulEvent {}

    /** A confirmed episode is over. Its natural key (vehicle, start) is that of the event that opened it. */
    record SpeedingEnded(SpeedingEpisode episode) implements HaulEvent {}

    /** A right turn has been driven, and judged; only some verdicts make it a violation. */
    record RightTurnJudged(RightTurn turn) implements HaulEvent {}

    /** Whether the truck stopped before a right turn; comes after the turn, and only where that is judged. */
    record TurnStopJudged(TurnStop stop) implements HaulEvent {}

    /** Something that lasts has lasted as long as its rule asks, and goes on. */
    record EpisodeStarted(Episode episode) implements HaulEvent {}

    /** It is over. Its natural key (kind, vehicle, start) is that of the event that opened it. */
    record EpisodeEnded(Episode episode) implements HaulEvent {}
}
