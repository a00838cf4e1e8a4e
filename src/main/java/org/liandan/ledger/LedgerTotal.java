package org.liandan.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.WasteCategory;

/**
 * What lines come to.
 *
 * @param category 垃圾种类; null in the sum over all
 * @param destination the place they go to; null in the sum over all
 * @param loads how many manifests, voided ones not counted
 * @param volumeOutM3 产出量
 * @param volumeInM3 接收量 of those received so far
 */
public record LedgerTotal(
        @Nullable WasteCategory category,
        @Nullable String destination,
        int loads,
        BigDecimal volumeOutM3,
        BigDecimal volumeInM3) {

    private record Group(WasteCategory category, String destination) {}

    /** One for each category and destination, in the order of the notice's categories. */
    public static List<LedgerTotal> of(List<LedgerLine> lines) {
        Map<Group, LedgerTotal> totals =
                new TreeMap<>(Comparator.comparing(Group::category).thenComparing(Group::destination));
        for (LedgerLine line : lines) {
            if (line.counts()) {
                Group group = new Group(line.category(), line.destination());
                LedgerTotal sofar = totals.get(group);
                totals.put(group, (sofar == null ? zero(group.category(), group.destination()) : sofar).plus(line));
            }
        }
        return new ArrayList<>(totals.values());
    }

    /** The sum over all lines. */
    public static LedgerTotal sum(List<LedgerLine> lines) {
        LedgerTotal sum = zero(null, null);
        for (LedgerLine line : lines) {
            if (line.counts()) {
                sum = sum.plus(line);
            }
        }
        return sum;
    }

    private static LedgerTotal zero(@Nullable WasteCategory category, @Nullable String destination) {
        return new LedgerTotal(category, destination, 0, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    private LedgerTotal plus(LedgerLine line) {
        BigDecimal in = line.volumeInM3();
        return new LedgerTotal(
                category,
                destination,
                loads + 1,
                volumeOutM3.add(line.volumeOutM3()),
                in == null ? volumeInM3 : volumeInM3.add(in));
    }
}
