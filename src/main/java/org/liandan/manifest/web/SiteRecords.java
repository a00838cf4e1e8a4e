package org.liandan.manifest.web;

import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.Page;
import org.liandan.http.Problem;
import org.liandan.manifest.DistrictTime;
import org.liandan.manifest.Entries;
import org.liandan.manifest.Site;
import org.liandan.manifest.store.Books;
import org.liandan.manifest.store.OnwardDesk;
import org.liandan.party.Role;

/**
 * What stands in a site's books besides manifests, and the forms for it: residue that left for good, and what lay there at the
 * beginning.
 *
 * @param own whether the reader's organisation runs the place, and so notes its residue
 * @param mayOpen whether the reader may note the opening stock, and nobody has yet
 * @param residues the latest disposals
 * @param typed what stands in the forms
 * @param now the present minute, for the form
 */
public record SiteRecords(boolean own, boolean mayOpen, List<Books.Residue> residues, Entries typed, String now) {

    private static final int LONGEST_FACILITY = 100;
    private static final int LONGEST_TEXT = 500;
    private static final List<String> FIELDS =
            List.of("residueVolumeM3", "disposedAt", "facility", "remarks", "openingVolumeM3", "reason");

    static SiteRecords of(Site site, OnwardDesk desk, Caller caller, String now, Entries typed) {
        boolean officer = caller.has(Role.BUREAU) || caller.has(Role.BUREAU_ADMIN);
        return new SiteRecords(
                site.operator().id().equals(caller.organization()) && caller.has(Role.RECEIVER),
                officer && !desk.isOpened(site),
                desk.residues(site),
                typed,
                now);
    }

    /** What was typed into a field; empty when nothing was. */
    public String text(String field) {
        return typed.text(field).orElse("");
    }

    /** A disposal as typed; volume and time are there where no fault was found. */
    record Residue(
            @Nullable BigDecimal volumeM3,
            @Nullable Instant disposedAt,
            String facility,
            @Nullable String remarks,
            List<String> faults) {}

    static Residue residue(MultivaluedMap<String, String> sent, Page page) {
        List<String> faults = new ArrayList<>();
        Optional<BigDecimal> volume = volume(text(sent, "residueVolumeM3"), 5).filter(v -> v.signum() > 0);
        Optional<Instant> at = DistrictTime.parseMinute(text(sent, "disposedAt"));
        String facility = text(sent, "facility");
        String remarks = text(sent, "remarks");
        unless(volume.isPresent(), "books.bad.volume", faults, page);
        unless(at.isPresent(), "books.bad.time", faults, page);
        unless(!facility.isEmpty() && facility.length() <= LONGEST_FACILITY, "books.bad.facility", faults, page);
        unless(remarks.length() <= LONGEST_TEXT, "books.bad.remarks", faults, page);
        return new Residue(volume.orElse(null), at.orElse(null), facility, remarks.isEmpty() ? null : remarks, faults);
    }

    /** The opening stock as typed. */
    record Opening(@Nullable BigDecimal volumeM3, String reason, List<String> faults) {}

    static Opening opening(MultivaluedMap<String, String> sent, Page page) {
        List<String> faults = new ArrayList<>();
        Optional<BigDecimal> volume = volume(text(sent, "openingVolumeM3"), 7);
        String reason = text(sent, "reason");
        unless(volume.isPresent(), "books.bad.volume", faults, page);
        unless(!reason.isEmpty() && reason.length() <= LONGEST_TEXT, "books.bad.reason", faults, page);
        return new Opening(volume.orElse(null), reason, faults);
    }

    static Entries typed(MultivaluedMap<String, String> sent) {
        Entries.Builder typed = Entries.with(FIELDS.getFirst(), text(sent, FIELDS.getFirst()));
        for (String field : FIELDS.subList(1, FIELDS.size())) {
            typed = typed.with(field, text(sent, field));
        }
        return typed.done();
    }

    /** What a refusal says, in the reader's language: its fields where it names some. */
    static List<String> sentences(Problem refused, Page page) {
        return refused.violations().isEmpty()
                ? List.of(page.half(refused.detail()))
                : refused.violations().stream()
                        .map(violation -> page.half(violation.message()))
                        .toList();
    }

    private static void unless(boolean holds, String key, List<String> faults, Page page) {
        if (!holds) {
            faults.add(page.text(key));
        }
    }

    private static Optional<BigDecimal> volume(String text, int digits) {
        return text.matches("\\d{1," + digits + "}(\\.\\d{1,3})?")
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }

    private static String text(MultivaluedMap<String, String> sent, String name) {
        String text = sent.getFirst(name);
        return text == null ? "" : text.strip();
    }
}
