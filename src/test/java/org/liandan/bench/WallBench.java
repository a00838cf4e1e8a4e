package org.liandan.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How smoothly the map wall moves in a browser without a graphics card: frames a second while thousands of trucks report once
 * a second, beside the same page with a handful, which is what this browser can do at all.
 *
 * <p>Fails when the wall does not show every truck, or falls below the goal.
 */
public final class WallBench {

    private static final List<Integer> FLEETS = List.of(20, 2_000);
    private static final double GOAL_FRAMES_PER_SECOND = 30;

    private static final String CHROMIUM = "/usr/bin/chromium";

    /** One line of the table. */
    private record Row(int trucks, double framesPerSecond, double slowestTwentiethMs, double serverPercentOfACore) {}

    private final int seconds;
    private final List<Row> rows = new ArrayList<>();
    private boolean failed;

    private WallBench(int seconds) {
        this.seconds = seconds;
    }

    /** Arguments: measured seconds of each case (10). */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        WallBench bench = new WallBench(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10);
        bench.run();
        System.exit(bench.failed ? 1 : 0);
    }

    private void run() throws IOException, InterruptedException {
        try (BenchServer server = new BenchServer("-Xmx512m");
                Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Path.of(CHROMIUM))
                                .setArgs(List.of("--no-sandbox")))) {
            server.register(FLEETS.getLast());
            for (int trucks : FLEETS) {
                rows.add(measure(server, browser, trucks));
            }
        }
        report();
    }

    private Row measure(BenchServer server, Browser browser, int trucks) throws InterruptedException {
        Instant first = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60);
        try (Fleet fleet = new Fleet(server.jt808Port(), trucks, true, first);
                Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1920, 1080))) {
            double _ = fleet.connect();
            signIn(page, server);
            page.navigate("http://127.0.0.1:" + server.httpPort() + "/map");
            page.waitForSelector(
                    "#wall[data-ready]", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
            Fleet.Result _ = fleet.pace(trucks, 1, 4);
            double shown = ((Number) page.evaluate("document.getElementById('wall').layer.shown.size")).doubleValue();
            expect("at least " + trucks + " trucks are on the wall", shown >= trucks);
            page.evaluate("""
                    () => {
                      const { layer } = document.getElementById('wall');
                      window.frames = [];
                      let last = layer.frames;
                      const look = (now) => {
                        if (layer.frames !== last) window.frames.push(now);
                        last = layer.frames;
                        requestAnimationFrame(look);
                      };
                      requestAnimationFrame(look);
                    }
                    """);
            double cpu = server.cpuS();
            Fleet.Result _ = fleet.pace(trucks, 0, seconds);
            double serverPercent = (server.cpuS() - cpu) / seconds * 100;
            Row row = row(trucks, page, serverPercent);
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/bench/wall-" + trucks + ".png")));
            return row;
        }
    }

    private static void signIn(Page page, BenchServer server) {
        page.navigate("http://127.0.0.1:" + server.httpPort() + "/login");
        page.fill("[name=j_username]", "admin");
        page.fill("[name=j_password]", server.password());
        page.press("[name=j_password]", "Enter");
        page.waitForURL(url -> !url.contains("/login"));
    }

    @SuppressWarnings("unchecked") // what the page's own script gives
    private static Row row(int trucks, Page page, double serverPercent) {
        List<Number> at = (List<Number>) page.evaluate("window.frames");
        List<Double> gaps = new ArrayList<>();
        for (int i = 1; i < at.size(); i++) {
            gaps.add(at.get(i).doubleValue() - at.get(i - 1).doubleValue());
        }
        gaps.sort(null);
        double tookS = (at.getLast().doubleValue() - at.getFirst().doubleValue()) / 1e3;
        return new Row(trucks, gaps.size() / tookS, gaps.get(gaps.size() * 19 / 20), serverPercent);
    }

    private void report() throws IOException {
        System.out.printf("  %8s %10s %22s %14s%n", "trucks", "frames/s", "slowest twentieth ms", "server % core");
        for (Row row : rows) {
            System.out.printf(
                    "  %8d %10.1f %22.1f %14.1f%n",
                    row.trucks(), row.framesPerSecond(), row.slowestTwentiethMs(), row.serverPercentOfACore());
        }
        expect(
                "more than " + GOAL_FRAMES_PER_SECOND + " frames a second with " + FLEETS.getLast() + " trucks",
                rows.getLast().framesPerSecond() > GOAL_FRAMES_PER_SECOND);
        Path file = Path.of("target/bench/wall.json");
        Files.createDirectories(file.getParent());
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(
                        file.toFile(),
                        Map.of(
                                "machine",
                                Runtime.getRuntime().availableProcessors()
                                        + " processors, software rendering, JDK "
                                        + Runtime.version(),
                                "rows",
                                rows));
        System.out.println("written to " + file);
    }

    private void expect(String goal, boolean reached) {
        System.out.printf("  %s: %s%n", reached ? "reached" : "MISSED", goal);
        failed |= !reached;
    }
}
