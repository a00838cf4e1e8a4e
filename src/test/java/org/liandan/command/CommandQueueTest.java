package org.liandan.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommandQueueTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final RetryRule RULE = new RetryRule(Duration.ofSeconds(15), 3, Duration.ofMinutes(2));
    private static final Instant LATER = START.plus(Duration.ofDays(1));

    @Test
    void anOrderIsSentAtOnceWhenTheTerminalIsThere() {
        assertThat(queue(text(1)).due(START, RULE).steps()).containsExactly(new CommandStep.Send(1, 1));
    }

    @Test
    void theWaitsGrowByTheStandardsRule() {
        assertThat(List.of(RULE.waitAfter(1), RULE.waitAfter(2), RULE.waitAfter(3), RULE.waitAfter(4)))
                .containsExactly(
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(90),
                        Duration.ofSeconds(360));
    }

    @Test
    void aClockThatIsSetBackHoldsUpNoSecondSending() {
        CommandQueue sent = sent(text(1), 7);

        assertThat(sent.due(START.minus(Duration.ofHours(1)), RULE).steps())
                .containsExactly(new CommandStep.Send(1, 2));
    }

    @Test
    void ofOneKindTheSecondWaitsForTheFirst() {
        CommandQueue.Turn turn = queue(text(1), text(2)).due(START, RULE);

        assertThat(turn.steps()).containsExactly(new CommandStep.Send(1, 1));
    }

    @Test
    void ordersOfTwoKindsDoNotWaitForEachOther() {
        assertThat(queue(text(1), order(2, CommandKind.TRACK)).due(START, RULE).steps())
                .containsExactly(new CommandStep.Send(1, 1), new CommandStep.Send(2, 1));
    }

    @Test
    void theGeneralAnswerEndsAnOrderThatHasNoOther() {
        assertThat(sent(text(1), 7)
                        .answered(general(CommandKind.TEXT, 7, null), START, RULE)
                        .steps())
                .containsExactly(new CommandStep.End(1, CommandState.ANSWERED, null));
    }

    @Test
    void aRefusalEndsItAsFailed() {
        assertThat(sent(text(1), 7)
                        .answered(general(CommandKind.TEXT, 7, FailureReason.UNSUPPORTED), START, RULE)
                        .steps())
                .containsExactly(new CommandStep.End(1, CommandState.FAILED, FailureReason.UNSUPPORTED));
    }

    @Test
    void anAnswerToAnotherSerialIsNobodys() {
        assertThat(sent(text(1), 7)
                        .answered(general(CommandKind.TEXT, 8, null), START, RULE)
                        .steps())
                .isEmpty();
    }

    @Test
    void anyPackageOfASplitMessageMayBeTheOneThatIsAnswered() {
        CommandQueue queue = queue(text(1)).due(START, RULE).next().sent(1, new LiveCommand.Serials(65_535, 3));

        assertThat(queue.answered(general(CommandKind.TEXT, 1, null), START, RULE)
                        .steps())
                .containsExactly(new CommandStep.End(1, CommandState.ANSWERED, null));
    }

    @Test
    void theAnswerToAnEarlierSendingCounts() {
        CommandQueue again =
                sent(text(1), 7).due(START.plusSeconds(15), RULE).next().sent(1, new LiveCommand.Serials(8, 1));

        assertThat(again.answered(general(CommandKind.TEXT, 7, null), START.plusSeconds(16), RULE)
                        .steps())
                .containsExactly(new CommandStep.End(1, CommandState.ANSWERED, null));
    }

    @Test
    void ofTwoAnswersTheFirstAcknowledgesAndTheSecondEnds() {
        CommandQueue queue = sent(order(1, CommandKind.CONTROL_VEHICLE), 7);
        CommandQueue.Turn first = queue.answered(general(CommandKind.CONTROL_VEHICLE, 7, null), START, RULE);
        assertThat(first.steps()).containsExactly(new CommandStep.Acknowledge(1));
        assertThat(first.next().due(START.plusSeconds(60), RULE).steps())
                .as("not sent again")
                .isEmpty();

        assertThat(first.next()
                        .answered(new Heard(0x0500, 7, 0x8500, null), START.plusSeconds(61), RULE)
                        .steps())
                .containsExactly(new CommandStep.End(1, CommandState.ANSWERED, null));
    }

    @Test
    void aResultThatNeverComesIsAFailure() {
        CommandQueue queue = sent(order(1, CommandKind.CONTROL_VEHICLE), 7)
                .answered(general(CommandKind.CONTROL_VEHICLE, 7, null), START, RULE)
                .next();

        assertThat(queue.due(START.plusSeconds(120), RULE).steps())
                .containsExactly(new CommandStep.End(1, CommandState.FAILED, FailureReason.NO_RESULT));
    }

    @Test
    void aPhotoThatWasOnlyAcknowledgedCountsAsAnswered() {
        CommandQueue queue = sent(order(1, CommandKind.PHOTO), 7)
                .answered(general(CommandKind.PHOTO, 7, null), START, RULE)
                .next();

        assertThat(queue.due(START.plusSeconds(120), RULE).steps())
                .containsExactly(new CommandStep.End(1, CommandState.ANSWERED, null));
    }

    @Test
    void anAnswerWithoutSerialFindsItsOrderByKind() {
        assertThat(sent(order(1, CommandKind.QUERY_LOCATION), 7)
                        .answered(new Heard(0x0201, Heard.NO_SERIAL, 0x8201, null), START, RULE)
                        .steps())
                .containsExactly(new CommandStep.End(1, CommandState.ANSWERED, null));
    }

    @Test
    void onTheNextLinkWhatWasNotAnsweredIsSentAgainAtOnce() {
        CommandQueue next = sent(text(1), 7).unlinked();

        assertThat(next.answered(general(CommandKind.TEXT, 7, null), START, RULE)
                        .steps())
                .as("serials begin anew")
                .isEmpty();
        assertThat(next.due(START.plusSeconds(1), RULE).steps()).containsExactly(new CommandStep.Send(1, 2));
    }

    @Test
    void everyStateLeadsOnlyWhereItsChartSays() {
        for (CommandState state : CommandState.values()) {
            assertThat(state.live()).as(state.name()).isEqualTo(!state.next().isEmpty());
            assertThat(state.next()).doesNotContain(state, CommandState.AWAITING_CONFIRMATION);
        }
    }

    /** One thing that happens. */
    sealed interface Event {
        record Place(CommandKind kind, int lifeS) implements Event {}

        record Pass(int seconds) implements Event {}

        record Answer(int back, boolean special, boolean refused) implements Event {}

        record Relink() implements Event {}
    }

    @Provide
    static Arbitrary<List<Event>> lives() {
        Arbitrary<Event> place = Arbitraries.of(
                        CommandKind.TEXT, CommandKind.CONTROL_VEHICLE, CommandKind.PHOTO, CommandKind.QUERY_LOCATION)
                .flatMap(kind -> Arbitraries.integers().between(1, 2_000).map(life -> new Event.Place(kind, life)));
        Arbitrary<Event> pass = Arbitraries.integers().between(1, 400).map(Event.Pass::new);
        Arbitrary<Event> answer = Arbitraries.integers()
                .between(1, 6)
                .flatMap(back -> Arbitraries.of(true, false)
                        .flatMap(special ->
                                Arbitraries.of(true, false).map(refused -> new Event.Answer(back, special, refused))));
        return Arbitraries.oneOf(place, pass, answer, Arbitraries.just(new Event.Relink()))
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 500)
    void whateverHappensOneOfAKindIsOutstandingAndEveryOrderEndsOnce(@ForAll("lives") List<Event> life) {
        World world = new World();
        life.forEach(world::happens);
        // whatever is left comes to its end by itself
        for (int i = 0; i < 40 && !world.queue.commands().isEmpty(); i++) {
            world.happens(new Event.Pass(400));
        }

        assertThat(world.queue.commands()).isEmpty();
        assertThat(world.ended.keySet()).isEqualTo(world.placed);
    }

    /** A terminal's orders and the serials on its wire; checks after each event what must always hold. */
    private static final class World {
        CommandQueue queue = CommandQueue.EMPTY;
        Instant now = START;
        final Set<Long> placed = new HashSet<>();
        final Map<Long, CommandState> ended = new HashMap<>();
        private final List<CommandKind> wire = new ArrayList<>();
        private long lastId;

        void happens(Event event) {
            switch (event) {
                case Event.Place(CommandKind kind, int lifeS) -> {
                    List<LiveCommand> more = new ArrayList<>(queue.commands());
                    more.add(LiveCommand.waiting(++lastId, kind, now.plusSeconds(lifeS), 0));
                    placed.add(lastId);
                    queue = queue.reconciled(more);
                }
                case Event.Pass(int seconds) -> now = now.plusSeconds(seconds);
                case Event.Answer(int back, boolean special, boolean refused) -> answer(back, special, refused);
                case Event.Relink _ -> queue = queue.unlinked();
            }
            perform(queue.due(now, RULE));
        }

        private void answer(int back, boolean special, boolean refused) {
            int serial = wire.size() - back;
            if (serial < 0) {
                return;
            }
            CommandKind kind = wire.get(serial);
            int id = special && kind.answerId() > 0 ? kind.answerId() : 1;
            FailureReason refusal = refused ? FailureReason.REFUSED : null;
            perform(queue.answered(new Heard(id, serial, kind.messageId(), refusal), now, RULE));
        }

        private void perform(CommandQueue.Turn turn) {
            CommandQueue before = queue;
            queue = turn.next();
            for (CommandStep step : turn.steps()) {
                switch (step) {
                    case CommandStep.Send send -> {
                        LiveCommand order = Objects.requireNonNull(before.find(send.id()));
                        assertThat(send.sending()).isBetween(1, RULE.retries() + 1);
                        queue = queue.sent(send.id(), new LiveCommand.Serials(wire.size(), 1));
                        wire.add(order.kind());
                    }
                    case CommandStep.End end ->
                        assertThat(ended.put(end.id(), end.state()))
                                .as("ends once")
                                .isNull();
                    case CommandStep.Acknowledge _ -> {}
                }
            }
            assertThat(queue.commands().stream()
                            .filter(LiveCommand::outstanding)
                            .map(LiveCommand::kind)
                            .toList())
                    .doesNotHaveDuplicates();
        }
    }

    private static LiveCommand text(long id) {
        return order(id, CommandKind.TEXT);
    }

    private static LiveCommand order(long id, CommandKind kind) {
        return LiveCommand.waiting(id, kind, LATER, 0);
    }

    private static CommandQueue queue(LiveCommand... orders) {
        return CommandQueue.EMPTY.reconciled(List.of(orders));
    }

    private static CommandQueue sent(LiveCommand order, int serial) {
        return queue(order).due(START, RULE).next().sent(order.id(), new LiveCommand.Serials(serial, 1));
    }

    private static Heard general(CommandKind kind, int serial, @Nullable FailureReason refusal) {
        return new Heard(0x0001, serial, kind.messageId(), refusal);
    }
}
