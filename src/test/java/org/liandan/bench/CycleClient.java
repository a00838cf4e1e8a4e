package org.liandan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** One worker of {@link ManifestCycles}: site clerk, driver and gate-keeper in one, over REST. */
final class CycleClient {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mmxxx", Locale.ROOT);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String api;
    private final CycleParties parties;
    private final String producer;
    private final String carrier;
    private final String receiver;

    CycleClient(int port, CycleParties parties) throws IOException, InterruptedException {
        api = "http://127.0.0.1:" + port + "/api/v1";
        this.parties = parties;
        producer = token("producer");
        carrier = token("carrier");
        receiver = token("receiver");
    }

    /** From the producer's signature to the receiver's; the time of each request is noted. */
    void cycle(Latencies steps) throws IOException, InterruptedException {
        String minute = MINUTE.format(ZonedDateTime.now(ZoneId.of("Asia/Shanghai")));
        String number = send(steps, producer, "POST", "/manifests", manifest(minute))
                .path("number")
                .asText();
        send(steps, carrier, "PUT", "/manifests/" + number + "/carriage", carriage());
        send(steps, carrier, "POST", "/manifests/" + number + "/arrival", Map.of());
        send(steps, receiver, "PUT", "/manifests/" + number + "/receipt", receipt(minute));
    }

    private Map<String, Object> manifest(String minute) {
        return Map.of(
                "originPlace",
                parties.site(),
                "destinationPlace",
                parties.centre(),
                "carrierOrganization",
                parties.carrierCode(),
                "producer",
                Map.ofEntries(
                        Map.entry("siteName", "阿尔丁大街工地"),
                        Map.entry("siteAddress", "昆都仑区阿尔丁大街1号"),
                        Map.entry("crossDistrict", false),
                        Map.entry("responsibleParty", "产出" + parties.worker()),
                        Map.entry("creditCode", parties.producerCode()),
                        Map.entry("handlerName", "张三"),
                        Map.entry("handlerPhone", "13800138000"),
                        Map.entry("handedOverAt", minute),
                        Map.entry("wasteCategory", "RENOVATION_WASTE"),
                        Map.entry("recyclable", "NOT_USABLE"),
                        Map.entry("volumeM3", 12.5)));
    }

    private Map<String, Object> carriage() {
        return Map.of(
                "transportMode",
                "ROAD_DUMP",
                "responsibleParty",
                "承运" + parties.worker(),
                "creditCode",
                parties.carrierCode(),
                "driverName",
                "李四",
                "driverPhone",
                "13900139000",
                "plate",
                parties.plate());
    }

    private Map<String, Object> receipt(String minute) {
        return Map.of(
                "siteAddress",
                "分拣中心路2号",
                "responsibleParty",
                "接收" + parties.worker(),
                "creditCode",
                parties.receiverCode(),
                "handlerName",
                "王五",
                "handlerPhone",
                "0472-6985567",
                "receivedAt",
                minute,
                "wasteCategory",
                "RENOVATION_WASTE",
                "volumeM3",
                12.4,
                "disposalMethod",
                "SORTING",
                "decision",
                "ACCEPTED");
    }

    private JsonNode send(Latencies steps, String token, String method, String path, Map<String, Object> body)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        JsonNode answer = send(token, method, path, body);
        synchronized (steps) {
            steps.record(System.nanoTime() - start);
        }
        return answer;
    }

    private String token(String part) throws IOException, InterruptedException {
        return send("", "POST", "/tokens", Map.of("username", parties.user(part), "password", CycleParties.PASSWORD))
                .path("accessToken")
                .asText();
    }

    private JsonNode send(String token, String method, String path, Map<String, Object> body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
