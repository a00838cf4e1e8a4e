package org.liandan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.http.Navigation;
import org.liandan.party.Role;

/** Every link that a page offers to a role leads somewhere, followed from page to page as a curious person would. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LinksTest {

    private static final Pattern LINK = Pattern.compile("<a\\b[^>]*?\\bhref=\"(/[^\"#]*)");
    /** Pages that differ in a number, a plate or a date only are alike: one shows what all do. */
    private static final int OF_ONE_SHAPE = 1;

    private static final int PAGES_AT_MOST = 50;

    @ParameterizedTest
    @EnumSource(Role.class)
    void nothingIsOfferedThatIsNotThereOrForbidden(Role role) {
        long organization = Accounts.organization("链接测试单位", "LINKSTEST000000001");
        Deque<String> waiting = new ArrayDeque<>();
        Navigation.of(EnumSet.of(role)).forEach(entry -> waiting.add(entry.path()));
        Set<String> seen = new HashSet<>(waiting);
        Map<String, Integer> shapes = new HashMap<>();
        List<String> broken = new ArrayList<>();
        int opened = 0;
        while (!waiting.isEmpty() && opened < PAGES_AT_MOST) {
            String path = waiting.poll();
            Response answer = Accounts.as("links-" + role.name().toLowerCase(Locale.ROOT), role, organization)
                    .accept("text/html, */*")
                    .urlEncodingEnabled(false)
                    .get(path);
            opened++;
            if (answer.statusCode() >= 400) {
                broken.add(answer.statusCode() + " " + path);
            }
            if (answer.contentType().startsWith("text/html")) {
                Matcher link = LINK.matcher(answer.body().asString());
                while (link.find()) {
                    String next = link.group(1).replace("&amp;", "&");
                    String shape = next.replaceAll("\\?.*", "").replaceAll("[0-9]+|%[0-9A-F]{2}|[一-龥]", "#");
                    if (seen.add(next) && shapes.merge(shape, 1, Integer::sum) <= OF_ONE_SHAPE) {
                        waiting.add(next);
                    }
                }
            }
        }
        assertThat(opened).isGreaterThan(1);
        assertThat(broken).isEmpty();
    }
}
