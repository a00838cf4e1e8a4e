package org.liandan.haul;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.liandan.track.Position;
import org.liandan.track.Quality;

/**
 * Rule H07, first half: alarm bits of the terminal that tell of power, antenna and receiver. A hint, never a violation. The
 * value is the bits. Reports without a fix count: a cut antenna has none.
 */
final class TamperBits extends SpellRule {

    TamperBits() {
        super(ViolationType.TAMPER_HINT, RuleCode.H07_TAMPER_HINT, Established.TERMINAL_SIGNALS);
    }

    @Override
    SpellSettings settings(HaulSettings settings) {
        return settings.episodes().tamper();
    }

    @Override
    int disqualifying() {
        return Quality.NOT_THE_TIME;
    }

    @Override
    int sees(@Nullable Spell spell, Position position, long corridors, boolean nearAPlace, HaulContext context) {
        int bits = position.alarmFlags() & TamperCause.ALARM_BITS;
        return bits == 0 ? NOT : bits;
    }

    @Override
    int combined(int value, int other) {
        return value | other;
    }

    @Override
    Set<TamperCause> causes(Spell spell) {
        return EnumSet.allOf(TamperCause.class).stream()
                .filter(cause -> cause.alarmBit() >= 0 && (spell.value() >>> cause.alarmBit() & 1) != 0)
                .collect(Collectors.toUnmodifiableSet());
    }
}
