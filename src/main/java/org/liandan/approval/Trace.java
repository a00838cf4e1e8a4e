package org.liandan.approval;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.liandan.party.Sentence;

/** Something that a scenario leaves behind, in the log of calls or in the records. */
public sealed interface Trace {

    /**
     * Where it was seen first.
     *
     * @param at when
     * @param account by whom
     */
    record Sighting(Instant at, String account) {}

    /** What is looked for, for people. */
    Sentence says();

    /**
     * Looks for it.
     *
     * @param calls of one client, in their order
     * @param deeds of its organisations
     */
    Optional<Sighting> in(List<Call> calls, List<Deed> deeds);

    /** A call that was answered so; a {@code *} in the path stands for one part of it or more. */
    static Trace called(String method, String path, int status) {
        return new Answered(method, path, status, "*");
    }

    /** A call that was refused so; status 0 and code {@code *} stand for any. */
    static Trace refused(String method, String path, int status, String code) {
        return new Answered(method, path, status, code);
    }

    /** Two calls with one {@code Idempotency-Key}, both answered so. */
    static Trace repeated(String method, String path, int status) {
        return new Pair(method, path, status, true);
    }

    /** Two calls of one account, both answered so. */
    static Trace twice(String method, String path, int status) {
        return new Pair(method, path, status, false);
    }

    /** An account that was told to wait, and did. */
    static Trace rested() {
        return new Rested();
    }

    /** What stands in the records. */
    static Trace recorded(Deed.Kind kind) {
        return new Recorded(kind);
    }

    /** A pattern of paths as a regular expression. */
    private static String pattern(String path) {
        return "\\Q" + path.replace("*", "\\E.+\\Q") + "\\E";
    }

    /** One call. */
    record Answered(String method, String path, int status, String code) implements Trace {

        @Override
        public Sentence says() {
            return Sentence.same(method + " " + path + " → " + (status == 0 ? "4xx" : String.valueOf(status))
                    + (code.equals("*") ? "" : " " + code));
        }

        @Override
        public Optional<Sighting> in(List<Call> calls, List<Deed> deeds) {
            return calls.stream()
                    .filter(call -> call.is(method, pattern(path)))
                    .filter(call -> status == 0 ? call.status() >= 400 : call.status() == status)
                    .filter(call -> code.equals("*") || call.code().equals(code))
                    .findFirst()
                    .map(call -> new Sighting(call.at(), call.account()));
        }
    }

    /** Two calls that belong together. */
    record Pair(String method, String path, int status, boolean byKey) implements Trace {

        @Override
        public Sentence says() {
            String call = method + " " + path + " → " + status;
            return byKey
                    ? new Sentence(call + "，同一 Idempotency-Key 两次", call + ", twice with one Idempotency-Key")
                    : new Sentence(call + "，两次", call + ", twice");
        }

        @Override
        public Optional<Sighting> in(List<Call> calls, List<Deed> deeds) {
            List<Call> good = calls.stream()
                    .filter(call -> call.is(method, pattern(path)) && call.status() == status)
                    .filter(call -> !byKey || call.idempotencyKey() != null)
                    .toList();
            for (int later = 1; later < good.size(); later++) {
                Call second = good.get(later);
                if (good.subList(0, later).stream().anyMatch(first -> belong(first, second))) {
                    return Optional.of(new Sighting(second.at(), second.account()));
                }
            }
            return Optional.empty();
        }

        private boolean belong(Call first, Call second) {
            return first.account().equals(second.account())
                    && (!byKey || Objects.equals(first.idempotencyKey(), second.idempotencyKey()));
        }
    }

    /** 429, and a pause of a second at least before the same account's next call, which is taken. */
    record Rested() implements Trace {

        /** The shortest {@code Retry-After} is a second; clocks and networks take a little of it. */
        private static final Duration SHORTEST = Duration.ofMillis(900);

        @Override
        public Sentence says() {
            return new Sentence("429 之后等待再请求", "429, a pause, and the next request");
        }

        @Override
        public Optional<Sighting> in(List<Call> calls, List<Deed> deeds) {
            for (int i = 0; i < calls.size(); i++) {
                Call told = calls.get(i);
                if (told.status() == 429) {
                    Optional<Call> next = calls.subList(i + 1, calls.size()).stream()
                            .filter(call -> call.account().equals(told.account()))
                            .findFirst();
                    if (next.isPresent()
                            && next.get().status() < 400
                            && Duration.between(told.at(), next.get().at()).compareTo(SHORTEST) >= 0) {
                        return next.map(call -> new Sighting(call.at(), call.account()));
                    }
                }
            }
            return Optional.empty();
        }
    }

    /** A line of the records. */
    record Recorded(Deed.Kind kind) implements Trace {

        @Override
        public Sentence says() {
            return switch (kind) {
                case ACCEPTED -> new Sentence("有全部接受的联单", "a load was accepted");
                case PARTLY_ACCEPTED -> new Sentence("有部分接受的联单", "a load was accepted in part");
                case REJECTED -> new Sentence("有拒收的联单", "a load was refused");
                case SENT_ON -> new Sentence("有续运联单", "a refused load goes on");
                case CORRECTED -> new Sentence("有生效的更正", "a correction is in force");
                case CANCELLED -> new Sentence("有作废的联单", "a manifest was voided");
                case TOLD -> new Sentence("回调已送达", "a webhook has taken a message");
                case TOLD_AGAIN -> new Sentence("死信已重投", "a dead letter was delivered");
                case WAYBILL -> new Sentence("车载终端运单已受理", "a terminal's waybill was accepted");
                case RESERVED_NUMBER -> new Sentence("预留编号已使用", "a reserved number was used");
            };
        }

        @Override
        public Optional<Sighting> in(List<Call> calls, List<Deed> deeds) {
            return deeds.stream()
                    .filter(deed -> deed.kind() == kind)
                    .findFirst()
                    .map(deed -> new Sighting(deed.at(), deed.account()));
        }
    }
}
