package org.liandan.enforcement.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.enforcement.CaseNumber;
import org.liandan.enforcement.Review;
import org.liandan.enforcement.ReviewState;
import org.liandan.enforcement.Severity;
import org.liandan.enforcement.store.CaseLine;
import org.liandan.enforcement.store.TriageReader.Surroundings;
import org.liandan.haul.Violation;
import org.liandan.haul.evidence.EvidencePackage;
import org.liandan.haul.evidence.Meaning;

/**
 * One finding with everything that an officer decides it by.
 *
 * @param violation the finding
 * @param severity how urgent it is
 * @param due until when it should be decided
 * @param late whether that is over
 * @param evidence what it rests on
 * @param meaning of its verdict
 * @param digest SHA-256 of the evidence
 * @param around manifest, driver, what came before, what may go into the same case
 * @param review what was decided
 * @param filedUnder the case that it is in, or null; the traffic police read no cases
 * @param cases open ones of the same carrier
 * @param action where its forms are sent to
 * @param next the finding behind it in the list, or 0
 * @param open what the reader may do
 */
public record Chosen(
        Violation violation,
        Severity severity,
        Instant due,
        boolean late,
        EvidencePackage evidence,
        Meaning meaning,
        String digest,
        Surroundings around,
        Review review,
        @Nullable CaseNumber filedUnder,
        List<CaseLine> cases,
        String action,
        long next,
        Open open) {

    public Chosen {
        cases = List.copyOf(cases);
    }

    /**
     * What the reader may do about it.
     *
     * @param confirm 认定属实
     * @param dismiss 不予认定
     * @param file 立案
     * @param handOver 移送
     * @param receive 接收
     * @param answer 反馈
     * @param whyNot why it cannot be filed or handed over although it is not decided yet; empty otherwise
     */
    public record Open(
            boolean confirm,
            boolean dismiss,
            boolean file,
            boolean handOver,
            boolean receive,
            boolean answer,
            List<String> whyNot) {

        /** Nothing: an auditor looks on. */
        static final Open NOTHING = new Open(false, false, false, false, false, false, List.of());

        public Open {
            whyNot = List.copyOf(whyNot);
        }

        public boolean bureau() {
            return confirm || dismiss;
        }
    }

    public ReviewState state() {
        return review.state();
    }
}
