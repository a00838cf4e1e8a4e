package org.liandan.haul.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liandan.haul.HaulSettings;
import org.liandan.haul.replay.RuleTrials;
import org.liandan.haul.store.TrialBook;
import org.liandan.haul.store.TrialBook.Trial;
import org.liandan.http.Caller;
import org.liandan.http.Problem;
import org.liandan.http.Violations;

/** What page and API share about trials of thresholds. */
@ApplicationScoped
public class RuleTrialDesk {

    private static final int SHOWN = 20;

    private final RuleTrials trials;
    private final TrialBook book;
    private final RuleSettingDesk settings;
    private final Caller caller;
    private final Clock clock;

    RuleTrialDesk(RuleTrials trials, TrialBook book, RuleSettingDesk settings, Caller caller, Clock clock) {
        this.trials = trials;
        this.book = book;
        this.settings = settings;
        this.caller = caller;
        this.clock = clock;
    }

    List<Trial> latest() {
        return book.latest(SHOWN);
    }

    Trial find(long id) {
        return book.find(id).orElseThrow(() -> Problem.notFound("没有这次试算 There is no such trial."));
    }

    /** Asks for a trial's end. */
    Trial cancel(long id) {
        find(id);
        book.cancel(id, caller.username());
        return find(id);
    }

    /** What holds now, the base of a candidate. */
    HaulSettings current() {
        return settings.at(clock.instant());
    }

    /** Begins a trial of thresholds on past days. */
    Trial begin(@Nullable Instant from, @Nullable Instant to, Map<String, ?> given) {
        Violations wrong = new Violations();
        wrong.require(from != null, "from", "请给出开始时间 from is needed");
        wrong.require(to != null, "to", "请给出结束时间 to is needed");
        wrong.throwIfAny();
        if (from == null || to == null) {
            throw new IllegalStateException("checked before");
        }
        wrong.require(from.isBefore(to), "from", "开始时间必须早于结束时间 from must be earlier than to");
        wrong.require(!to.isAfter(clock.instant()), "to", "只能试算已过去的时间 only the past can be tried");
        wrong.require(
                !from.plus(RuleTrials.LONGEST).isBefore(to),
                "to",
                "一次最多 %d 天 at most %d days at a time"
                        .formatted(RuleTrials.LONGEST.toDays(), RuleTrials.LONGEST.toDays()));
        wrong.throwIfAny();
        HaulSettings candidate = settings.checked(current(), given);
        return trials.begin(from, to, candidate, caller.username())
                .orElseThrow(() -> Problem.conflict(
                        "trial-running", "已有一次试算在进行，请等它结束 Another trial is running; one at a time.", Map.of()));
    }
}
