package org.liandan.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.liandan.demo.DemoCatalogue.Company;
import org.liandan.demo.DemoCatalogue.Person;
import org.liandan.demo.DemoCatalogue.Truck;
import org.liandan.geo.LonLat;

/**
 * Loads the demo district as an operator would load his own: by the imports of the REST interface, as {@code admin}. Loading
 * it again changes nothing, so a demo restarts on the data that it has.
 */
final class DemoDistrict {

    private static final String CSV = "text/csv; charset=utf-8";
    private static final String GEOJSON = "application/geo+json";
    private static final int CONFLICT = 409;

    private final Api admin;
    private final String password;
    private final ObjectMapper json = new ObjectMapper();

    /** @param password of every account that is made */
    DemoDistrict(Api admin, String password) {
        this.admin = admin;
        this.password = password;
    }

    /** Loads everything that the fleet and the accounts need. */
    void load(List<Truck> fleet) throws IOException, InterruptedException {
        admin.send("POST", "/imports/organizations", CSV, organizations());
        people();
        admin.send(
                "POST",
                "/boundaries",
                GEOJSON,
                resource("/reference/kundulun-outline.geojson").toString());
        admin.send(
                "POST",
                "/imports/roads",
                GEOJSON,
                resource("/demo/roads.geojson").toString());
        admin.send("POST", "/imports/places", GEOJSON, placesWithOperators());
        admin.send(
                "POST",
                "/imports/routes",
                GEOJSON,
                resource("/demo/routes.geojson").toString());
        admin.send(
                "POST",
                "/imports/zones",
                GEOJSON,
                resource("/demo/zones.geojson").toString());
        areas();
        if (!fleet.isEmpty()) {
            admin.send("POST", "/imports/vehicles", CSV, vehicles(fleet));
            admin.send("POST", "/imports/drivers", CSV, drivers(fleet));
            admin.send("POST", "/imports/terminals", CSV, terminals(fleet));
        }
    }

    /** The lines of the routes, by code. */
    Map<String, List<LonLat>> routeLines() throws IOException {
        Map<String, List<LonLat>> lines = new HashMap<>();
        for (JsonNode feature : resource("/demo/routes.geojson").path("features")) {
            List<LonLat> line = new ArrayList<>();
            for (JsonNode point : feature.at("/geometry/coordinates")) {
                line.add(new LonLat(point.get(0).asDouble(), point.get(1).asDouble()));
            }
            lines.put(feature.at("/properties/code").asText(), line);
        }
        return lines;
    }

    /** Names and addresses of the places, by code. */
    Map<String, Place> places() throws IOException {
        Map<String, Place> places = new HashMap<>();
        for (JsonNode feature : resource("/demo/places.geojson").path("features")) {
            JsonNode place = feature.path("properties");
            places.put(
                    place.path("code").asText(),
                    new Place(place.path("name").asText(), place.path("address").asText()));
        }
        return places;
    }

    /** What a manifest says of a place. */
    record Place(String name, String address) {}

    private static String organizations() {
        return csv(
                "name,creditCode,address,phone",
                DemoCatalogue.COMPANIES.stream()
                        .map(company ->
                                List.of(company.name(), company.creditCode(), company.address(), company.phone()))
                        .toList());
    }

    private void people() throws IOException, InterruptedException {
        Map<String, Long> organizations = new HashMap<>();
        for (JsonNode organization : admin.get("/organizations?size=100")) {
            organizations.put(
                    organization.path("creditCode").asText(),
                    organization.path("id").asLong());
        }
        for (Person person : DemoCatalogue.PEOPLE) {
            ObjectNode account = json.createObjectNode()
                    .put("username", person.username())
                    .put("password", password)
                    .put("displayName", person.displayName())
                    .put("organizationId", organizations.get(person.company().creditCode()));
            account.putArray("roles").add(person.role().name());
            try {
                admin.post("/users", account);
            } catch (Api.RefusedException e) {
                // there already, from an earlier start
                if (e.status() != CONFLICT) {
                    throw e;
                }
            }
        }
    }

    private String placesWithOperators() throws IOException {
        JsonNode collection = resource("/demo/places.geojson");
        Map<String, String> operators = new HashMap<>();
        for (Company company : DemoCatalogue.COMPANIES) {
            company.operates().forEach(code -> operators.put(code, company.creditCode()));
        }
        for (JsonNode feature : collection.path("features")) {
            ObjectNode place = (ObjectNode) feature.path("properties");
            place.put("operatorCreditCode", operators.get(place.path("code").asText()));
        }
        return collection.toString();
    }

    /** Areas of sub-districts, made up; each is put as a whole, so that a second start changes nothing. */
    private void areas() throws IOException, InterruptedException {
        for (JsonNode feature : resource("/demo/areas.geojson").path("features")) {
            JsonNode area = feature.path("properties");
            ObjectNode body = json.createObjectNode()
                    .put("source", area.path("source").asText())
                    .put("scope", area.path("scope").asText());
            body.set("area", feature.path("geometry"));
            admin.put("/subdistricts/" + area.path("creditCode").asText(), body, null);
        }
    }

    private static String vehicles(List<Truck> fleet) {
        return csv(
                "plate,plateColor,carrierCreditCode,boxVolumeM3,routes",
                fleet.stream()
                        .map(truck -> List.of(
                                truck.terminal().plate(),
                                String.valueOf(truck.terminal().plateColor()),
                                truck.carrier().company().creditCode(),
                                String.valueOf(truck.boxM3()),
                                truck.haul().routeCode() + " " + truck.haul().routeCode() + "R"))
                        .toList());
    }

    private static String drivers(List<Truck> fleet) {
        return csv(
                "name,phone,carrierCreditCode,licenceNumber",
                fleet.stream()
                        .map(truck -> List.of(
                                truck.driverName(),
                                truck.driverPhone(),
                                truck.carrier().company().creditCode(),
                                DriverPapers.licence(truck)))
                        .toList());
    }

    private static String terminals(List<Truck> fleet) {
        return csv(
                "phone,plate,plateColor,terminalId,protocol,carrierCreditCode",
                fleet.stream()
                        .map(truck -> List.of(
                                truck.terminal().phone(),
                                truck.terminal().plate(),
                                String.valueOf(truck.terminal().plateColor()),
                                truck.terminal().terminalId(),
                                protocol(truck),
                                truck.carrier().company().creditCode()))
                        .toList());
    }

    private static String protocol(Truck truck) {
        return switch (truck.terminal().version()) {
            case V2011 -> "JT808_2011";
            case V2013 -> "JT808_2013";
            case V2019 -> "JT808_2019";
        };
    }

    /** The values hold no comma, quote or line break. */
    private static String csv(String header, List<List<String>> rows) {
        StringBuilder text = new StringBuilder(header).append('\n');
        rows.forEach(row -> text.append(String.join(",", row)).append('\n'));
        return text.toString();
    }

    private JsonNode resource(String name) throws IOException {
        try (InputStream in = DemoDistrict.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("the resource " + name + " is not in the application");
            }
            return json.readTree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
