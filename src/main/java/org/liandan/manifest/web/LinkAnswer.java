package org.liandan.manifest.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Page;
import org.liandan.manifest.ManifestNumber;

/**
 * What a driver's phone is told of the confirmation that it sent, at once or hours later.
 *
 * @param state {@code CONFIRMED} or {@code REFUSED}
 * @param faults why it was refused; empty when it was taken
 * @param number the manifest, printed; null when refused
 * @param declaredAt the phone's time of the confirmation, as shown; null when refused
 * @param receivedAt ours
 */
public record LinkAnswer(
        String state,
        List<Fault> faults,
        @Nullable String number,
        @Nullable String declaredAt,
        @Nullable String receivedAt) {

    public LinkAnswer {
        faults = List.copyOf(faults);
    }

    /**
     * One reason.
     *
     * @param code of the refusal
     * @param field the form's field that it is about; empty where it is about none
     * @param sentence for the driver, in his language, with the field's name where there is one
     */
    public record Fault(String code, String field, String sentence) {}

    static LinkAnswer confirmed(ManifestNumber number, Instant declaredAt, Instant receivedAt, Page page) {
        return new LinkAnswer(
                "CONFIRMED", List.of(), number.printed(), page.second(declaredAt), page.second(receivedAt));
    }

    static LinkAnswer refused(List<Fault> faults) {
        return new LinkAnswer("REFUSED", faults, null, null, null);
    }
}
