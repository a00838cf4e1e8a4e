package org.liandan.haul;

import java.time.Instant;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.liandan.track.Position;

/**
 * What the detectors remember of one vehicle between two positions, beside its last good report. An immutable value: it
 * can be kept, compared, moved to another process. A position that brings nothing new leaves the same instance.
 *
 * @param turn the right turn in the making
 * @param speeding the episode of speeding in the making, or null
 * @param spells what lasts, in the making
 */
public record HaulState(TurnState turn, @Nullable Speeding speeding, Spells spells) {

    /** The state of a vehicle that has not been heard of. */
    public static final HaulState INITIAL = new HaulState(TurnState.NONE, null, Spells.NONE);

    /** The state with other contents; the same one where they are the same. */
    @SuppressWarnings("ReferenceEquality") // detectors hand back the instance that they were given
    HaulState with(TurnState newTurn, @Nullable Speeding newSpeeding, Spells newSpells) {
        return newTurn == turn && newSpeeding == speeding && newSpells == spells
                ? this
                : new HaulState(newTurn, newSpeeding, newSpells);
    }

    /** The state without what an episode that begins at a report cannot have found there. */
    HaulState beforeBeginning(Position position, HaulContext context, BiPredicate<ViolationType, Instant> begun) {
        Speeding before = begun.test(ViolationType.SPEEDING, position.at()) ? null : speeding;
        return with(turn, before, spells.beforeBeginning(position, context, begun));
    }

    /** The state with those of its confirmed episodes that pass; what is only suspected stays. */
    HaulState withEpisodes(BiPredicate<ViolationType, Instant> wanted) {
        boolean keeps = speeding == null
                || !speeding.confirmed()
                || wanted.test(ViolationType.SPEEDING, speeding.first().at());
        return with(turn, keeps ? speeding : null, spells.withConfirmed(wanted));
    }
}
