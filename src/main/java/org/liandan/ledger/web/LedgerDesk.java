package org.liandan.ledger.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.Problem;
import org.liandan.ledger.LedgerContent;
import org.liandan.ledger.LedgerKind;
import org.liandan.ledger.LedgerRefusal;
import org.liandan.ledger.LedgerRefusedException;
import org.liandan.ledger.LedgerStanding;
import org.liandan.ledger.LedgerSubject;
import org.liandan.ledger.store.LedgerBook;
import org.liandan.ledger.store.LedgerCompilation;
import org.liandan.ledger.store.LedgerSubjects;
import org.liandan.ledger.store.OverdueLedgers;
import org.liandan.ledger.store.Rulings;
import org.liandan.ledger.store.StoredLedger;
import org.liandan.manifest.DistrictTime;
import org.liandan.party.Role;
import org.liandan.policy.PolicyTimeline;

/**
 * Who may read a ledger and who may confirm it: a clerk of the organisation in the role that the ledger belongs to confirms, whoever
 * sees everything reads, and nobody else knows that there is one.
 */
@ApplicationScoped
public class LedgerDesk {

    /** Days of a list. */
    static final int LISTED_DAYS = 31;

    /** Whose clerks confirm. */
    private static final Map<LedgerKind, Role> CLERKS = new EnumMap<>(Map.of(
            LedgerKind.SUBDISTRICT, Role.SUBDISTRICT,
            LedgerKind.SITE, Role.RECEIVER,
            LedgerKind.CARRIER, Role.CARRIER));

    private final LedgerSubjects subjects;
    private final LedgerBook book;
    private final LedgerCompilation compilation;
    private final OverdueLedgers overdue;
    private final Rulings rulings;
    private final Clock clock;

    LedgerDesk(
            LedgerSubjects subjects,
            LedgerBook book,
            LedgerCompilation compilation,
            OverdueLedgers overdue,
            Rulings rulings,
            Clock clock) {
        this.subjects = subjects;
        this.book = book;
        this.compilation = compilation;
        this.overdue = overdue;
        this.rulings = rulings;
        this.clock = clock;
    }

    /**
     * A day's ledger as the caller sees it.
     *
     * @param content what was confirmed, or what the manifests say now
     * @param digest SM3 over it
     * @param stored the confirmed ledger; null while there is none
     * @param mayConfirm whether the caller is a clerk of the organisation
     */
    public record View(
            LedgerSubject subject,
            LocalDate day,
            LedgerContent content,
            String digest,
            @Nullable StoredLedger stored,
            LedgerStanding standing,
            Instant dueAt,
            boolean mayConfirm) {}

    /** A day in a list. */
    public record Day(
            LedgerSubject subject,
            LocalDate day,
            LedgerStanding standing,
            Instant dueAt,
            LedgerCompilation.DayCount count) {}

    LocalDate today() {
        return DistrictTime.dayOf(clock.instant());
    }

    /** The subject, if the caller may know of it. */
    LedgerSubject subject(LedgerKind kind, String code, LocalDate day, Caller caller) {
        return subjects.find(kind, code, day)
                .filter(subject -> caller.seesEverything() || isClerk(subject, caller))
                .orElseThrow(
                        () -> Problem.notFound("没有这份台账，或无权查看。 There is no such ledger, or it is not yours to see."));
    }

    static boolean isClerk(LedgerSubject subject, Caller caller) {
        Role role = CLERKS.get(subject.kind());
        return role != null && caller.has(role) && caller.organization().equals(subject.clerks());
    }

