package org.liandan.approval.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.liandan.approval.client.Rest.Answer;

/** S01–S06: the road of one load. */
final class Steps {

    private final District district;

    Steps(District district) {
        this.district = district;
    }

    void create(Check check) throws IOException, InterruptedException {
        Answer created = district.producer.post("/manifests", district.manifest());
        check.status(created, 201, "POST /manifests");
        String number = created.at("/number");
        check.that(number.matches("150203\\d{14}[0-9A-Z]"), "number of 21 characters", number);
        check.that(
                created.header("Location").endsWith("/api/v1/manifests/" + number),
                "Location of the manifest",
                created.header("Location"));
        check.that(created.header("ETag").matches("\"\\d+\""), "ETag", created.header("ETag"));
        Answer read = district.producer.get("/manifests/" + number);
        check.state(read, "ISSUED", "GET /manifests/{number}");
        check.that(read.json().at("/producer/volumeM3").asDouble() == 12.5, "the volume that was sent", read);
        check.that(district.carrier.get("/manifests/" + number).is(200), "its carrier may read it", number);
    }

    void refusals(Check check) throws IOException, InterruptedException {
        ObjectNode incomplete = district.manifest();
        ((ObjectNode) incomplete.get("producer")).remove("handlerName");
        Answer missing = district.producer.post("/manifests", incomplete);
        check.status(missing, 400, "without producer.handlerName");
        check.refused(missing, "FIELD_REQUIRED", "the code");
        check.that(missing.at("/violations/0/field").equals("producer.handlerName"), "the field's path", missing);
        Answer forbidden = district.producer.post(
                "/manifests", district.manifest().put("destinationPlace", district.forbiddenPlace()));
        check.status(forbidden, 422, "to a place that does not take it");
        check.refused(forbidden, "DESTINATION_NOT_ALLOWED", "the code");
        check.that(
                !forbidden.at("/refusals/0/chinese").isBlank()
                        && !forbidden.at("/refusals/0/english").isBlank()
                        && !forbidden.at("/refusals/0/clause").isBlank(),
                "Chinese, English and clause",
                forbidden);
        String number = district.issued();
        Answer wrongParty =
                district.producer.put("/manifests/" + number + "/carriage", district.carriage(district.truck()));
        check.status(wrongParty, 403, "the producer confirms for the carrier");
        check.refused(wrongParty, "NOT_THE_CARRIER", "the code");
        check.state(district.producer.get("/manifests/" + number), "ISSUED", "nothing was written");
    }

    void carry(Check check) throws IOException, InterruptedException {
        String number = district.issued();
        String plate = district.truck();
        check.state(
                district.carrier.put("/manifests/" + number + "/carriage", district.carriage(plate)),
                "IN_TRANSIT",
                "PUT …/carriage");
        Answer busy = district.carrier.put("/manifests/" + district.issued() + "/carriage", district.carriage(plate));
        check.refused(busy, "PLATE_BUSY", "a second load on the same truck");
        check.state(
                district.receiver.put("/manifests/" + number + "/receipt", district.receipt()),
                "CLOSED",
                "the truck is free again");
    }

    void receive(Check check) throws IOException, InterruptedException {
        String number = district.inTransit();
        check.state(district.receiver.post("/manifests/" + number + "/arrival", null), "DELIVERED", "POST …/arrival");
        Answer received = district.receiver.put("/manifests/" + number + "/receipt", district.receipt());
        check.state(received, "CLOSED", "PUT …/receipt");
        check.that(
                received.json().path("history").size() == 5,
                "five lines of history",
                received.json().path("history"));
        check.that(received.at("/receiver/decision").equals("ACCEPTED"), "the decision", received);
    }

    void receiveInPart(Check check) throws IOException, InterruptedException {
        String number = district.inTransit();
        ObjectNode partly =
                district.receipt().put("decision", "PARTIALLY_ACCEPTED").put("volumeM3", 10);
        Answer unexplained = district.receiver.put("/manifests/" + number + "/receipt", partly);
        check.refused(unexplained, "REFUSAL_REASON_REQUIRED", "without a reason");
        check.state(
                district.receiver.put(
                        "/manifests/" + number + "/receipt",
                        partly.put("refusalReason", "HOUSEHOLD_WASTE").put("nextDestination", "退回产出地")),
                "CLOSED",
                "with a reason and the next destination");
        Answer read = district.producer.get("/manifests/" + number);
        check.that(read.json().at("/receiver/volumeM3").asDouble() == 10, "the volume that was taken", read);
        check.that(
                district.receiver
                        .post(
                                "/manifests/" + number + "/onward",
                                district.receiver.object().put("destinationPlace", district.site()))
                        .is(201),
                "the rest goes on",
                number);
    }

    void reject(Check check) throws IOException, InterruptedException {
        String number = district.inTransit();
        check.state(
                district.receiver.put(
                        "/manifests/" + number + "/receipt",
                        district.receipt()
                                .put("decision", "REJECTED")
                                .put("volumeM3", 0)
                                .put("refusalReason", "HOUSEHOLD_WASTE")
                                .put("nextDestination", "退回产出地")),
                "REJECTED",
                "PUT …/receipt");
        ObjectNode back = district.receiver.object().put("destinationPlace", district.site());
        Answer child = district.receiver.post("/manifests/" + number + "/onward", back);
        check.status(child, 201, "POST …/onward");
        check.that(child.at("/parents/0").equals(number), "the child names its parent", child);
        check.that(child.json().at("/producer/volumeM3").asDouble() == 12.5, "the child has what was refused", child);
        Answer second = district.receiver.post("/manifests/" + number + "/onward", back);
        check.status(second, 409, "a second time");
        check.refused(second, "ALREADY_CONTINUED", "the code");
    }
}
