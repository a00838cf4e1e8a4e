package org.liandan.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.liandan.demo.DemoCatalogue.Person;
import org.liandan.demo.DemoCatalogue.Truck;
import org.liandan.geo.LonLat;

/** The demo: loads the district into a running server, says where to look, and keeps the fleet on the road. */
public final class Demo {

    private final Settings settings;
    private final Clock clock;
    private final PrintStream out;

    /**
     * Where and how.
     *
     * @param server the server's pages and REST interface
     * @param gateway its JT/T 808 port
     * @param password of {@code admin}, and of every account that the demo makes
     * @param trucks size of the fleet, 0 for none
     * @param speedup simulated seconds per second, 0.1 to 100
     */
    public record Settings(URI server, InetSocketAddress gateway, String password, int trucks, double speedup) {

        /** @throws IllegalArgumentException if a number is outside its range */
        public Settings {
            if (trucks < 0 || trucks > 500) {
                throw new IllegalArgumentException("LIANDAN_DEMO_FLEET must lie between 0 and 500, is " + trucks);
            }
            if (!(speedup >= 0.1 && speedup <= 100)) {
                throw new IllegalArgumentException("LIANDAN_DEMO_SPEEDUP must lie between 0.1 and 100, is " + speedup);
            }
        }

        /**
         * Reads the environment that {@code ./liandan demo} sets.
         *
         * @throws IllegalArgumentException if a value is no number or outside its range
         */
        public static Settings of(Map<String, String> environment) {
            Function<String, String> port =
                    name -> "127.0.0.1:" + environment.getOrDefault(name, name.contains("HTTP") ? "8080" : "7611");
            URI gateway = URI.create("tcp://" + port.apply("LIANDAN_JT808_PORT"));
            return new Settings(
                    URI.create("http://" + port.apply("LIANDAN_HTTP_PORT")),
                    new InetSocketAddress(gateway.getHost(), gateway.getPort()),
                    environment.getOrDefault("LIANDAN_DEMO_PASSWORD", "liandan-demo"),
                    Integer.parseInt(environment.getOrDefault("LIANDAN_DEMO_FLEET", "12")),
                    Double.parseDouble(environment.getOrDefault("LIANDAN_DEMO_SPEEDUP", "1")));
        }
    }

    /** @param out takes what a person should read */
    public Demo(Settings settings, Clock clock, PrintStream out) {
        this.settings = settings;
        this.clock = clock;
        this.out = out;
    }

    /**
     * Runs until it is interrupted.
     *
     * @throws IOException if the district cannot be loaded
     */
    public void run() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            Api admin = new Api(http, settings.server(), "admin", settings.password());
            List<Truck> fleet = DemoCatalogue.fleet(settings.trucks());
            DemoDistrict district = new DemoDistrict(admin, settings.password());
            district.load(fleet);
            introduce();
            drive(fleet, district, admin);
            // the trucks are on threads of their own; without a fleet the demo only stands
            Thread.currentThread().join();
        }
    }

    /**
     * Loads the district and says where to look; no truck drives.
     *
     * @throws IOException if the district cannot be loaded
     */
    public void loadOnly() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            Api admin = new Api(http, settings.server(), "admin", settings.password());
            new DemoDistrict(admin, settings.password()).load(DemoCatalogue.fleet(settings.trucks()));
            introduce();
        }
    }

    private void drive(List<Truck> fleet, DemoDistrict district, Api admin) throws IOException, InterruptedException {
        Map<String, List<LonLat>> lines = district.routeLines();
        Map<String, Drive> drives = new HashMap<>();
        SimulatedTime time = new SimulatedTime(clock, settings.speedup(), notBefore(fleet, admin));
        for (Truck truck : fleet) {
            Random random = new Random(truck.index());
            ManifestClerk clerk = new ManifestClerk(admin, settings.password(), district.places(), random);
            Thread.ofVirtual()
                    .name("truck-" + truck.terminal().plate())
                    .start(new DemoTruck(
                            truck,
                            drives.computeIfAbsent(key(truck, ""), key -> plan(truck, "", lines)),
                            drives.computeIfAbsent(key(truck, "R"), key -> plan(truck, "R", lines)),
                            new Terminal(truck.terminal(), settings.gateway(), clock, this::say),
                            clerk,
                            time,
                            random,
                            this::say));
        }
    }

    private static String key(Truck truck, String direction) {
        return truck.haul().routeCode() + direction + truck.style() + truck.habit();
    }

    private static Drive plan(Truck truck, String direction, Map<String, List<LonLat>> lines) {
        List<LonLat> line = lines.getOrDefault(truck.haul().routeCode() + direction, List.of());
        List<LonLat> driven = direction.isEmpty() ? truck.habit().driven(line) : line;
        return new Drive(DrivenPath.along(driven), truck.style());
    }

    /** A fast fleet starts in the past, though not before what its terminals have reported already. */
    private Instant notBefore(List<Truck> fleet, Api admin) throws IOException, InterruptedException {
        Instant latest = Instant.EPOCH;
        if (settings.speedup() <= 1) {
            return latest;
        }
        for (Truck truck : fleet) {
            Instant reported = new Vehicles(admin).lastReport(truck.terminal().plate());
            latest = reported.isAfter(latest) ? reported : latest;
        }
        return latest;
    }

    private void introduce() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("  昆都仑区建筑垃圾电子联单 · 演示   Liandan demo");
        lines.add("");
        lines.add("  " + settings.server() + "   (OpenAPI: /q/openapi, metrics: /q/metrics)");
        lines.add("  JT/T 808: " + settings.gateway().getHostString() + ":"
                + settings.gateway().getPort() + ", " + settings.trucks() + " 辆模拟车辆 simulated trucks");
        lines.add("");
        lines.add("  账号 account   密码 password: " + settings.password());
        lines.add("    " + pad("admin") + "系统管理员");
        for (Person person : DemoCatalogue.PEOPLE) {
            lines.add("    " + pad(person.username()) + person.role().chinese() + "，"
                    + person.company().name());
        }
        lines.add("");
        lines.add("  Ctrl-C 停止 stops all of it.");
        lines.add("");
        out.println(String.join("\n", lines));
    }

    private static String pad(String username) {
        return String.format("%-13s", username);
    }

    private synchronized void say(String sentence) {
        out.println("demo: " + sentence);
    }
}