    View view(LedgerKind kind, String code, LocalDate day, Caller caller) {
        LedgerSubject subject = subject(kind, code, day, caller);
        PolicyTimeline policies = rulings.timeline();
        Optional<StoredLedger> stored = book.find(subject.on(day));
        LedgerContent content = stored.map(StoredLedger::content).orElseGet(() -> book.current(subject, day));
        return new View(
                subject,
                day,
                content,
                stored.map(StoredLedger::digest).orElseGet(content::digest),
                stored.orElse(null),
                LedgerStanding.of(
                        day, stored.isPresent(), stored.map(StoredLedger::open).isPresent(), clock.instant(), policies),
                LedgerStanding.dueAt(day, policies),
                isClerk(subject, caller));
    }

    void confirm(LedgerKind kind, String code, LocalDate day, String digest, Caller caller) {
        book.confirm(clerks(kind, code, day, caller), day, digest, caller.username());
    }

    void confirmAddendum(LedgerKind kind, String code, LocalDate day, int number, String digest, Caller caller) {
        book.confirmAddendum(clerks(kind, code, day, caller), day, number, digest, caller.username());
    }

    /** Looks for changes now instead of with the next round. */
    void compare(LedgerKind kind, String code, LocalDate day, Caller caller) {
        LedgerSubject subject = subject(kind, code, day, caller);
        if (book.find(subject.on(day)).isEmpty()) {
            throw new LedgerRefusedException(LedgerRefusal.NOT_CONFIRMED_YET);
        }
        book.compare(subject.on(day));
    }

    private LedgerSubject clerks(LedgerKind kind, String code, LocalDate day, Caller caller) {
        LedgerSubject subject = subject(kind, code, day, caller);
        if (!isClerk(subject, caller)) {
            throw new LedgerRefusedException(LedgerRefusal.NOT_THE_CLERK);
        }
        return subject;
    }

    /** Everybody whose ledgers the caller may read; for a clerk his or her own. */
    List<LedgerSubject> subjects(Caller caller) {
        List<LedgerSubject> found = new ArrayList<>();
        for (LedgerKind kind : caller.seesEverything() ? EnumSet.allOf(LedgerKind.class) : kinds(caller)) {
            found.addAll(subjects.all(kind, caller.seesEverything() ? null : caller.organization(), today()));
        }
        return found;
    }

    private static Set<LedgerKind> kinds(Caller caller) {
        Set<LedgerKind> kinds = EnumSet.noneOf(LedgerKind.class);
        CLERKS.forEach((kind, role) -> {
            if (caller.has(role)) {
                kinds.add(kind);
            }
        });
        return kinds;
    }

    /** The days of one, the latest first. */
    List<Day> days(LedgerSubject subject, LocalDate from, LocalDate to) {
        PolicyTimeline policies = rulings.timeline();
        Instant now = clock.instant();
        Map<LocalDate, LedgerBook.Confirmed> confirmed = new HashMap<>();
        book.confirmed(subject, from, to).forEach(one -> confirmed.put(one.key().day(), one));
        Map<LocalDate, LedgerCompilation.DayCount> counts = new HashMap<>();
        compilation.counts(subject, from, to).forEach(count -> counts.put(count.day(), count));
        List<Day> days = new ArrayList<>();
        for (LocalDate day = to; !day.isBefore(from); day = day.minusDays(1)) {
            if (day.isBefore(subject.since())) {
                break;
            }
            LedgerBook.Confirmed one = confirmed.get(day);
            days.add(new Day(
                    subject,
                    day,
                    LedgerStanding.of(day, one != null, one != null && one.addendumOpen(), now, policies),
                    LedgerStanding.dueAt(day, policies),
                    counts.getOrDefault(day, new LedgerCompilation.DayCount(day, 0, BigDecimal.ZERO))));
        }
        return days;
    }

    /** What is missing: for who sees everything all of it, for a clerk what he or she has to confirm. */
    List<OverdueLedgers.Missing> overdue(Caller caller) {
        if (caller.seesEverything()) {
            return overdue.overdue(null);
        }
        return overdue.overdue(caller.organization()).stream()
                .filter(missing -> isClerk(missing.subject(), caller))
                .toList();
    }
}
