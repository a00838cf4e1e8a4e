package org.liandan.haul;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.liandan.track.Position;

/**
 * The spells in the making of one vehicle, one of each {@link SpellRule} at most, and the machine that all of them run
 * through. Immutable.
 *
 * <pre>
 *  nothing ──shows──▶ suspected ──long, far and often enough──▶ confirmed ──otherwise for the lapse, or silence──▶ nothing
 *     ▲                   │                                       │  ▲
 *     └───otherwise───────┘                                       └──┘ shows, or otherwise for less
 * </pre>
 */
final class Spells {

    /** In the order in which their spells are held. */
    static final List<SpellRule> RULES = List.of(
            new OffRoute(),
            new ClosedRoute(),
            new ForbiddenGround(),
            new UnplannedStop(),
            new TamperBits(),
            new JumpSeries());

    static final Spells NONE = new Spells(new Spell[RULES.size()]);

    private final @Nullable Spell[] spells;

    private Spells(@Nullable Spell[] spells) {
        this.spells = spells;
    }

    /**
     * Takes one position, in order of time, whatever its marks: each rule says which ones disqualify a report for it.
     *
     * @param corridors {@link HaulContext#corridorsAt} the position
     * @return the spells to go on with; the same instance where nothing changed
     */
    Spells step(Position position, long corridors, HaulContext context, Consumer<HaulEvent> found) {
        boolean nearAPlace = isNearAPlace(position, context);
        Spells next = this;
        for (int i = 0; i < spells.length; i++) {
            SpellRule rule = RULES.get(i);
            if ((position.quality() & rule.disqualifying()) == 0) {
                Spell spell = spells[i];
                next = next.with(i, step(rule, spell, position, corridors, nearAPlace, context, found));
            }
        }
        return next;
    }

    private static @Nullable Spell step(
            SpellRule rule,
            @Nullable Spell before,
            Position position,
            long corridors,
            boolean nearAPlace,
            HaulContext context,
            Consumer<HaulEvent> found) {
        if (before != null && Fixes.secondsBetween(before.latest(), position) <= 0) {
            return before;
        }
        SpellSettings settings = rule.settings(context.settings());
        Spell spell = before;
        if (spell != null
                && Fixes.secondsBetween(spell.latest(), position)
                        > settings.gap().toSeconds()) {
            spell = ended(rule, spell, context, found);
        }
        int seen = rule.sees(spell, position, corridors, nearAPlace, context);
        if (spell != null && isOver(rule, spell, position, seen, settings)) {
            spell = ended(rule, spell, context, found);
            seen = rule.sees(null, position, corridors, nearAPlace, context);
        }
        if (seen < 0) {
            return spell;
        }
        Spell longer =
                spell == null ? rule.begun(position, seen, corridors, context) : spell.with(position, seen, rule);
        if (longer.confirmed() || !rule.isConfirmed(longer, settings)) {
            return longer;
        }
        Spell confirmed = longer.asConfirmed();
        found.accept(new HaulEvent.EpisodeStarted(rule.episode(confirmed, context)));
        return confirmed;
    }

    private static boolean isOver(SpellRule rule, Spell spell, Position position, int seen, SpellSettings settings) {
        return switch (seen) {
            case SpellRule.ANOTHER -> true;
            case SpellRule.NOT -> {
                long lapseS = spell.confirmed() ? settings.lapse().toSeconds() : rule.suspicionLapseS(settings);
                yield Fixes.secondsBetween(spell.latest(), position) >= lapseS;
            }
            default -> false;
        };
    }

    private static @Nullable Spell ended(SpellRule rule, Spell spell, HaulContext context, Consumer<HaulEvent> found) {
        if (spell.confirmed()) {
            found.accept(new HaulEvent.EpisodeEnded(rule.episode(spell, context)));
        }
        return null;
    }

    /** What the end of a track leaves to say. */
    void finish(HaulContext context, Consumer<HaulEvent> found) {
        for (int i = 0; i < spells.length; i++) {
            Spell spell = spells[i];
            if (spell != null) {
                Spell _ = ended(RULES.get(i), spell, context, found);
            }
        }
    }

    /** Without those instead of which, by the record, others of their kind begin at a report. */
    Spells beforeBeginning(Position position, HaulContext context, BiPredicate<ViolationType, Instant> begun) {
        Spells next = this;
        for (int i = 0; i < spells.length; i++) {
            SpellRule rule = RULES.get(i);
            if (spells[i] != null && begun.test(rule.type(), position.at()) && shows(rule, position, context)) {
                next = next.with(i, null);
            }
        }
        return next;
    }

    private static boolean shows(SpellRule rule, Position position, HaulContext context) {
        return rule.sees(null, position, context.corridorsAt(position), isNearAPlace(position, context), context) >= 0;
    }

    private static boolean isNearAPlace(Position position, HaulContext context) {
        return context.ground()
                .isNearAPlace(
                        position.lonE6(),
                        position.latE6(),
                        context.settings().episodes().nearPlaceM());
    }

    /** Without those of the confirmed ones that do not pass. */
    Spells withConfirmed(BiPredicate<ViolationType, Instant> wanted) {
        Spells next = this;
        for (int i = 0; i < spells.length; i++) {
            Spell spell = spells[i];
            if (spell != null
                    && spell.confirmed()
                    && !wanted.test(RULES.get(i).type(), spell.first().at())) {
                next = next.with(i, null);
            }
        }
        return next;
    }

    @SuppressWarnings("ReferenceEquality") // an unchanged spell is the same instance
    private Spells with(int i, @Nullable Spell spell) {
        if (spells[i] == spell) {
            return this;
        }
        @Nullable Spell[] changed = spells.clone();
        changed[i] = spell;
        for (Spell other : changed) {
            if (other != null) {
                return new Spells(changed);
            }
        }
        return NONE;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Spells that && Arrays.equals(spells, that.spells);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(spells);
    }

    @Override
    public String toString() {
        return "Spells" + Arrays.toString(spells);
    }
}
