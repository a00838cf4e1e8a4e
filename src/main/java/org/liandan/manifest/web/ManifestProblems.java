package org.liandan.manifest.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liandan.http.FieldViolation;
import org.liandan.http.Problem;
import org.liandan.manifest.DistrictTime;
import org.liandan.manifest.Refusal;
import org.liandan.manifest.RefusalCode;
import org.liandan.manifest.store.Filing;
import org.liandan.manifest.store.StoredManifest;

/**
 * A refused step as problem+json: {@code violations} name fields, {@code refusals} carry code, clause and both languages, and
 * for a manifest that exists its current {@code state} and {@code version} tell a loser of a race what has happened.
 */
final class ManifestProblems {

    private ManifestProblems() {}

    static Problem of(Filing.Refused refused) {
        return of(refused.refusals(), refused.current());
    }

    /** @param current the manifest as it stands, or null when there is none */
    static Problem of(List<Refusal> refusals, @Nullable StoredManifest current) {
        List<FieldViolation> violations = refusals.stream()
                .flatMap(refusal -> violation(refusal).stream())
                .toList();
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("refusals", told(refusals));
        if (current != null) {
            extensions.put("state", current.manifest().state());
            extensions.put("version", current.version());
            extensions.put("updatedAt", DistrictTime.at(current.updatedAt()));
            // who was faster, and when
            current.manifest()
                    .latest()
                    .ifPresent(step -> extensions.put("lastStep", ManifestBody.SignatureBody.of(step)));
        }
        return new Problem(status(refusals), code(refusals), detail(refusals), violations, extensions);
    }

    /** Malformed input comes before rules, rules before the state of affairs. */
    static int status(List<Refusal> refusals) {
        return refusals.stream()
                .map(refusal -> refusal.code().kind())
                .mapToInt(kind -> switch (kind) {
                    case INVALID -> 400;
                    case RULE -> 422;
                    case FORBIDDEN -> 403;
                    case CONFLICT -> 409;
                })
                .reduce((one, other) -> one == 400 || other == 400 ? 400 : one == 422 || other == 422 ? 422 : one)
                .orElseThrow();
    }

    private static String code(List<Refusal> refusals) {
        List<RefusalCode> codes =
                refusals.stream().map(Refusal::code).distinct().toList();
        if (codes.size() == 1) {
            return codes.getFirst().slug();
        }
        return status(refusals) == 400 ? "invalid-fields" : "rules-refused";
    }

    private static String detail(List<Refusal> refusals) {
        return refusals.size() == 1
                ? message(refusals.getFirst())
                : "联单有" + refusals.size() + "处不符合规定 The manifest breaks " + refusals.size() + " rules.";
    }

    private static List<FieldViolation> violation(Refusal refusal) {
        return refusal.field() == null ? List.of() : List.of(new FieldViolation(refusal.field(), message(refusal)));
    }

    private static String message(Refusal refusal) {
        return refusal.sentence().both() + " 〔" + refusal.code().clause() + "〕";
    }

    /** Refusals as a client reads them. */
    static List<Told> told(List<Refusal> refusals) {
        return refusals.stream().map(ManifestProblems::told).toList();
    }

    private static Told told(Refusal refusal) {
        return new Told(
                refusal.code().name(),
                refusal.field(),
                refusal.code().clause(),
                refusal.sentence().chinese(),
                refusal.sentence().english());
    }

    /** A refusal as a client reads it. */
    record Told(String code, @Nullable String field, String clause, String chinese, String english) {}
}
