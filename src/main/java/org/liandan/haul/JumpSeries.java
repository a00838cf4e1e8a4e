package org.liandan.haul;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.track.Position;
import org.liandan.track.Quality;

/** Rule H07, second half: jumps that no truck can make, one soon after another. A hint, never a violation. */
final class JumpSeries extends SpellRule {

    JumpSeries() {
        super(ViolationType.TAMPER_HINT, RuleCode.H07_TAMPER_HINT, Established.TERMINAL_SIGNALS);
    }

    @Override
    SpellSettings settings(HaulSettings settings) {
        return settings.episodes().jumps();
    }

    @Override
    int disqualifying() {
        return Quality.NOT_THE_TIME | Quality.NOT_POSITIONED;
    }

    @Override
    int sees(@Nullable Spell spell, Position position, long corridors, boolean nearAPlace, HaulContext context) {
        if ((position.quality() & Quality.JUMP) == 0) {
            return NOT;
        }
        // its bits begin a hint of their own, and two hints of one moment would be one
        return spell == null && (position.alarmFlags() & TamperCause.ALARM_BITS) != 0 ? UNTOLD : 0;
    }

    /** Between two jumps there are good reports. */
    @Override
    long suspicionLapseS(SpellSettings settings) {
        return settings.lapse().toSeconds();
    }

    @Override
    Set<TamperCause> causes(Spell spell) {
        return Set.of(TamperCause.JUMPS);
    }
}
