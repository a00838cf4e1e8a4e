package org.liandan.manifest.waybill;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.Refusal;
import org.liandan.party.Sentence;

/**
 * One reason why a waybill was refused: of its own, or of the manifest that it was meant for.
 *
 * @param code name of a {@link WaybillCode} or of a {@link org.liandan.manifest.RefusalCode}
 * @param field the field at fault, null when none is
 * @param clause paragraph of the notice
 * @param chinese for the driver and on the page
 * @param english behind it
 */
public record WaybillReason(String code, @Nullable String field, String clause, String chinese, String english) {

    /** A reason of the waybill's own; what the sentence speaks of reads the same in both languages. */
    static WaybillReason of(WaybillCode code, @Nullable String field, Object... found) {
        Sentence sentence =
                code.sentence(Arrays.stream(found).map(Sentence::same).toArray(Sentence[]::new));
        return new WaybillReason(code.name(), field, WaybillCode.CLAUSE, sentence.chinese(), sentence.english());
    }

    /** A reason that the manifest's rules gave. */
    public static WaybillReason of(Refusal refusal) {
        Sentence sentence = refusal.sentence();
        return new WaybillReason(
                refusal.code().name(),
                refusal.field(),
                refusal.code().clause(),
                sentence.chinese(),
                sentence.english());
    }

    /** The carrier has no manifest of the number that the waybill names, or may not know of it. */
    public static WaybillReason unknown(ManifestNumber number) {
        return of(WaybillCode.WAYBILL_NUMBER_UNKNOWN, "manifestNumber", number.printed());
    }

    /** Too many of one terminal on one day. */
    public static WaybillReason tooMany() {
        return of(WaybillCode.WAYBILL_TOO_MANY, null);
    }
}
