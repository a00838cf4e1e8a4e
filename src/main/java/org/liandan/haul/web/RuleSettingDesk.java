package org.liandan.haul.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liandan.haul.HaulSettings;
import org.liandan.haul.store.RuleSettingBook;
import org.liandan.haul.store.SettingsDraft;
import org.liandan.http.Caller;
import org.liandan.http.Days;
import org.liandan.http.FieldViolation;
import org.liandan.http.Problem;
import org.liandan.http.Violations;

/** What page and API share about thresholds: checking what is given, and saying what is wrong with it. */
@ApplicationScoped
public class RuleSettingDesk {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(Days.ZONE);

    private final RuleSettingBook book;
    private final Caller caller;

    RuleSettingDesk(RuleSettingBook book, Caller caller) {
        this.book = book;
        this.caller = caller;
    }

    List<RuleSettingBook.Entry> all() {
        return book.all();
    }

    Instant earliest() {
        return book.earliest();
    }

    /** What will hold at that moment as things stand. */
    HaulSettings at(Instant moment) {
        return book.at(moment);
    }

    /**
     * The whole set that comes of some thresholds.
     *
     * @throws Problem naming every threshold that is wrong
     */
    HaulSettings checked(HaulSettings base, Map<String, ?> given) {
        SettingsDraft draft = SettingsDraft.of(base, given);
        Violations wrong = new Violations();
        draft.wrong().forEach((name, why) -> wrong.add("settings." + name, why));
        wrong.throwIfAny();
        HaulSettings settings = draft.settings();
        if (settings == null) {
            throw new IllegalStateException("thresholds that are neither right nor wrong");
        }
        return settings;
    }

    /** Enters thresholds; from the earliest moment where none is given. */
    RuleSettingBook.Entry enter(@Nullable Instant wanted, Map<String, ?> given, String reason) {
        Instant earliest = book.earliest();
        Instant validFrom = wanted == null ? earliest : wanted;
        if (validFrom.isBefore(earliest.minus(java.time.Duration.ofMinutes(1)))) {
            throw Problem.ruleRefused(
                    "rule-settings-in-the-past",
                    "设置只能自将来生效，最早 %s；已作出的认定不受影响 Thresholds hold for the future only."
                            .formatted(MINUTE.format(earliest)),
                    List.of(new FieldViolation("validFrom", "最早 earliest " + MINUTE.format(earliest))));
        }
        HaulSettings settings = checked(book.at(validFrom), given);
        return book.enter(validFrom, settings, caller.username(), reason.strip());
    }
}
