package org.liandan.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.BlockingOperationControl;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.liandan.party.Role;

/**
 * What every template may ask: the reader's language, who is signed in, where we are, and how numbers and times are
 * written. Templates see it as {@code page}.
 */
@RequestScoped
@Unremovable // found by templates only
public class Page {

    /** Name of the cookie that holds {@link Language#tag()}. */
    public static final String LANGUAGE_COOKIE = "liandan-language";

    /** Name of the cookie that holds {@code light} or {@code dark}. */
    public static final String THEME_COOKIE = "liandan-theme";

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_MINUTE = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    /** What {@code <input type="datetime-local">} reads and writes. */
    private static final DateTimeFormatter INPUT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm", Locale.ROOT);

    private final RoutingContext request;
    private final SecurityIdentity identity;
    private final Clock clock;
    private final ObjectMapper json;
    /** Only where it is asked for: an inbox is read from the database. */
    private final Instance<Inbox> inbox;

    private final BaseMap baseMap;
    private final boolean tours;

    @Inject
    Page(
            RoutingContext request,
            SecurityIdentity identity,
            Clock clock,
            ObjectMapper json,
            Instance<Inbox> inbox,
            BaseMap baseMap,
            @ConfigProperty(name = "liandan.tour") boolean tours) {
        this.request = request;
        this.identity = identity;
        this.clock = clock;
        this.json = json;
        this.inbox = inbox;
        this.baseMap = baseMap;
        this.tours = tours;
    }

    /** What lies below our own data on a map. */
    public BaseMap baseMap() {
        return baseMap;
    }

    public Language language() {
        Cookie cookie = request.request().getCookie(LANGUAGE_COOKIE);
        return Language.ofTag(cookie == null ? null : cookie.getValue());
    }

    public boolean chinese() {
        return language() == Language.ZH;
    }

    /** The text of that key in the reader's language. */
    public String text(String key) {
        return Texts.of(language(), key);
    }

    /** The text of that key with {@code {0}} replaced. */
    public String text(String key, Object argument) {
        return Texts.of(language(), key, argument);
    }

    /** The text of that key with {@code {0}} and {@code {1}} replaced. */
    public String text(String key, Object first, Object second) {
        return Texts.of(language(), key, first, second);
    }

    /** One of two words, for names that carry both languages themselves. */
    public String pick(String chinese, String english) {
        return chinese() ? chinese : english;
    }

    /**
     * The reader's half of a sentence that is written in Chinese with the English one behind it, as refusals are; the
     * whole sentence where it cannot be told apart.
     */
    public String half(String bilingual) {
        int english = Bilingual.startOfEnglish(bilingual);
        if (english <= 0) {
            return bilingual;
        }
        return chinese()
                ? Bilingual.chinese(bilingual, english)
                : bilingual.substring(english).strip();
    }

    /** The texts whose keys start so, as a JSON object that may stand inside a script element. */
    public String scriptTexts(String prefix) {
        try {
            return json.writeValueAsString(Texts.startingWith(language(), prefix))
                    .replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts cannot be written as JSON", e);
        }
    }

    public String path() {
        return request.normalizedPath();
    }

    /** Path and query of this page, to come back to after the language was switched. */
    public String address() {
        return request.request().method().name().equals("GET")
                ? request.request().uri()
                : path();
    }

    /** Nobody yet, where the page says that who it is could not be found out: that is told before anything may wait for it. */
    public boolean signedIn() {
        return (request.user() != null || BlockingOperationControl.isBlockingAllowed()) && !identity.isAnonymous();
    }

    public String username() {
        return identity.getPrincipal().getName();
    }

