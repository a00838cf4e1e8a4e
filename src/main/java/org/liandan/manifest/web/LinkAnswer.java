package org.liandan.manifest.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a driver's phone is told of the confirmation that it sent, at once or hours later.
 *
 * @param state {@code CONFIRMED} or {@code REFUSED}
 * @param codes of the refusal
 * @param sentences for the driver, in his language
 * @param number the manifest, printed; null when refused
 * @param declaredAt the phone's time of the confirmation, as shown; null when refused
 * @param receivedAt ours
 */
public record LinkAnswer(
        String state,
        List<String> codes,
        List<String> sentences,
        @Nullable String number,
        @Nullable String declaredAt,
        @Nullable String receivedAt) {

    static LinkAnswer refused(List<String> codes, List<String> sentences) {
        return new LinkAnswer("REFUSED", codes, sentences, null, null, null);
    }
}
