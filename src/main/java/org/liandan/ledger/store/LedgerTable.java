package org.liandan.ledger.store;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.ledger.LedgerLine;
import org.liandan.manifest.DistrictTime;

/** Lines as rows of a spreadsheet; {@code http.TableFile} sees to it that no cell begins a formula. */
public final class LedgerTable {

    /** The columns. */
    public static final List<String> HEADER = List.of(
            "联单编号",
            "交付时间",
            "接收时间",
            "垃圾种类",
            "产出量（立方米）",
            "接收量（立方米）",
            "产出方",
            "承运方",
            "接收方",
            "产出地",
            "目的地",
            "车辆牌号",
            "状态",
            "版次");

    private LedgerTable() {}

    /** One line. */
    public static List<@Nullable Object> cells(LedgerLine line) {
        return Arrays.asList(
                line.number().printed(),
                DistrictTime.shown(line.handedOverAt()),
                line.receivedAt() == null ? null : DistrictTime.shown(line.receivedAt()),
                line.category().chinese(),
                line.volumeOutM3(),
                line.volumeInM3(),
                line.producer(),
                line.carrier(),
                line.receiver(),
                line.origin(),
                line.destination(),
                line.plate(),
                line.state().chinese(),
                line.edition());
    }
}
