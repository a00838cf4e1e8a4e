package org.liandan.manifest.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.Cancellation;
import org.liandan.manifest.CarrierPart;
import org.liandan.manifest.Header;
import org.liandan.manifest.Manifest;
import org.liandan.manifest.ProducerPart;
import org.liandan.manifest.ReceiverPart;
import org.liandan.manifest.Signature;

/** A manifest as columns of its table: name to value. What a state does not have stays null. */
final class ManifestColumns {

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    private ManifestColumns() {}

    static Map<String, @Nullable Object> of(Manifest manifest, Instant now, int edition, ObjectMapper json) {
        ManifestColumns columns = new ManifestColumns();
        columns.put("state", manifest.state().name());
        columns.put("updated_at", now);
        columns.put("edition", edition);
        columns.header(manifest.header());
        columns.producer(manifest.producer());
        columns.signature("issued", manifest.issue().orElse(null));
        columns.put(
                "issued_organization_id",
                manifest.issue().map(issue -> issue.organization().value()).orElse(null));
        manifest.carriage().ifPresent(columns::carriage);
        manifest.arrival().ifPresent(columns::arrival);
        manifest.receipt().ifPresent(receipt -> {
            columns.receiver(receipt.part());
            columns.signature("received", receipt.by());
        });
        manifest.cancellation().ifPresent(columns::cancellation);
        try {
            columns.put("warnings", json.writeValueAsString(manifest.warnings()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "cannot write the warnings of " + manifest.header().number(), e);
        }
        return columns.values;
    }

    private void header(Header header) {
        put("created_at", header.createdAt());
        put("created_by", header.createdBy());
        put("producer_organization_id", header.producer().id().value());
        put("carrier_organization_id", header.carrier().id().value());
        put("receiver_organization_id", header.receiver().id().value());
        put("origin_place_id", header.origin().id().value());
        put("destination_place_id", header.destination().id().value());
        put("leg", header.lineage().leg());
        put("depth", header.lineage().depth());
        put("fitness", header.lineage().fitness());
    }

    private void producer(ProducerPart part) {
        put("producer_site_name", part.siteName());
        put("producer_site_address", part.siteAddress());
        put("producer_cross_district", part.crossDistrict());
        put("producer_responsible_party", part.responsibleParty());
        put("producer_credit_code", part.creditCode().value());
        put("producer_handler_name", part.handlerName());
        put("producer_handler_phone", part.handlerPhone().value());
        put("producer_handed_over_at", part.handedOverAt());
        put("producer_waste_category", part.wasteCategory().name());
        put("producer_good_soil", part.goodSoil());
        put("producer_volume_m3", part.volumeM3());
        put("producer_recyclable", part.recyclable());
        put("producer_resident_room", part.residentRoom());
        put("producer_soil_basis", part.soilBasis());
        put("producer_volume_basis", part.volumeBasis());
    }

    private void carriage(Manifest.Carriage carriage) {
        CarrierPart part = carriage.signed().part();
        put("carrier_transport_mode", part.transportMode().name());
        put("carrier_responsible_party", part.responsibleParty());
        put("carrier_credit_code", part.creditCode().value());
        put("carrier_driver_name", part.driverName());
        put("carrier_driver_phone", part.driverPhone().value());
        put("carrier_plate", part.plate().value());
        put("carrier_origin", part.origin());
        put("carrier_destination", part.destination());
        put("carrier_checked", part.checked());
        put("vehicle_id", carriage.vehicle().value());
        signature("carried", carriage.signed().by());
    }

    private void arrival(Signature arrival) {
        signature("arrived", arrival);
        put("arrived_organization_id", arrival.organization().value());
    }

    private void receiver(ReceiverPart part) {
        put("receiver_site_address", part.siteAddress());
        put("receiver_responsible_party", part.responsibleParty());
        put("receiver_credit_code", part.creditCode().value());
        put("receiver_handler_name", part.handlerName());
        put("receiver_handler_phone", part.handlerPhone().value());
        put("receiver_received_at", part.receivedAt());
        put("receiver_waste_category", part.wasteCategory().name());
        put("receiver_volume_m3", part.volumeM3());
        put("receiver_disposal_method", part.disposalMethod().name());
        put("receiver_decision", part.decision().name());
        put("receiver_refusal_reason", part.refusalReason());
        put("receiver_next_destination", part.nextDestination());
        put("receiver_remarks", part.remarks());
        put("receiver_checked", part.checked());
    }

    private void cancellation(Cancellation cancellation) {
        signature("cancelled", cancellation.by());
        put("cancelled_organization_id", cancellation.by().organization().value());
        put("cancellation_reason", cancellation.reason());
    }

    private void signature(String name, @Nullable Signature signature) {
        put(name + "_by", signature == null ? null : signature.username());
        put(name + "_at", signature == null ? null : signature.at());
    }

    private void put(String column, @Nullable Object value) {
        values.put(
                column,
                switch (value) {
                    case Instant instant -> OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
                    case Enum<?> code -> code.name();
                    case null, default -> value;
                });
    }
}
