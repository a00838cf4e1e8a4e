package org.liandan.manifest.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.Page;
import org.liandan.manifest.Actor;
import org.liandan.manifest.Channel;
import org.liandan.manifest.Entries;
import org.liandan.manifest.Field;
import org.liandan.manifest.FieldKind;
import org.liandan.manifest.Labelled;
import org.liandan.manifest.Leg;
import org.liandan.manifest.Manifest;
import org.liandan.manifest.ManifestFields;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.Onward;
import org.liandan.manifest.Signature;
import org.liandan.manifest.Stage;
import org.liandan.manifest.WasteCategory;
import org.liandan.manifest.store.HistoryLine;
import org.liandan.manifest.store.StoredManifest;
import org.liandan.party.Role;
import org.liandan.party.Sentence;

/** One manifest as a page shows it to one reader. What is offered is courtesy; the desk decides what is allowed. */
public final class ManifestView {

    private final StoredManifest stored;
    private final Manifest manifest;
    private final List<HistoryLine> history;
    private final Caller reader;
    private final Page page;

    ManifestView(StoredManifest stored, List<HistoryLine> history, Caller reader, Page page) {
        this.stored = stored;
        this.manifest = stored.manifest();
        this.history = List.copyOf(history);
        this.reader = reader;
        this.page = page;
    }

    /** A field and its value in the reader's words. */
    public record Fact(String label, String value) {}

    /** One stage's facts; none while its party has not confirmed. */
    public record StageFacts(String title, String clause, List<Fact> facts) {}

    /** One of the steps at the top of the page: its name, its time once taken, and its look. */
    public record StepMark(String textKey, @Nullable Instant at, String look) {}

    /** One line of the history. */
    public record Line(Instant at, Labelled kind, String by) {}

    public String path() {
        return "/manifests/" + manifest.header().number().value();
    }

    public String printed() {
        return manifest.header().number().printed();
    }

    public int version() {
        return stored.version();
    }

    public ManifestState state() {
        return manifest.state();
    }

    public String origin() {
        return manifest.producer().siteName();
    }

    public String destination() {
        return manifest.header().destination().name();
    }

    public String producerName() {
        return manifest.header().producer().name();
    }

    public String carrierName() {
        return manifest.header().carrier().name();
    }

    public String receiverName() {
        return manifest.header().receiver().name();
    }

    public WasteCategory category() {
        return manifest.producer().wasteCategory();
    }

    public BigDecimal volumeM3() {
        return manifest.producer().volumeM3();
    }

    public Instant handedOverAt() {
        return manifest.producer().handedOverAt();
    }

    public String handlerName() {
        return manifest.producer().handlerName();
    }

    public String handlerPhone() {
        return manifest.producer().handlerPhone().value();
    }

    /** The truck's plate; empty before the carrier has confirmed. */
    public String plate() {
        return manifest.carriage()
                .map(carriage -> carriage.signed().part().plate().value())
                .orElse("");
    }

    /** Where officers and the carrier see the truck's day; empty for others, and before there is a truck. */
    public String trackPath() {
        boolean shown = reader.seesEverything()
                || isOf(Role.CARRIER, manifest.header().carrier().id().value());
        return manifest.carriage()
                .filter(_ -> shown)
                .map(carriage -> "/vehicles/" + plate() + "?day="
                        + page.day(carriage.signed().by().at()))
                .orElse("");
    }

    /** Why it was cancelled; empty when it was not. */
    public String cancellationReason() {
        return manifest.cancellation()
                .map(cancellation -> cancellation.reason())
                .orElse("");
    }

    public List<Sentence> warnings() {
        return manifest.warnings().stream().map(warning -> warning.sentence()).toList();
    }

    /** Whether the reader may show the driver a code to scan. */
    public boolean mayHandOver() {
        return manifest instanceof Manifest.Issued && isProducer();
    }

    /** Whether the load has its certificate. */
    public boolean certified() {
        return manifest instanceof Manifest.Received;
    }

    public boolean mayIssue() {
        return manifest instanceof Manifest.Draft && isProducer();
    }

    public boolean mayCarry() {
        return manifest instanceof Manifest.Issued
                && (isOf(Role.CARRIER, manifest.header().carrier().id().value())
                        || isOf(Role.DRIVER, manifest.header().carrier().id().value()));
    }

    /** Whether somebody has signed it, so that it is corrected rather than edited. */
    public boolean correctable() {
        return manifest.issue().isPresent() && manifest.cancellation().isEmpty();
    }

    /** Whether part of it was refused, and the reader may send that on. */
    public boolean mayContinue() {
        return Onward.remainderM3(manifest).signum() > 0
                && (isProducer()
                        || isOf(Role.RECEIVER, manifest.header().receiver().id().value()));
    }

    /** Which part of the load's journey it is; empty for a first leg. */
    public String leg() {
        Leg leg = manifest.header().lineage().leg();
        return leg == Leg.FIRST ? "" : page.pick(leg.chinese(), leg.english());
    }

    /** The manifests that it goes on from. */
    public List<ManifestNumber> parents() {
        return manifest.header().lineage().parents();
    }

    /** Which content it shows: 1, and one more for each correction. */
    public int edition() {
        return stored.edition();
    }

