package org.liandan.manifest.web;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.CarrierPart;
import org.liandan.manifest.Decision;
import org.liandan.manifest.DisposalMethod;
import org.liandan.manifest.DistrictTime;
import org.liandan.manifest.Header;
import org.liandan.manifest.Manifest;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.ProducerPart;
import org.liandan.manifest.ReceiverPart;
import org.liandan.manifest.Signed;
import org.liandan.manifest.WasteCategory;
import org.liandan.manifest.store.Certificates;

/**
 * 建筑垃圾"身份证" (notice 二（二）2（2）): times, places of production and disposal, volumes, parties and truck of one load.
 *
 * @param edition which content of the manifest it certifies: 1, and one more for each correction
 * @param asOf when this copy was made
 */
@Schema(name = "Certificate")
public record CertificateBody(
        String title,
        String number,
        String printedNumber,
        int version,
        int edition,
        ManifestState state,
        OffsetDateTime asOf,
        Times times,
        Places places,
        Volumes volumes,
        WasteCategory wasteCategory,
        WasteCategory receivedWasteCategory,
        DisposalMethod disposalMethod,
        Decision decision,
        @Nullable String remarks,
        Parties parties,
        Vehicle vehicle,
        List<ManifestBody.WarningBody> warnings,
        Check check) {

    /**
     * How anybody can check it.
     *
     * @param code what the QR code says, signed by the platform
     * @param address what the QR code holds
     * @param shortCode to be typed at {@code /verify}
     * @param head SM3 hash of the last signed step
     * @param rootKey id of the platform's first key
     */
    @Schema(name = "CertificateCheck")
    public record Check(String code, String address, String shortCode, String head, String rootKey) {}

    /** 时间: what people declared to the minute, and the system's own. */
    @Schema(name = "CertificateTimes")
    public record Times(
            OffsetDateTime handedOverAt,
            OffsetDateTime issuedAt,
            OffsetDateTime carriedAt,
            @Nullable OffsetDateTime arrivedAt,
            OffsetDateTime receivedAt,
            OffsetDateTime confirmedAt) {}

    /** 产生与处置地点. */
    @Schema(name = "CertificatePlaces")
    public record Places(String originName, String originAddress, String destinationName, String destinationAddress) {}

    /** 转运量 in m³. */
    @Schema(name = "CertificateVolumes")
    public record Volumes(BigDecimal producedM3, BigDecimal receivedM3) {}

    /** The three parties as they signed; a later change of the registry does not reach a certificate. */
    @Schema(name = "CertificateParties")
    public record Parties(Signatory producer, Signatory carrier, Signatory receiver) {}

    /** 责任主体 and 统一社会信用代码, and who confirmed. */
    @Schema(name = "CertificateSignatory")
    public record Signatory(String responsibleParty, String creditCode, String confirmedBy) {}

    /** 车辆. */
    @Schema(name = "CertificateVehicle")
    public record Vehicle(String plate, String driverName) {}

    /** The certificate of a load that the receiver has decided on. */
    static CertificateBody of(CertificateDesk.Certificate certificate) {
        Manifest.Received manifest = certificate.manifest();
        Certificates.Issued issued = certificate.issued();
        Header header = manifest.header();
        ProducerPart produced = manifest.producer();
        ReceiverPart received = manifest.confirmed().part();
        Manifest.Carriage carriage = manifest.load().loaded();
        Times times = new Times(
                DistrictTime.at(produced.handedOverAt()),
                DistrictTime.at(manifest.issue().orElseThrow().at()),
                DistrictTime.at(carriage.signed().by().at()),
                manifest.arrival().map(arrival -> DistrictTime.at(arrival.at())).orElse(null),
                DistrictTime.at(received.receivedAt()),
                DistrictTime.at(manifest.confirmed().by().at()));
        return new CertificateBody(
                "建筑垃圾“身份证”",
                header.number().value(),
                header.number().printed(),
                certificate.stored().version(),
                certificate.stored().edition(),
                manifest.state(),
                DistrictTime.at(issued.asOf()),
                times,
                new Places(
                        produced.siteName(),
                        produced.siteAddress(),
                        header.destination().name(),
                        received.siteAddress()),
                new Volumes(produced.volumeM3(), received.volumeM3()),
                produced.wasteCategory(),
                received.wasteCategory(),
                received.disposalMethod(),
                received.decision(),
                received.remarks(),
                parties(manifest),
                new Vehicle(
                        carriage.signed().part().plate().value(),
                        carriage.signed().part().driverName()),
                manifest.warnings().stream().map(ManifestBody.WarningBody::of).toList(),
                new Check(issued.code(), certificate.address(), issued.shortCode(), issued.head(), issued.root()));
    }

    private static Parties parties(Manifest.Received manifest) {
        Signed<CarrierPart> carrier = manifest.load().loaded().signed();
        Signed<ReceiverPart> receiver = manifest.confirmed();
        ProducerPart producer = manifest.producer();
        return new Parties(
                new Signatory(
                        producer.responsibleParty(),
                        producer.creditCode().value(),
                        manifest.issue().orElseThrow().username()),
                new Signatory(
                        carrier.part().responsibleParty(),
                        carrier.part().creditCode().value(),
                        carrier.by().username()),
                new Signatory(
                        receiver.part().responsibleParty(),
                        receiver.part().creditCode().value(),
                        receiver.by().username()));
    }
}
