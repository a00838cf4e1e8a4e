package org.liandan.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the audit log, between an entry and the ones that are older. What is written while somebody leafs moves no page.
 *
 * @param at time of the entry, in microseconds as the database keeps it
 * @param id the entry
 */
public record AuditCursor(Instant at, long id) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,17})-([0-9]{1,18})");
    private static final long MICROS = 1_000_000;

    public AuditCursor {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** The cursor of that text; empty for whatever {@link #text} has not written. */
    public static Optional<AuditCursor> of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        long micros = Long.parseLong(form.group(1));
        try {
            return Optional.of(new AuditCursor(
                    Instant.ofEpochSecond(micros / MICROS, micros % MICROS * 1_000), Long.parseLong(form.group(2))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The form in addresses. */
    public String text() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "-" + id;
    }
}