    public boolean mayArrive() {
        long carrier = manifest.header().carrier().id().value();
        return manifest instanceof Manifest.InTransit && (isOf(Role.CARRIER, carrier) || isOf(Role.DRIVER, carrier));
    }

    public boolean mayReceive() {
        long receiver = manifest.header().receiver().id().value();
        // what comes back is taken by those who sent it
        boolean back = manifest.header().lineage().leg() == Leg.RETURNED && isOf(Role.PRODUCER, receiver);
        return manifest instanceof Manifest.OnTheRoad && (back || isOf(Role.RECEIVER, receiver));
    }

    public boolean mayCancel() {
        if (!(manifest instanceof Manifest.Cancellable)) {
            return false;
        }
        return manifest instanceof Manifest.OnTheRoad
                ? reader.has(Role.BUREAU) || reader.has(Role.BUREAU_ADMIN)
                : isProducer();
    }

    /** The way of the manifest, with the step that is next marked. */
    public List<StepMark> steps() {
        List<StepMark> steps = new ArrayList<>();
        boolean open = true;
        open = add(steps, "step.issued", manifest.issue(), open);
        open = add(
                steps,
                "step.carried",
                manifest.carriage().map(carriage -> carriage.signed().by()),
                open);
        if (manifest.arrival().isPresent() || manifest.receipt().isEmpty()) {
            open = add(steps, "step.arrived", manifest.arrival(), open);
        }
        boolean rejected = manifest.state() == ManifestState.REJECTED;
        Optional<Signature> receipt = manifest.receipt().map(signed -> signed.by());
        if (rejected) {
            steps.add(new StepMark("step.rejected", receipt.map(Signature::at).orElse(null), "bad"));
        } else {
            add(steps, "step.received", receipt, open);
        }
        return steps;
    }

    private boolean add(List<StepMark> steps, String key, Optional<Signature> signature, boolean open) {
        boolean next = open && signature.isEmpty() && manifest.state() != ManifestState.CANCELLED;
        steps.add(new StepMark(
                key, signature.map(Signature::at).orElse(null), signature.isPresent() ? "done" : next ? "now" : ""));
        return open && signature.isPresent();
    }

    /** What each party has filled in, in the notice's order. */
    public List<StageFacts> stages() {
        List<StageFacts> stages = new ArrayList<>();
        stages.add(facts(Stage.PRODUCER, Optional.of(manifest.producer().entries())));
        stages.add(facts(
                Stage.CARRIER,
                manifest.carriage().map(carriage -> carriage.signed().part().entries())));
        stages.add(facts(
                Stage.RECEIVER, manifest.receipt().map(signed -> signed.part().entries())));
        return stages;
    }

    public List<Line> history() {
        return history.stream()
                .map(line -> new Line(line.at(), line.kind(), line.organizationName() + " " + by(line)))
                .toList();
    }

    /** Who, by which road, and when by the clock of his own device where that stands beside ours. */
    private String by(HistoryLine line) {
        String who = Actor.systemName(line.username())
                .map(name -> page.pick(name.chinese(), name.english()))
                .orElse(line.username());
        String means = line.entries().get("means");
        if (means == null) {
            return who;
        }
        String road = Channel.Means.valueOf(means) == Channel.Means.LINK && who.equals(line.username())
                ? " · " + page.text("step.byLink")
                : "";
        String driver = line.entries().get("driverName");
        String declared = line.entries().get("declaredAt");
        return who
                + road
                + (driver == null ? "" : " · " + driver)
                + (declared == null ? "" : " · " + page.text("step.declared", page.second(Instant.parse(declared))));
    }

    private StageFacts facts(Stage stage, Optional<Entries> entries) {
        List<Fact> facts = new ArrayList<>();
        entries.ifPresent(filled -> {
            for (Field<?> field : ManifestFields.of(stage)) {
                filled.text(field.name())
                        .ifPresent(text ->
                                facts.add(new Fact(page.pick(field.chinese(), field.english()), words(field, text))));
            }
        });
        return new StageFacts(page.pick(stage.chinese(), stage.english()), stage.clause(), facts);
    }

    private String words(Field<?> field, String text) {
        return words(field, text, page);
    }

    /** A field's text in the reader's words. */
    static String words(Field<?> field, String text, Page page) {
        return switch (field.kind()) {
            case FieldKind.YesNo _ -> page.text(Boolean.parseBoolean(text) ? "form.yes" : "form.no");
            case FieldKind.Code<?> code ->
                code.options().stream()
                        .filter(option -> option.name().equals(text))
                        .map(option -> page.pick(option.chinese(), option.english()))
                        .findFirst()
                        .orElse(text);
            case FieldKind.Minute _ -> page.minute(OffsetDateTime.parse(text).toInstant());
            case FieldKind.Volume _ -> page.number(new BigDecimal(text)) + " m³";
            case FieldKind.Text _, FieldKind.Credit _, FieldKind.Phone _, FieldKind.Plate _ -> text;
        };
    }

    private boolean isProducer() {
        return isOf(Role.PRODUCER, manifest.header().producer().id().value());
    }

    private boolean isOf(Role role, long organization) {
        return reader.has(role) && reader.organization().value() == organization;
    }
}
