package org.liandan.audit.web;

import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditCursor;
import org.liandan.audit.AuditQuestion;
import org.liandan.http.Days;
import org.liandan.http.Violations;

/** What is asked of the audit log, as addresses have it; the same on the page, in the API and for the table. */
public class AuditQuery {

    private static final int LONGEST = 120;
    private static final int DAYS_BY_ITSELF = 7;

    @QueryParam("from")
    @Nullable String from;

    @QueryParam("to")
    @Nullable String to;

    @QueryParam("actor")
    @Nullable String actor;

    @QueryParam("action")
    @Nullable String action;

    @QueryParam("subjectType")
    @Nullable String subjectType;

    @QueryParam("subjectId")
    @Nullable String subjectId;

    @QueryParam("address")
    @Nullable String address;

    @QueryParam("cursor")
    @Nullable String cursor;

    /**
     * The question; the last seven days where none are named.
     *
     * @throws org.liandan.http.Problem if a date or the span is wrong
     */
    AuditQuestion question(LocalDate today) {
        Violations violations = new Violations();
        LocalDate last = day("to", to, today, violations);
        LocalDate first = day("from", from, last.minusDays(DAYS_BY_ITSELF - 1L), violations);
        Instant begin = Days.start(first);
        Instant end = Days.start(last.plusDays(1));
        Duration span = Duration.between(begin, end);
        violations.require(
                span.isPositive() && span.compareTo(AuditQuestion.LONGEST) <= 0,
                "from",
                "起止日期须依先后，且不超过 " + AuditQuestion.LONGEST.toDays() + " 天 must lie before 'to', at most "
                        + AuditQuestion.LONGEST.toDays() + " days");
        violations.throwIfAny();
        return new AuditQuestion(
                begin,
                end,
                lower(given("actor", actor, violations)),
                upper(given("action", action, violations)),
                lower(given("subjectType", subjectType, violations)),
                given("subjectId", subjectId, violations),
                given("address", address, violations));
    }

    /** Where to go on, or null at the beginning; a cursor that nobody has given is an error. */
    @Nullable AuditCursor behind() {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        Violations violations = new Violations();
        AuditCursor found = AuditCursor.of(cursor).orElse(null);
        violations.require(found != null, "cursor", "不是本系统给出的游标 is no cursor of ours");
        violations.throwIfAny();
        return found;
    }

    /** The question as the part of an address behind the mark, with that cursor. */
    String address(AuditQuestion asked, @Nullable AuditCursor next) {
        Map<String, @Nullable String> parts = new LinkedHashMap<>();
        parts.put("from", first(asked).toString());
        parts.put("to", last(asked).toString());
        parts.put("actor", asked.actor());
        parts.put("action", asked.action());
        parts.put("subjectType", asked.subjectType());
        parts.put("subjectId", asked.subjectId());
        parts.put("address", asked.address());
        parts.put("cursor", next == null ? null : next.text());
        return parts.entrySet().stream()
                .filter(part -> part.getValue() != null)
                .map(part -> part.getKey() + "="
                        + URLEncoder.encode(Objects.requireNonNull(part.getValue()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    static LocalDate first(AuditQuestion asked) {
        return LocalDate.ofInstant(asked.from(), Days.ZONE);
    }

    static LocalDate last(AuditQuestion asked) {
        return LocalDate.ofInstant(asked.to(), Days.ZONE).minusDays(1);
    }

    private static LocalDate day(String field, @Nullable String text, LocalDate unlessGiven, Violations violations) {
        if (text == null || text.isBlank()) {
            return unlessGiven;
        }
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            violations.add(field, "应为日期，如 2026-11-22 must be a date, for instance 2026-11-22");
            return unlessGiven;
        }
    }

    private static @Nullable String given(String field, @Nullable String text, Violations violations) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String stripped = text.strip();
        if (stripped.length() > LONGEST || stripped.indexOf('\0') >= 0) {
            violations.add(field, "过长或含有非法字符 is too long, or has a character that cannot be");
            violations.throwIfAny();
        }
        return stripped;
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String upper(@Nullable String text) {
        return text == null ? null : text.toUpperCase(Locale.ROOT);
    }
}
