package org.liandan.manifest;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.liandan.party.Sentence;
import org.liandan.place.PlaceKind;
import org.liandan.policy.OpenPoints;
import org.liandan.policy.Policy;

/**
 * Where a load may go on its first leg (notice 二（一）, rule R-201):
 *
 * <table>
 * <caption>allowed destinations</caption>
 * <tr><td>装修垃圾</td><td>分拣中心</td></tr>
 * <tr><td>工程渣土（好土）</td><td>调配场, 堆填场</td></tr>
 * <tr><td>工程渣土, not 好土</td><td>not stated by the notice: none until the bureau decides</td></tr>
 * <tr><td>工程垃圾, 工程泥浆, 拆除垃圾</td><td>分拣中心, 堆填场</td></tr>
 * </table>
 */
public final class DestinationMatrix {

    private static final Set<PlaceKind> ONWARD_ORIGINS = EnumSet.of(PlaceKind.SORTING_CENTRE, PlaceKind.TRANSFER_YARD);

    private DestinationMatrix() {}

    /** Why nothing can be sent onwards from such a place; empty when it can (second leg of R-201). */
    static Optional<Refusal> judgeOnwardOrigin(PlaceKind origin) {
        return ONWARD_ORIGINS.contains(origin)
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        RefusalCode.ONWARD_ORIGIN_KIND,
                        Consignment.ORIGIN,
                        new Sentence(origin.chinese(), origin.english())));
    }

    /**
     * Why a sorted load must not go to such a place; empty when it may: 堆填场 only for what is fit for backfill, 填埋场 only
     * for what is fit for landfill.
     *
     * @param fitness what the operator declared, or null when nothing was
     */
    public static Optional<Refusal> judgeOnward(@Nullable Fitness fitness, PlaceKind destination) {
        if (fitness == null) {
            return Optional.of(Refusal.of(RefusalCode.FIELD_REQUIRED, Onward.FITNESS));
        }
        return fitness.destination() == destination
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        RefusalCode.FITNESS_DESTINATION,
                        Consignment.DESTINATION,
                        new Sentence(fitness.chinese(), fitness.english()),
                        new Sentence(
                                fitness.destination().chinese(),
                                fitness.destination().english())));
    }

    /**
     * The kinds of place that may receive such a load; for soil that is declared not to be good soil those that
     * the bureau ruled, none before it did.
     *
     * @param goodSoil what the producer declared; the notice speaks of good soil alone, so undeclared counts as good
     * @param policy what held when the manifest was issued
     */
    public static Set<PlaceKind> allowed(WasteCategory category, @Nullable Boolean goodSoil, Policy policy) {
        return switch (category) {
            case RENOVATION_WASTE -> EnumSet.of(PlaceKind.SORTING_CENTRE);
            case ENGINEERING_SOIL ->
                Boolean.FALSE.equals(goodSoil)
                        ? policy.get(OpenPoints.OTHER_SOIL_DESTINATIONS)
                        : EnumSet.of(PlaceKind.TRANSFER_YARD, PlaceKind.BACKFILL_SITE);
            case ENGINEERING_WASTE, ENGINEERING_SLURRY, DEMOLITION_WASTE ->
                EnumSet.of(PlaceKind.SORTING_CENTRE, PlaceKind.BACKFILL_SITE);
        };
    }

    /** Why such a load must not go to such a place; empty when it may. */
    public static Optional<Refusal> judge(
            WasteCategory category, @Nullable Boolean goodSoil, PlaceKind destination, Policy policy) {
        Set<PlaceKind> allowed = allowed(category, goodSoil, policy);
        if (allowed.isEmpty()) {
            return Optional.of(Refusal.of(RefusalCode.OTHER_SOIL_UNDECIDED, ManifestFields.GOOD_SOIL.path()));
        }
        if (allowed.contains(destination)) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(
                RefusalCode.DESTINATION_NOT_ALLOWED,
                Consignment.DESTINATION,
                new Sentence(category.chinese(), category.english()),
                new Sentence(destination.chinese(), destination.english()),
                new Sentence(
                        allowed.stream().map(PlaceKind::chinese).collect(Collectors.joining("、")),
                        allowed.stream().map(PlaceKind::english).collect(Collectors.joining(", ")))));
    }
}
