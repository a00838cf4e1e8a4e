package org.liandan.ledger.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.liandan.ledger.Arrival;
import org.liandan.ledger.LedgerKind;
import org.liandan.ledger.LedgerLine;
import org.liandan.ledger.LedgerScope;
import org.liandan.ledger.LedgerStanding;
import org.liandan.ledger.LedgerTotal;
import org.liandan.ledger.LineChange;
import org.liandan.ledger.store.StoredLedger;
import org.liandan.manifest.DistrictTime;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.WasteCategory;

/**
 * A day's ledger as the API shows it.
 *
 * @param subject credit code of the organisation, or code of the place
 * @param scope what a sub-district's ledger holds
 * @param zeroReport nothing came or went; a report all the same
 * @param digest SM3 over the content: to be sent back with the confirmation
 * @param intact of a confirmed ledger: what is stored is what was confirmed
 * @param dueAt when it is to be confirmed
 * @param arrivalsWithoutReceipt of a site: trucks that came and have no receipt
 */
@Schema(name = "Ledger")
public record LedgerBody(
        LedgerKind kind,
        String subject,
        String name,
        @Schema(examples = "2026-11-21") LocalDate day,
        @Nullable LedgerScope scope,
        LedgerStanding standing,
        String chinese,
        String english,
        OffsetDateTime dueAt,
        boolean zeroReport,

        @Schema(examples = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0")
        String digest,

        @Nullable Boolean intact,
        @Nullable String confirmedBy,
        @Nullable OffsetDateTime confirmedAt,
        TotalBody sum,
        List<TotalBody> totals,
        List<LineBody> lines,
        List<ArrivalBody> arrivalsWithoutReceipt,
        List<AddendumBody> addenda) {

    static LedgerBody of(LedgerDesk.View view) {
        StoredLedger stored = view.stored();
        return new LedgerBody(
                view.subject().kind(),
                view.subject().code(),
                view.content().name(),
                view.day(),
                view.content().scope(),
                view.standing(),
                view.standing().chinese(),
                view.standing().english(),
                DistrictTime.at(view.dueAt()),
                view.content().isZeroReport(),
                view.digest(),
                stored == null ? null : stored.isIntact(),
                stored == null ? null : stored.confirmedBy(),
                stored == null ? null : DistrictTime.at(stored.confirmedAt()),
                TotalBody.of(view.content().sum()),
                view.content().totals().stream().map(TotalBody::of).toList(),
                view.content().lines().stream().map(LineBody::of).toList(),
                view.content().arrivals().stream().map(ArrivalBody::of).toList(),
                stored == null
                        ? List.of()
                        : stored.addenda().stream().map(AddendumBody::of).toList());
    }

    /** A sum; voided manifests are not in it. */
    @Schema(name = "LedgerTotal")
    public record TotalBody(
            @Nullable WasteCategory category,
            @Nullable String destination,
            int loads,
            BigDecimal volumeOutM3,
            BigDecimal volumeInM3) {
        static TotalBody of(LedgerTotal total) {
            return new TotalBody(
                    total.category(), total.destination(), total.loads(), total.volumeOutM3(), total.volumeInM3());
        }
    }

    /** One manifest as it stood. */
    @Schema(name = "LedgerLine")
    public record LineBody(
            String number,
            OffsetDateTime handedOverAt,
            @Nullable OffsetDateTime receivedAt,
            WasteCategory wasteCategory,
            BigDecimal volumeOutM3,
            @Nullable BigDecimal volumeInM3,
            String producer,
            String carrier,
            String receiver,
            String origin,
            String destination,
            @Nullable String plate,
            ManifestState state,
            int edition) {
        static LineBody of(LedgerLine line) {
            return new LineBody(
                    line.number().value(),
                    DistrictTime.at(line.handedOverAt()),
                    line.receivedAt() == null ? null : DistrictTime.at(line.receivedAt()),
                    line.category(),
                    line.volumeOutM3(),
                    line.volumeInM3(),
                    line.producer(),
                    line.carrier(),
                    line.receiver(),
                    line.origin(),
                    line.destination(),
                    line.plate(),
                    line.state(),
                    line.edition());
        }
    }

    /** A truck that came and has no receipt. */
    @Schema(name = "LedgerArrival")
    public record ArrivalBody(
            String number,
            @Nullable String plate,
            String carrier,
            @Nullable OffsetDateTime enteredAt) {
        static ArrivalBody of(Arrival arrival) {
            return new ArrivalBody(
                    arrival.number().value(),
                    arrival.plate(),
                    arrival.carrier(),
                    arrival.enteredAt() == null ? null : DistrictTime.at(arrival.enteredAt()));
        }
    }

    /**
     * What changed after the confirmation.
     *
     * @param digest SM3 over it: to be sent back with its confirmation
     */
    @Schema(name = "LedgerAddendum")
    public record AddendumBody(
            int number,
            String digest,
            OffsetDateTime changedAt,
            @Nullable String confirmedBy,
            @Nullable OffsetDateTime confirmedAt,
            List<ChangeBody> changes) {
        static AddendumBody of(StoredLedger.Addendum addendum) {
            return new AddendumBody(
                    addendum.number(),
                    addendum.digest(),
                    DistrictTime.at(addendum.changedAt()),
                    addendum.confirmedBy(),
                    addendum.confirmedAt() == null ? null : DistrictTime.at(addendum.confirmedAt()),
                    addendum.changes().stream()
                            .map(change -> new ChangeBody(change.number().value(), change.kind(), change.fields()))
                            .toList());
        }
    }

    /** One manifest of an addendum. */
    @Schema(name = "LedgerChange")
    public record ChangeBody(String number, LineChange.Kind kind, List<LineChange.FieldDifference> fields) {}

    /** A day in a list. */
    @Schema(name = "LedgerDay")
    public record DayBody(
            LedgerKind kind,
            String subject,
            String name,
            LocalDate day,
            LedgerStanding standing,
            OffsetDateTime dueAt,
            int loads,
            BigDecimal volumeM3,
            String href) {
        static DayBody of(LedgerDesk.Day day) {
            return new DayBody(
                    day.subject().kind(),
                    day.subject().code(),
                    day.subject().name(),
                    day.day(),
                    day.standing(),
                    DistrictTime.at(day.dueAt()),
                    day.count().loads(),
                    day.count().volumeM3(),
                    LedgerResource.PATH + "/" + day.subject().kind().slug() + "/"
                            + day.subject().code() + "/" + day.day());
        }
    }

    /** Whose ledgers there are. */
    @Schema(name = "LedgerSubject")
    public record SubjectBody(
            LedgerKind kind,
            String subject,
            String name,
            @Nullable LedgerScope scope,
            LocalDate since) {}

    /** What nobody has confirmed in time. */
    @Schema(name = "LedgerOverdue")
    public record OverdueBody(LedgerKind kind, String subject, String name, LocalDate day, OffsetDateTime dueAt) {}
}