    public Set<Role> roles() {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (identity.hasRole(role.name())) {
                roles.add(role);
            }
        }
        return roles;
    }

    /** Whether the person may change any record at all: auditors read everything and change nothing. */
    public boolean changesRecords() {
        return roles().stream().anyMatch(role -> role != Role.AUDITOR);
    }

    /** Whether this person's list and what waits on it is put aside on his phone: a driver stands where there is no network. */
    public boolean keepsPages() {
        return signedIn() && roles().contains(Role.DRIVER);
    }

    /** Whether the person may enter terminals into the registry. */
    public boolean registersTerminals() {
        Set<Role> roles = roles();
        return roles.contains(Role.BUREAU) || roles.contains(Role.BUREAU_ADMIN);
    }

    /** The roles of the person, as words. */
    public String rolesText() {
        return roles().stream().map(this::role).collect(Collectors.joining(" · "));
    }

    /** The role as a word. */
    public String role(Role role) {
        return text("role." + role.name());
    }

    /** How urgent something is, as a word. */
    public String urgency(InboxItem.Urgency urgency) {
        return text("inbox.urgency." + urgency.name());
    }

    /** Whether this person has an inbox at all. */
    public boolean hasInbox() {
        return signedIn() && Inbox.isFor(roles());
    }

    /** How many things wait for the person's organisation; {@code 99+} for more. Empty where nothing does. */
    public String inboxCount() {
        int waiting = inbox.get().items().size();
        return waiting == 0 ? "" : waiting > 99 ? "99+" : String.valueOf(waiting);
    }

    /** Whether a record of the registry is in use, as a word. */
    public String inUse(boolean active) {
        return text(active ? "registry.active" : "registry.withdrawn");
    }

    public List<Navigation.Entry> navigation() {
        return Navigation.of(roles());
    }

    public List<Navigation.Section> sections() {
        return Navigation.sections(roles());
    }

    /** Whether the menu stands at the side, where there is room for one. */
    public boolean menuAtTheSide() {
        return signedIn() && Navigation.standsAtTheSide(roles());
    }

    /** Whether the person has chosen light letters on a dark ground: a wall at night, a cab in the dark. */
    public boolean dark() {
        Cookie cookie = request.request().getCookie(THEME_COOKIE);
        return cookie != null && "dark".equals(cookie.getValue());
    }

    /** Whether the page belongs to that entry of the menu. */
    public boolean at(Navigation.Entry entry) {
        return Navigation.isAt(entry, path());
    }

    /** Whether the page brings the words of the tour: asked for, or in a demo, where it begins by itself. */
    public boolean touring() {
        return signedIn() && (tours || tourAsked());
    }

    /** Whether somebody has asked to be shown around. */
    public boolean tourAsked() {
        return request.request().getParam("tour") != null;
    }

    /** Now, for scripts that compare it with what they remember. */
    public long millis() {
        return clock.millis();
    }

    /** Today's date in the district. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Days.ZONE);
    }

    /** The day of that instant in the district, ISO. */
    public LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, Days.ZONE);
    }

    /** Year to minute, in the district's time. */
    public String minute(@Nullable Instant instant) {
        return format(MINUTE, instant);
    }

    /** Year to second, in the district's time. */
    public String second(@Nullable Instant instant) {
        return format(SECOND, instant);
    }

    /** Hour and minute when the instant lies in today, else month, day, hour and minute; in the district's time. */
    public String brief(@Nullable Instant instant) {
        if (instant == null) {
            return "";
        }
        boolean isToday = LocalDate.ofInstant(instant, Days.ZONE).equals(today());
        return format(isToday ? TIME_OF_DAY : DAY_AND_MINUTE, instant);
    }

    /** Month to second, in the district's time. */
    public String clock(@Nullable Instant instant) {
        return format(CLOCK, instant);
    }

    /** The instant as the value of a {@code datetime-local} input, in the district's time. */
    public String input(@Nullable Instant instant) {
        return format(INPUT, instant);
    }

    /** A number without needless zeros: 15.500 is written 15.5. */
    public String number(@Nullable BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }

    private static String format(DateTimeFormatter format, @Nullable Instant instant) {
        if (instant == null) {
            return "";
        }
        TemporalAccessor local = instant.atZone(Days.ZONE);
        return format.format(local);
    }
}
