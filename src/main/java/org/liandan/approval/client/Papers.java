package org.liandan.approval.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.liandan.approval.client.Rest.Answer;
import org.liandan.jt808.PlatformResult;

/** S14, S15, S19–S21: what proves a load, what comes from the truck and from paper, and the limit. */
final class Papers {

    private static final int MOST_CALLS = 1_500;

    private final District district;
    private final Function<String, List<String>> proofFaults;

    /** @param proofFaults what is wrong with a proof, without the server; empty where it holds */
    Papers(District district, Function<String, List<String>> proofFaults) {
        this.district = district;
        this.proofFaults = proofFaults;
    }

    void proof(Check check) throws IOException, InterruptedException {
        String number = district.closed();
        Answer proof = district.producer.get("/manifests/" + number + "/proof");
        check.status(proof, 200, "GET …/proof");
        int steps = district.producer
                .get("/manifests/" + number)
                .json()
                .path("history")
                .size();
        check.that(proof.json().path("steps").size() == steps, "a signed step for each line of history", proof);
        check.that(
                proofFaults.apply(proof.text()).isEmpty(), "it holds, checked here", proofFaults.apply(proof.text()));
        String forged = proof.text().replaceFirst("12\\.5", "11.5");
        check.that(
                !forged.equals(proof.text()) && !proofFaults.apply(forged).isEmpty(),
                "with one figure changed it does not",
                "no fault was found");
    }

    void certificate(Check check) throws IOException, InterruptedException {
        String number = district.inTransit();
        String certificate = "/manifests/" + number + "/certificate";
        check.status(district.carrier.get(certificate), 409, "before the receipt");
        check.state(
                district.receiver.put("/manifests/" + number + "/receipt", district.receipt()), "CLOSED", "received");
        Answer paper = district.carrier.get(certificate);
        check.status(paper, 200, "GET …/certificate");
        check.that(
                paper.json().at("/volumes/producedM3").asDouble() == 12.5
                        && paper.json().at("/volumes/receivedM3").asDouble() == 12.5,
                "volumes out and in",
                paper);
        check.that(
                !paper.at("/times/handedOverAt").isEmpty()
                        && !paper.at("/places/originName").isEmpty()
                        && !paper.at("/check/address").isEmpty(),
                "times, places and the address to check it at",
                paper);
        Answer sheet = district.carrier.send("GET", certificate, null, "Accept", "application/pdf");
        check.that(sheet.is(200) && sheet.text().startsWith("%PDF"), "as a sheet to print", sheet.status());
    }

    void waybill(Check check) throws IOException, InterruptedException {
        JsonNode terminal = district.terminal()
                .orElseThrow(() -> new IOException("承运方没有带终端的空闲车辆 no free truck of the carrier has a terminal"));
        String plate = terminal.path("plate").asText();
        String number = district.issued();
        try (Box box = Box.connect(district.cast.terminals(), terminal)) {
            box.logIn();
            String content = "{\"联单编号\":\"" + number + "\",\"驾驶员\":\"李四\",\"联系电话\":\"13900139000\"}";
            PlatformResult result = box.waybill(content.getBytes(StandardCharsets.UTF_8));
            check.that(result == PlatformResult.OK, "0x0701 is answered with 0x8001, result 0", result);
            String told = box.text();
            check.that(told.startsWith("运单已受理") && told.contains(number), "the driver is told by 0x8300", told);
        }
        Answer read = district.carrier.get("/manifests/" + number);
        check.state(read, "IN_TRANSIT", "the manifest");
        check.that(read.at("/carrier/plate").equals(plate), "the truck's plate", read.at("/carrier/plate"));
        check.that(read.at("/carrier/driverName").equals("李四"), "the driver of the waybill", read);
        check.state(
                district.receiver.put("/manifests/" + number + "/receipt", district.receipt()), "CLOSED", "received");
    }

    void reservedNumber(Check check) throws IOException, InterruptedException {
        ObjectNode wanted =
                district.producer.object().put("place", district.site()).put("size", 2);
        Answer block = district.producer.post("/number-blocks", wanted, "Idempotency-Key", "block-" + district.run);
        check.status(block, 201, "POST /number-blocks");
        check.that(block.json().path("numbers").size() == 2, "two numbers", block);
        String number = block.at("/numbers/0/number");
        Answer entered =
                district.producer.post("/manifests", district.manifest().put("number", number));
        check.status(entered, 201, "what was written without network is entered");
        check.that(entered.at("/number").equals(number), "under its number", entered.at("/number"));
        Answer again = district.producer.post("/manifests", district.manifest().put("number", number));
        check.status(again, 409, "the same number again");
        check.refused(again, "NUMBER_USED", "the code");
    }

    void limit(Check check) throws IOException, InterruptedException {
        Answer answer = district.producer.once("GET", "/users/me", null);
        check.that(answer.header("RateLimit-Remaining").matches("\\d+"), "RateLimit-Remaining", answer.headers());
        for (int calls = 0; !answer.is(429) && calls < MOST_CALLS; calls++) {
            answer = district.producer.once("GET", "/users/me", null);
        }
        check.status(answer, 429, "as fast as it goes");
        check.that(answer.header("Retry-After").matches("[1-9]\\d*"), "Retry-After in seconds", answer.headers());
        Rest.rest(answer);
        check.status(district.producer.once("GET", "/users/me", null), 200, "after that time");
    }
}
