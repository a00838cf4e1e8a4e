package org.liandan.jt808;

import static org.liandan.jt808.Messages.octets;
import static org.liandan.jt808.Messages.texts;
import static org.liandan.jt808.Messages.words;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary texts, events, questions and information. */
final class TextMessages {

    private TextMessages() {}

    static Arbitrary<TerminalMessage> terminal() {
        return Arbitraries.oneOf(
                octets().map(EventReport::new),
                Combinators.combine(words(), octets()).as(QuestionAnswer::new),
                Combinators.combine(octets(), Arbitraries.of(true, false)).as(InfoDemand::new));
    }

    static Arbitrary<PlatformMessage> platform(ProtocolVersion version) {
        return Arbitraries.oneOf(
                textMessages(version),
                events(),
                Combinators.combine(
                                octets(),
                                texts(60),
                                Combinators.combine(octets(), texts(40))
                                        .as(Question.Choice::new)
                                        .list()
                                        .ofMaxSize(10))
                        .as(Question::new),
                menus(),
                Combinators.combine(octets(), texts(400)).as(InfoText::new));
    }

    private static Arbitrary<TextMessage> textMessages(ProtocolVersion version) {
        Arbitrary<Integer> kinds = version == ProtocolVersion.V2019 ? octets() : Arbitraries.just(TextMessage.NO_KIND);
        return Combinators.combine(octets(), kinds, texts(TextMessage.MOST_BYTES))
                .as(TextMessage::new);
    }

    private static Arbitrary<SetEvents> events() {
        Arbitrary<SetEvents.Event> events =
                Combinators.combine(octets(), texts(60)).as(SetEvents.Event::new);
        return Arbitraries.oneOf(
                Arbitraries.just(new SetEvents(ListChange.DELETE_ALL, List.of())),
                Combinators.combine(
                                Arbitraries.of(ListChange.REPLACE, ListChange.APPEND, ListChange.MODIFY),
                                events.list().ofMaxSize(20))
                        .as(SetEvents::new),
                octets().map(id -> new SetEvents.Event(id, ""))
                        .list()
                        .ofMaxSize(20)
                        .map(list -> new SetEvents(ListChange.DELETE, list)));
    }

    private static Arbitrary<SetInfoMenu> menus() {
        Arbitrary<SetInfoMenu.Entry> entries =
                Combinators.combine(octets(), texts(60)).as(SetInfoMenu.Entry::new);
        return Arbitraries.oneOf(
                Arbitraries.just(new SetInfoMenu(ListChange.DELETE_ALL, List.of())),
                Combinators.combine(
                                Arbitraries.of(ListChange.REPLACE, ListChange.APPEND, ListChange.MODIFY),
                                entries.list().ofMaxSize(20))
                        .as(SetInfoMenu::new));
    }
}
