package org.liandan.manifest.web;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.liandan.http.Caller;
import org.liandan.http.Page;
import org.liandan.manifest.Correction;
import org.liandan.manifest.CorrectionState;
import org.liandan.manifest.CorrectionTerms;
import org.liandan.manifest.Corrections;
import org.liandan.manifest.Field;
import org.liandan.manifest.FieldChange;
import org.liandan.manifest.Header;
import org.liandan.manifest.ManifestFields;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.Party;
import org.liandan.manifest.store.StoredCorrection;
import org.liandan.manifest.store.StoredManifest;
import org.liandan.party.OrganizationId;
import org.liandan.party.Role;

/**
 * A correction as a page shows it to one reader. What is offered is courtesy; the desk decides what is allowed.
 *
 * @param path address of its manifest's corrections
 * @param changes field by field, in the reader's words
 * @param proposer organisation and account
 * @param unanswered names of the organisations whose answer is wanted
 * @param late whether it waits longer than somebody should
 * @param due from when on the bureau may decide
 * @param end whose step ended it, and why; empty while it waits
 */
public record CorrectionCard(
        long id,
        ManifestNumber number,
        String path,
        CorrectionState state,
        String reason,
        List<Line> changes,
        String proposer,
        Instant proposedAt,
        List<String> unanswered,
        boolean late,
        Instant due,
        String end,
        boolean mayAnswer,
        boolean mayWithdraw,
        boolean mayDecide) {

    /** One field's old and new content. */
    public record Line(String label, String before, String after) {}

    static CorrectionCard of(
            StoredCorrection stored,
            StoredManifest manifest,
            CorrectionTerms terms,
            Instant now,
            Caller reader,
            Page page) {
        Correction correction = stored.correction();
        boolean pending = correction.state() == CorrectionState.PENDING;
        Set<OrganizationId> open = pending ? Corrections.unanswered(manifest.manifest(), correction) : Set.of();
        Header header = manifest.manifest().header();
        OrganizationId proposer = correction.proposal().by().organization();
        Instant due = terms.escalateAt(correction);
        return new CorrectionCard(
                stored.id(),
                stored.number(),
                "/manifests/" + stored.number().value() + "/corrections",
                correction.state(),
                correction.proposal().reason(),
                correction.proposal().changes().stream()
                        .map(change -> line(change, page))
                        .toList(),
                name(header, proposer) + " " + correction.proposal().by().username(),
                correction.proposal().by().at(),
                parties(header)
                        .filter(party -> open.contains(party.id()))
                        .map(Party::name)
                        .toList(),
                pending && !now.isBefore(terms.remindAt(correction)),
                due,
                correction instanceof Correction.Ended ended
                        ? (ended.by().username() + " " + ended.reason()).strip()
                        : "",
                open.contains(reader.organization()),
                pending && proposer.equals(reader.organization()),
                pending && !now.isBefore(due) && (reader.has(Role.BUREAU) || reader.has(Role.BUREAU_ADMIN)));
    }

    private static Line line(FieldChange change, Page page) {
        Field<?> field = ManifestFields.all().stream()
                .filter(known -> known.path().equals(change.path()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no field " + change.path()));
        String before = change.before();
        String after = change.after();
        return new Line(
                page.pick(field.stage().chinese(), field.stage().english()) + " · "
                        + page.pick(field.chinese(), field.english()),
                before == null ? "—" : ManifestView.words(field, before, page),
                after == null ? "—" : ManifestView.words(field, after, page));
    }

    private static Stream<Party> parties(Header header) {
        return Stream.of(header.producer(), header.carrier(), header.receiver()).distinct();
    }

    private static String name(Header header, OrganizationId organization) {
        return parties(header)
                .filter(party -> party.id().equals(organization))
                .map(Party::name)
                .findFirst()
                .orElse("");
    }
}
