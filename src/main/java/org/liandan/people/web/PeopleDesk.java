package org.liandan.people.web;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.audit.PersonalData;
import org.liandan.http.Violations;
import org.liandan.party.PhoneNumber;
import org.liandan.people.Held;
import org.liandan.people.Person;
import org.liandan.people.store.PersonReader;

/** What is held about one person, for the page and the API alike; each question is audited, its telephone masked. */
@ApplicationScoped
public class PeopleDesk {

    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,39}");
    private static final int LONGEST = 40;

    private final PersonReader reader;
    private final AuditLog audit;
    private final Clock clock;

    PeopleDesk(PersonReader reader, AuditLog audit, Clock clock) {
        this.reader = reader;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The answer.
     *
     * @param person asked for, and what the registry knows besides
     * @param places all of them, those where nothing is held included
     */
    public record Answer(Instant at, Person person, List<Held> places) {}

    /**
     * Looks for a person by telephone, by account, or by both.
     *
     * @throws org.liandan.http.Problem 400 if neither is given, or one is none
     */
    public Answer export(@Nullable String phone, @Nullable String username) {
        Violations violations = new Violations();
        String name = username == null ? "" : username.strip().toLowerCase(Locale.ROOT);
        String raw = phone == null ? "" : phone.strip();
        violations.require(
                !raw.isEmpty() || !name.isEmpty(), "phone", "请填写电话号码或用户名 give a telephone number or a user name");
        violations.require(name.isEmpty() || USERNAME.matcher(name).matches(), "username", "不是用户名 is not a user name");
        violations.require(raw.length() <= LONGEST, "phone", "最多 40 个字符 has at most 40 characters");
        PhoneNumber number =
                raw.isEmpty() || raw.length() > LONGEST ? null : violations.valid("phone", PhoneNumber.check(raw));
        violations.throwIfAny();
        String subject = name.isEmpty() && number != null ? PersonalData.phone(number.value()) : name;
        // first and by itself: that somebody has asked is kept whatever comes of it, and reading has connections of its
        // own
        QuarkusTransaction.requiringNew()
                .run(() -> audit.record("PERSON_EXPORTED", "person", subject, Map.of("byPhone", number != null)));
        Person person = reader.known(new Person(
                number == null ? Set.of() : Set.of(number.value()), name.isEmpty() ? Set.of() : Set.of(name)));
        return new Answer(clock.instant(), person, reader.held(person));
    }
}
