package org.liandan.haul;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.place.ForbiddenZoneId;
import org.liandan.place.RouteId;
import org.liandan.track.Position;
import org.liandan.track.Quality;

/**
 * What makes a {@link Spell}: the rules differ in what a report shows; {@link Spells} has what they share. A rule has no
 * state. To add one, add it to {@link Spells#RULES}.
 */
abstract class SpellRule {

    /** The report shows the contrary. Values from 0 on say that it shows it, and how much. */
    static final int NOT = -1;
    /** The report tells neither: it is as if it had not come. */
    static final int UNTOLD = -2;
    /** The report shows another one: this one is over. */
    static final int ANOTHER = -3;

    private final ViolationType type;
    private final RuleCode rule;
    private final Established established;

    SpellRule(ViolationType type, RuleCode rule, Established established) {
        this.type = type;
        this.rule = rule;
        this.established = established;
    }

    /** What it finds. */
    ViolationType type() {
        return type;
    }

    /** The thresholds of this rule. */
    abstract SpellSettings settings(HaulSettings settings);

    /** The marks of {@link Quality} with which a report tells nothing. */
    int disqualifying() {
        return Quality.NOT_THE_PLACE | Quality.NOT_THE_TIME;
    }

    /**
     * What a report shows, the spell so far being known. Must not allocate.
     *
     * @param spell the spell in the making, or null
     * @param corridors {@link HaulContext#corridorsAt}
     * @param nearAPlace whether it lies in or near a place
     * @return {@link #NOT}, {@link #UNTOLD}, {@link #ANOTHER}, or from 0 on how much it shows
     */
    abstract int sees(
            @Nullable Spell spell, Position position, long corridors, boolean nearAPlace, HaulContext context);

    /** What a spell is about, when it begins. */
    Spell begun(Position position, int value, long corridors, HaulContext context) {
        return Spell.startingWith(position, value).about(null, null, context.load());
    }

    /** The value of two reports together. */
    int combined(int value, int other) {
        return Math.max(value, other);
    }

    /** How long reports may say otherwise before an unconfirmed spell is dropped, seconds: as a rule, one clears it. */
    long suspicionLapseS(SpellSettings settings) {
        return 0;
    }

    boolean isConfirmed(Spell spell, SpellSettings settings) {
        return spell.showing() >= settings.reports()
                && spell.seconds() >= settings.after().toSeconds()
                && spell.distanceM() >= settings.distanceM();
    }

    /** What was compared with what. */
    Measure measure(Spell spell, HaulContext context) {
        return new Measure.Nothing();
    }

    Set<TamperCause> causes(Spell spell) {
        return Set.of();
    }

    Episode episode(Spell spell, HaulContext context) {
        RouteId route = spell.route();
        ForbiddenZoneId zone = spell.zone();
        return new Episode(
                type,
                rule,
                spell.first().vehicleId(),
                spell.first().terminalId(),
                spell.first().at(),
                spell.latest().at(),
                spell.peak(),
                measure(spell, context),
                established,
                route,
                zone,
                causes(spell),
                spell.load(),
                spell.distanceM(),
                spell.showing(),
                spell.witnesses().around(spell.peak()));
    }
}
