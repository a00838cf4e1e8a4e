package org.liandan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import io.restassured.RestAssured;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.liandan.app.Accounts;

/**
 * One person's visit with a browser of its own memory. Closing it asserts what holds for every page: nothing went wrong
 * on the console, nothing was asked of another machine, the server had no failure.
 */
final class Visit implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-quic",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--lang=zh-CN",
            "--enable-unsafe-swiftshader",
            // a camera that films whatever lies there when it is switched on, and a person who allows it
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream",
            "--use-file-for-fake-video-capture=" + FilmedCode.FILE.toAbsolutePath());
    private static final double PATIENCE_MS = 20_000;

    private static @Nullable Browser shared;

    private final BrowserContext context;
    private final Page page;
    private final Screen screen;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private volatile @Nullable Pattern elsewhere;

    private Visit(BrowserContext context, Screen screen) {
        this.context = context;
        this.screen = screen;
        this.page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        page.onConsoleMessage(message -> {
            boolean complains = message.type().equals("error") || message.type().equals("warning");
            // the driver without a graphics card tells that taking a picture of WebGL is slow
            if (complains && !message.text().contains("GL Driver Message")) {
                complaints.add("console " + message.type() + ": " + message.text() + " at " + message.location());
            }
        });
        page.onPageError(error -> complaints.add("script failed: " + error));
        page.onRequest(request -> {
            // a blob is a worker of the page's own making
            String url = request.url().startsWith("blob:") ? request.url().substring("blob:".length()) : request.url();
            Pattern stoodIn = elsewhere;
            boolean answeredHere = stoodIn != null && stoodIn.matcher(url).find();
            if (!url.startsWith(address()) && !url.startsWith("data:") && !answeredHere) {
                complaints.add("request left the machine: " + request.url());
            }
        });
        page.onResponse(response -> {
            if (response.status() >= 500) {
                complaints.add("server failed: " + response.status() + " " + response.url());
            }
        });
    }

    /** A browser at that screen, nobody signed in, in Chinese. */
    static Visit at(Screen screen) {
        return at(screen, true);
    }

    /** The same with a browser that runs no script. */
    static Visit withoutScript(Screen screen) {
        return at(screen, false);
    }

    private static Visit at(Screen screen, boolean script) {
        BrowserContext context = browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(screen.width, screen.height)
                        .setHasTouch(screen.touch)
                        .setJavaScriptEnabled(script)
                        .setLocale("zh-CN")
                        .setTimezoneId("America/New_York"));
        return new Visit(context, screen);
    }

    /** The same, with the person signed in through the form. */
    static Visit by(String username, Screen screen) {
        Visit visit = at(screen);
        visit.open("/login").signIn(username);
        return visit;
    }

    /** Fills in the form that the browser is at. */
    Visit signIn(String username) {
        page.fill("#j_username", username);
        page.fill("#j_password", Accounts.PASSWORD);
        page.click("main button");
        page.waitForURL(url -> !url.contains("/login") && !url.contains("j_security_check"));
        return this;
    }

    /** The language cookie, as the switch in the bar sets it. */
    Visit inEnglish() {
        context.addCookies(List.of(new Cookie("liandan-language", "en")
                .setUrl(address())
                .setHttpOnly(true)
                .setSameSite(SameSiteAttribute.STRICT)));
        return this;
    }

    Page page() {
        return page;
    }

    /** Answers those addresses of another machine with that picture, in its place. */
    Visit standIn(Pattern addresses, byte[] png) {
        elsewhere = addresses;
        page.route(
                addresses,
                route -> route.fulfill(
                        new Route.FulfillOptions().setContentType("image/png").setBodyBytes(png)));
        return this;
    }

    /** Takes the network away, or gives it back. */
    Visit network(boolean there) {
        context.setOffline(!there);
        return this;
    }

    Visit open(String path) {
        page.navigate(address() + path);
        return this;
    }

    /** What the person reads in the part of the page. */
    String text(String selector) {
        return page.innerText(selector);
    }

    /**
     * Asserts that nothing hangs over the side; with {@code -Dliandan.pictures=true} takes a picture for people to look at, under
     * {@code target/screenshots}. A hundred of them take a minute of a processor.
     */
    Visit picture(String name) {
        page.waitForLoadState();
        Object overhang = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(overhang).as("pixels beyond the right edge of " + name).isEqualTo(0);
        if (!Boolean.getBoolean("liandan.pictures")) {
            return this;
        }
        if (!screen.touch) {
            page.evaluate("window.scrollTo(0, 0)");
        }
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(!screen.touch)
                .setPath(SCREENSHOTS.resolve(name + "-" + screen.name().toLowerCase(java.util.Locale.ROOT) + ".png")));
        return this;
    }

    /** Drops complaints that the story itself provoked. */
    Visit forgiving(String part) {
        complaints.removeIf(complaint -> complaint.contains(part));
        return this;
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).isEmpty();
    }

    private static String address() {
        return RestAssured.baseURI.replace("localhost", "127.0.0.1") + ":" + RestAssured.port;
    }

    private static synchronized Browser browser() {
        if (shared == null) {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            shared = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(Path.of("/usr/bin/chromium"))
                            .setArgs(ARGUMENTS));
        }
        return shared;
    }
}
