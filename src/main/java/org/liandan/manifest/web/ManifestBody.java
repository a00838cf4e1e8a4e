package org.liandan.manifest.web;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.CarrierPart;
import org.liandan.manifest.Decision;
import org.liandan.manifest.DisposalMethod;
import org.liandan.manifest.DistrictTime;
import org.liandan.manifest.Fitness;
import org.liandan.manifest.Header;
import org.liandan.manifest.Leg;
import org.liandan.manifest.Manifest;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.Party;
import org.liandan.manifest.ProducerPart;
import org.liandan.manifest.ReceiverPart;
import org.liandan.manifest.Recyclable;
import org.liandan.manifest.RefusalReason;
import org.liandan.manifest.Signature;
import org.liandan.manifest.Site;
import org.liandan.manifest.SoilBasis;
import org.liandan.manifest.TransportMode;
import org.liandan.manifest.VolumeBasis;
import org.liandan.manifest.Warning;
import org.liandan.manifest.WasteCategory;
import org.liandan.manifest.store.HistoryLine;
import org.liandan.manifest.store.StoredManifest;
import org.liandan.place.PlaceKind;

/** A manifest as the API shows it: the whole record, with its warnings and its history. */
@Schema(name = "Manifest")
public record ManifestBody(
        String number,
        String printedNumber,
        ManifestState state,
        int version,
        int edition,
        Leg leg,
        @Nullable Fitness fitness,
        List<String> parents,
        OffsetDateTime createdAt,
        String createdBy,
        OffsetDateTime updatedAt,
        PartyBody producerOrganization,
        PartyBody carrierOrganization,
        PartyBody receiverOrganization,
        SiteBody originPlace,
        SiteBody destinationPlace,
        ProducerStage producer,
        @Nullable CarrierStage carrier,
        @Nullable SignatureBody arrival,
        @Nullable ReceiverStage receiver,
        @Nullable CancellationBody cancellation,
        List<WarningBody> warnings,
        List<HistoryBody> history) {

    static ManifestBody of(StoredManifest stored, List<HistoryLine> history) {
        Manifest manifest = stored.manifest();
        Header header = manifest.header();
        return new ManifestBody(
                header.number().value(),
                header.number().printed(),
                manifest.state(),
                stored.version(),
                stored.edition(),
                header.lineage().leg(),
                header.lineage().fitness(),
                header.lineage().parents().stream().map(ManifestNumber::value).toList(),
                DistrictTime.at(header.createdAt()),
                header.createdBy(),
                DistrictTime.at(stored.updatedAt()),
                PartyBody.of(header.producer()),
                PartyBody.of(header.carrier()),
                PartyBody.of(header.receiver()),
                SiteBody.of(header.origin()),
                SiteBody.of(header.destination()),
                ProducerStage.of(manifest.producer(), manifest.issue().orElse(null)),
                manifest.carriage().map(CarrierStage::of).orElse(null),
                manifest.arrival().map(SignatureBody::of).orElse(null),
                manifest.receipt()
                        .map(receipt -> ReceiverStage.of(receipt.part(), receipt.by()))
                        .orElse(null),
                manifest.cancellation()
                        .map(voided -> new CancellationBody(voided.reason(), SignatureBody.of(voided.by())))
                        .orElse(null),
                manifest.warnings().stream().map(WarningBody::of).toList(),
                history.stream().map(HistoryBody::of).toList());
    }

    /** One of the three organisations. */
    @Schema(name = "ManifestParty")
    public record PartyBody(long id, String name, String creditCode) {

        static PartyBody of(Party party) {
            return new PartyBody(
                    party.id().value(), party.name(), party.creditCode().value());
        }
    }

    /** Where a load comes from or goes to. */
    @Schema(name = "ManifestPlace")
    public record SiteBody(long id, String code, String name, PlaceKind kind, String address) {

        static SiteBody of(Site site) {
            return new SiteBody(site.id().value(), site.code(), site.name(), site.kind(), site.address());
        }
    }

    /** Who confirmed, for which organisation, and when the system recorded it. */
    @Schema(name = "ManifestSignature")
    public record SignatureBody(String username, long organization, OffsetDateTime at) {

        static SignatureBody of(Signature signature) {
            return new SignatureBody(
                    signature.username(), signature.organization().value(), DistrictTime.at(signature.at()));
        }
    }

    /** ① 产出信息. */
    @Schema(name = "ProducerStage")
    public record ProducerStage(
            String siteName,
            String siteAddress,
            boolean crossDistrict,
            String responsibleParty,
            String creditCode,
            String handlerName,
            String handlerPhone,
            OffsetDateTime handedOverAt,
            WasteCategory wasteCategory,
            @Nullable Boolean goodSoil,
            @Nullable SoilBasis soilBasis,
            @Nullable Recyclable recyclable,
            BigDecimal volumeM3,
            @Nullable VolumeBasis volumeBasis,
            @Nullable String residentRoom,
            @Nullable SignatureBody signature) {

        static ProducerStage of(ProducerPart part, @Nullable Signature signature) {
            return new ProducerStage(
                    part.siteName(),
                    part.siteAddress(),
                    part.crossDistrict(),
                    part.responsibleParty(),
                    part.creditCode().value(),
                    part.handlerName(),
                    part.handlerPhone().value(),
                    DistrictTime.at(part.handedOverAt()),
                    part.wasteCategory(),
                    part.goodSoil(),
                    part.soilBasis(),
                    part.recyclable(),
                    part.volumeM3(),
                    part.volumeBasis(),
                    part.residentRoom(),
                    signature == null ? null : SignatureBody.of(signature));
        }
    }

    /** ② 运输信息. */
    @Schema(name = "CarrierStage")
    public record CarrierStage(
            TransportMode transportMode,
            String responsibleParty,
            String creditCode,
            String driverName,
            String driverPhone,
            String plate,
            String origin,
            String destination,
            @Nullable Boolean checked,
            SignatureBody signature) {

        static CarrierStage of(Manifest.Carriage carriage) {
            CarrierPart part = carriage.signed().part();
            return new CarrierStage(
                    part.transportMode(),
                    part.responsibleParty(),
                    part.creditCode().value(),
                    part.driverName(),
                    part.driverPhone().value(),
                    part.plate().value(),
                    part.origin(),
                    part.destination(),
                    part.checked(),
                    SignatureBody.of(carriage.signed().by()));
        }
    }

    /** ③ 接收信息. */
    @Schema(name = "ReceiverStage")
    public record ReceiverStage(
            String siteAddress,
            String responsibleParty,
            String creditCode,
            String handlerName,
            String handlerPhone,
            OffsetDateTime receivedAt,
            WasteCategory wasteCategory,
            BigDecimal volumeM3,
            DisposalMethod disposalMethod,
            Decision decision,
            @Nullable RefusalReason refusalReason,
            @Nullable String nextDestination,
            @Nullable String remarks,
            @Nullable Boolean checked,
            SignatureBody signature) {

        static ReceiverStage of(ReceiverPart part, Signature signature) {
            return new ReceiverStage(
                    part.siteAddress(),
                    part.responsibleParty(),
                    part.creditCode().value(),
                    part.handlerName(),
                    part.handlerPhone().value(),
                    DistrictTime.at(part.receivedAt()),
                    part.wasteCategory(),
                    part.volumeM3(),
                    part.disposalMethod(),
                    part.decision(),
                    part.refusalReason(),
                    part.nextDestination(),
                    part.remarks(),
                    part.checked(),
                    SignatureBody.of(signature));
        }
    }

    /** Why it was voided, and by whom. */
    @Schema(name = "ManifestCancellation")
    public record CancellationBody(String reason, SignatureBody signature) {}

    /** What looked odd without blocking. */
    @Schema(name = "ManifestWarning")
    public record WarningBody(String code, String field, String clause, String chinese, String english) {

        static WarningBody of(Warning warning) {
            return new WarningBody(
                    warning.code().name(),
                    warning.field(),
                    warning.code().clause(),
                    warning.sentence().chinese(),
                    warning.sentence().english());
        }
    }

    /** One line of the history. */
    @Schema(name = "ManifestHistoryLine")
    public record HistoryBody(
            int seq,
            OffsetDateTime at,
            String kind,
            String username,
            String organization,
            Map<String, String> entries) {

        static HistoryBody of(HistoryLine line) {
            return new HistoryBody(
                    line.seq(),
                    DistrictTime.at(line.at()),
                    line.kind().name(),
                    line.username(),
                    line.organizationName(),
                    line.entries());
        }
    }
}
