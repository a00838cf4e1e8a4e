package org.liandan.jt808;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liandan.jt808.Fields.Tree;

/** Fields of texts, events, questions and information. */
final class TextFields {

    private TextFields() {}

    static void put(Tree tree, TextMessage message) {
        tree.put("flag", message.flags());
        if (message.kind() != TextMessage.NO_KIND) {
            tree.put("type", message.kind());
        }
        tree.put("text", message.text());
    }

    static void put(Tree tree, SetEvents message) {
        tree.put("type", message.change().code())
                .put("count", message.events().size())
                .put("events", message.events().stream().map(TextFields::of).toList());
    }

    private static Map<String, @Nullable Object> of(SetEvents.Event event) {
        return new Tree().put("id", event.id()).put("text", event.text()).map();
    }

    static void put(Tree tree, EventReport message) {
        tree.put("event_id", message.eventId());
    }

    static void put(Tree tree, Question message) {
        tree.put("flag", message.flags())
                .put("question", message.question())
                .put("answers", message.answers().stream().map(TextFields::of).toList());
    }

    private static Map<String, @Nullable Object> of(Question.Choice answer) {
        return new Tree().put("id", answer.id()).put("text", answer.text()).map();
    }

    static void put(Tree tree, QuestionAnswer message) {
        tree.put("reply_serial", message.questionSerial()).put("answer_id", message.answerId());
    }

    static void put(Tree tree, SetInfoMenu message) {
        tree.put("type", message.change().code())
                .put("count", message.entries().size())
                .put("infos", message.entries().stream().map(TextFields::of).toList());
    }

    private static Map<String, @Nullable Object> of(SetInfoMenu.Entry entry) {
        return new Tree().put("type", entry.kind()).put("name", entry.name()).map();
    }

    static void put(Tree tree, InfoDemand message) {
        tree.put("info_type", message.kind()).put("flag", message.wanted() ? 1 : 0);
    }

    static void put(Tree tree, InfoText message) {
        tree.put("type", message.kind()).put("text", message.text());
    }
}
