package org.liandan.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.liandan.approval.Deed.Kind;
import org.liandan.approval.Progress.Standing;

/** What the sandbox credits a client with: what it saw, and nothing else. */
class ProgressTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

    @Test
    void aScenarioIsFulfilledOnlyWhenAllOfItWasSeen() {
        Call made = call(0, "vendor/1", "clerk", "POST", "/manifests", 201, "", null);
        Call read = call(1, "vendor/1", "clerk", "GET", "/manifests/150203202611220000018", 200, "", null);

        assertThat(standing(Scenario.S01, List.of(made), List.of()).fulfilled()).isFalse();
        assertThat(standing(Scenario.S01, List.of(made), List.of()).begun()).isTrue();
        assertThat(standing(Scenario.S01, List.of(made, read), List.of()).fulfilled())
                .isTrue();
    }

    @Test
    void whatAnotherProgramDidIsNotItsOwn() {
        Call made = call(0, "other/9", "clerk", "POST", "/manifests", 201, "", null);
        Call read = call(1, "vendor/1", "clerk", "GET", "/manifests/1", 200, "", null);

        assertThat(Progress.of(List.of(made, read), List.of()))
                .hasSize(2)
                .noneMatch(progress -> progress.scenarios().getFirst().fulfilled());
    }

    @Test
    void aDeedOfAnotherOrganisationOrFromBeforeIsNotItsOwn() {
        Call called = call(60, "vendor/1", "clerk", "GET", "/events", 200, "", null);
        Deed before = new Deed(NOW, Kind.WAYBILL, "terminal:139", 7);
        Deed foreign = new Deed(NOW.plusSeconds(70), Kind.WAYBILL, "terminal:139", 8);
        Deed own = new Deed(NOW.plusSeconds(70), Kind.WAYBILL, "terminal:139", 7);

        assertThat(standing(Scenario.S19, List.of(called), List.of(before, foreign))
                        .fulfilled())
                .isFalse();
        assertThat(standing(Scenario.S19, List.of(called), List.of(before, own)).fulfilled())
                .isTrue();
    }

    @Test
    void theSameKeyTwiceIsARepetitionAndTwoKeysAreNot() {
        Call first = call(0, "v", "clerk", "POST", "/manifests", 201, "", "a");
        Call other = call(1, "v", "clerk", "POST", "/manifests", 201, "", "b");
        Call again = call(2, "v", "clerk", "POST", "/manifests", 201, "", "a");
        Call colleague = call(3, "v", "colleague", "POST", "/manifests", 201, "", "b");
        Trace repeated = Trace.repeated("POST", "/manifests", 201);

        assertThat(repeated.in(List.of(first, other, colleague), List.of())).isEmpty();
        assertThat(repeated.in(List.of(first, other, again), List.of())).isPresent();
    }

    @Test
    void whoeverGoesOnAtOnceAfter429HasNotRested() {
        Call told = call(10, "v", "clerk", "GET", "/users/me", 429, "too-many-requests", null);
        Call colleague = call(10, "v", "colleague", "GET", "/users/me", 200, "", null);
        Call hasty = new Call(NOW.plusMillis(10_300), "v", "clerk", 7, "GET", "/users/me", 200, "", null);
        Call rested = call(11, "v", "clerk", "GET", "/users/me", 200, "", null);

        assertThat(Trace.rested().in(List.of(told, colleague, hasty, rested), List.of()))
                .isEmpty();
        assertThat(Trace.rested().in(List.of(told, colleague, rested), List.of()))
                .isPresent();
    }

    @Test
    void everyScenarioLeavesATrace() {
        assertThat(Scenario.values())
                .allSatisfy(scenario -> assertThat(scenario.traces()).isNotEmpty());
    }

    private static Standing standing(Scenario scenario, List<Call> calls, List<Deed> deeds) {
        return Progress.of(calls, deeds).getFirst().scenarios().stream()
                .filter(one -> one.scenario() == scenario)
                .findFirst()
                .orElseThrow();
    }

    private static Call call(
            int second,
            String client,
            String account,
            String method,
            String path,
            int status,
            String code,
            @Nullable String key) {
        return new Call(NOW.plusSeconds(second), client, account, 7, method, path, status, code, key);
    }
}
