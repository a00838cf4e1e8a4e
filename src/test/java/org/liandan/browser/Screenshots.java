package org.liandan.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * {@code ./liandan screenshots}: the pictures of README and help, taken of a demo that runs. Whatever the browser has to complain of, or
 * hangs over the side, ends it, as in the stories.
 */
final class Screenshots {

    private static final Path TAKEN = Path.of("target/screenshots");

    private Screenshots() {}

    /**
     * One picture.
     *
     * @param name of the file, which ends with the screen's
     * @param user whose page it is; empty before signing in
     * @param dark which theme
     * @param path where it begins
     * @param steps what is done there before it is taken
     */
    private record Shot(String name, String user, Screen screen, boolean dark, String path, Consumer<Page> steps) {

        String file() {
            return name + "-" + screen.name().toLowerCase(Locale.ROOT) + ".png";
        }
    }

    private static Shot desk(String name, String user, String path, Consumer<Page> steps) {
        return new Shot(name, user, Screen.DESKTOP, false, path, steps);
    }

    private static Shot phone(String name, String user, String path, Consumer<Page> steps) {
        return new Shot(name, user, Screen.PHONE, false, path, steps);
    }

    private static final List<Shot> SHOTS = List.of(
            phone("login", "", "/login", Screenshots::asItOpens),
            desk("map", "bureau", "/map", Screenshots::busyWall),
            new Shot("map-dark", "bureau", Screen.DESKTOP, true, "/map", Screenshots::busyWall),
            desk("violations", "bureau", "/violations", Screenshots::asItOpens),
            desk("evidence", "bureau", "/violations", page -> open(page, "main a[href^='/violations/']")),
            desk("vehicle-day", "bureau", "/violations", Screenshots::vehicleDay),
            desk("inbox", "bureau", "/violations/inbox", Screenshots::asItOpens),
            new Shot("inbox-dark", "bureau", Screen.DESKTOP, true, "/violations/inbox", Screenshots::asItOpens),
            desk("dashboard", "bureau", "/dashboard", page -> page.waitForTimeout(2_000)),
            desk("board", "bureau", "/manifests/board", Screenshots::asItOpens),
            desk("heat", "bureau", "/heat", page -> {
                page.waitForSelector("#heat[data-ready]");
                page.waitForTimeout(2_000);
            }),
            desk("drawing", "bureau", "/drawing", page -> {
                page.waitForSelector("#drawing[data-ready]");
                page.waitForTimeout(2_000);
            }),
            desk("manifests", "bureau", "/manifests", Screenshots::asItOpens),
            desk(
                    "manifest",
                    "bureau",
                    "/manifests?state=CLOSED",
                    page -> open(page, "main a[href^='/manifests/1502']")),
            desk("ledgers", "subdistrict", "/ledgers", Screenshots::asItOpens),
            desk("rules", "admin", "/rule-settings", Screenshots::asItOpens),
            desk("open-points", "admin", "/open-points", Screenshots::asItOpens),
            desk("terminals", "admin", "/terminals", Screenshots::asItOpens),
            desk("operations", "admin", "/operations", Screenshots::asItOpens),
            desk("logins", "admin", "/operations/logins", Screenshots::asItOpens),
            desk("jobs", "admin", "/operations/jobs", Screenshots::asItOpens),
            desk("users", "admin", "/users", Screenshots::asItOpens),
            desk("audit", "admin", "/audit", Screenshots::asItOpens),
            desk("registry", "admin", "/registry", Screenshots::asItOpens),
            phone("clerk", "producer", "/manifests", Screenshots::asItOpens),
            phone("clerk-new", "producer", "/manifests/new", Screenshots::asItOpens),
            phone("driver", "driver", "/manifests", Screenshots::asItOpens),
            phone("driver-violations", "driver", "/violations", Screenshots::asItOpens),
            phone("gate", "receiver", "/gate", Screenshots::asItOpens),
            phone("verify", "", "/verify", Screenshots::asItOpens),
            phone("help", "driver", "/help", Screenshots::withItsPictures),
            desk("design", "admin", "/design", Screenshots::asItOpens),
            new Shot("design-dark", "admin", Screen.DESKTOP, true, "/design", Screenshots::asItOpens));

    private static void asItOpens(Page page) {
        page.waitForLoadState();
    }

    /** Pictures farther down are fetched when somebody comes near them; nobody does here. */
    private static void withItsPictures(Page page) {
        page.evaluate(
                "() => document.querySelectorAll('details[open] img').forEach((one) => { one.loading = 'eager'; })");
        page.waitForFunction(
                "() => [...document.querySelectorAll('details[open] img')].every((one) => one.complete && one.naturalWidth > 0)");
    }

    private static void busyWall(Page page) {
        page.waitForSelector("#wall[data-ready]");
        page.waitForFunction("() => Number(document.querySelector('[data-count=moving]').textContent) > 3");
        page.waitForTimeout(3_000);
    }

    /** Follows the first link of that kind and waits for its page. */
    private static void open(Page page, String link) {
        String before = page.url();
        page.locator(link).first().click();
        page.waitForURL(url -> !url.equals(before));
    }

    private static void vehicleDay(Page page) {
        open(page, "main a.plate");
        page.waitForSelector("#vehicle[data-ready]");
        page.waitForTimeout(2_000);
    }

    /**
     * Takes them all, or those that are named.
     *
     * @param arguments base address, port, folder for the pictures, names
     */
    public static void main(String... arguments) throws IOException {
        RestAssured.baseURI = arguments[0];
        RestAssured.port = Integer.parseInt(arguments[1]);
        Path folder = Path.of(arguments[2]);
        Set<String> wanted = Set.copyOf(List.of(arguments).subList(3, arguments.length));
        Files.createDirectories(folder);
        int failed = 0;
        for (Shot shot : SHOTS) {
            if (wanted.isEmpty() || wanted.contains(shot.name)) {
                try {
                    take(shot);
                    Files.copy(
                            TAKEN.resolve(shot.file()),
                            folder.resolve(shot.file()),
                            StandardCopyOption.REPLACE_EXISTING);
                    System.out.println(folder.resolve(shot.file()));
                } catch (PlaywrightException | AssertionError e) {
                    failed++;
                    System.err.println(shot.file() + ": " + e.getMessage());
                }
            }
        }
        // the browser's driver would keep the JVM
        System.exit(failed == 0 ? 0 : 1);
    }

    private static void take(Shot shot) {
        try (Visit visit = Visit.at(shot.screen)) {
            if (!shot.user.isEmpty()) {
                visit.open("/login").signIn(shot.user);
            }
            if (shot.dark) {
                visit.page()
                        .context()
                        .addCookies(List.of(new Cookie("liandan-theme", "dark")
                                .setUrl(RestAssured.baseURI + ":" + RestAssured.port)
                                .setHttpOnly(true)
                                .setSameSite(SameSiteAttribute.STRICT)));
            }
            shot.steps.accept(visit.open(shot.path).page());
            visit.picture(shot.name);
            // what somebody sees who opens the page, however long it is
            visit.page().screenshot(new Page.ScreenshotOptions().setPath(TAKEN.resolve(shot.file())));
        }
    }
}
