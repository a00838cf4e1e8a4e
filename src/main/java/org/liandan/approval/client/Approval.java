package org.liandan.approval.client;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.liandan.approval.Scenario;

/** Runs scenarios one after the other; one that fails does not stop the next. */
public final class Approval {

    private final Cast cast;
    private final Function<String, List<String>> proofFaults;
    private final Clock clock;

    /**
     * @param proofFaults what is wrong with the text of a proof, checked without the server; empty where it holds
     */
    public Approval(Cast cast, Function<String, List<String>> proofFaults, Clock clock) {
        this.cast = cast;
        this.proofFaults = proofFaults;
        this.clock = clock;
    }

    /**
     * What came of a scenario.
     *
     * @param assertions how many were looked at, the failed one included
     * @param failed number of the one that did not hold; null when all did
     * @param reason what did not hold; empty when all did
     */
    public record Result(
            Scenario scenario, int assertions, @Nullable Integer failed, String reason, Duration took) {

        public boolean passed() {
            return reason.isEmpty();
        }
    }

    private interface Play {
        void run(Check check) throws IOException, InterruptedException;
    }

    /**
     * Runs them.
     *
     * @param told takes each result as soon as it is there
     * @throws IOException if the server cannot be reached or has not what the scenarios need
     */
    public List<Result> run(List<Scenario> scenarios, Consumer<Result> told) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            District district = District.of(cast, http, clock);
            List<Result> results = new ArrayList<>();
            for (Scenario scenario : scenarios) {
                Result result = run(scenario, district);
                told.accept(result);
                results.add(result);
            }
            return results;
        }
    }

    private Result run(Scenario scenario, District district) throws InterruptedException {
        Check check = new Check();
        long begun = System.nanoTime();
        Integer failed = null;
        String reason = "";
        try {
            play(scenario, district).run(check);
        } catch (Check.Failed e) {
            failed = e.number();
            reason = String.valueOf(e.getMessage());
        } catch (IOException | RuntimeException e) {
            failed = check.count() + 1;
            reason = "未能完成 could not be finished: " + e.getMessage();
        }
        return new Result(scenario, check.count(), failed, reason, Duration.ofNanos(System.nanoTime() - begun));
    }

    private Play play(Scenario scenario, District district) {
        Steps steps = new Steps(district);
        Changes changes = new Changes(district);
        Calls calls = new Calls(district);
        Papers papers = new Papers(district, proofFaults);
        return switch (scenario) {
            case S01 -> steps::create;
            case S02 -> steps::refusals;
            case S03 -> steps::carry;
            case S04 -> steps::receive;
            case S05 -> steps::receiveInPart;
            case S06 -> steps::reject;
            case S07 -> changes::correct;
            case S08 -> changes::decline;
            case S09 -> changes::cancel;
            case S10 -> changes::batch;
            case S11 -> changes::repeat;
            case S12 -> changes::stale;
            case S13 -> changes::race;
            case S14 -> papers::proof;
            case S15 -> papers::certificate;
            case S16 -> calls::told;
            case S17 -> calls::deadLetter;
            case S18 -> calls::pulled;
            case S19 -> papers::waybill;
            case S20 -> papers::reservedNumber;
            case S21 -> papers::limit;
        };
    }
}
