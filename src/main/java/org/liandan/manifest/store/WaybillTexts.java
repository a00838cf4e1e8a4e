package org.liandan.manifest.store;

import java.util.List;
import org.liandan.manifest.ManifestFields;
import org.liandan.manifest.waybill.WaybillReason;

/** What a truck's terminal shows and speaks in answer to a waybill: short, and in the driver's language. */
final class WaybillTexts {

    /** A terminal's display has few lines; the page has all. */
    private static final int MOST_CHARACTERS = 120;

    private WaybillTexts() {}

    static String accepted(String number, String destination) {
        return cut("运单已受理：联单" + number + "承运确认完成，请运往" + destination + "。");
    }

    static String refused(List<WaybillReason> reasons) {
        WaybillReason first = reasons.getFirst();
        String others = reasons.size() == 1 ? "" : "（共" + reasons.size() + "处）";
        return cut("运单未受理" + others + "：" + label(first) + first.chinese());
    }

    /** Which field, for sentences of the manifest's rules, which leave that to the form around them. */
    private static String label(WaybillReason reason) {
        return ManifestFields.all().stream()
                .filter(field -> field.path().equals(reason.field()))
                .map(field -> field.chinese() + "：")
                .findFirst()
                .orElse("");
    }

    private static String cut(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS - 1) + "…";
    }
}
