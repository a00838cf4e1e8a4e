package org.liandan.jt808;

import java.util.ArrayList;
import java.util.List;

/** Text, events, questions, information: 0x0301 to 0x0303, 0x8300 to 0x8304. */
final class TextCodec {

    private static final ListChange[] CHANGES = ListChange.values();
    private static final ListChange[] MENU_CHANGES = {
        ListChange.DELETE_ALL, ListChange.REPLACE, ListChange.APPEND, ListChange.MODIFY
    };

    private TextCodec() {}

    static TextMessage readText(BodyReader in) {
        int flags = in.octet("flags");
        int kind = in.version() == ProtocolVersion.V2019 ? in.octet("kind") : TextMessage.NO_KIND;
        if (in.remaining() > TextMessage.MOST_BYTES + 1) {
            throw in.badField("text", 0, "最多 1024 字节", "at most 1024 bytes");
        }
        return new TextMessage(flags, kind, in.restText("text"));
    }

    /** The flags of one edition mean something else in the other, so a text made for one is not sent in the other. */
    static void write(BodyWriter out, TextMessage message) {
        boolean of2019 = out.version() == ProtocolVersion.V2019;
        if (of2019 == (message.kind() == TextMessage.NO_KIND)) {
            throw new IllegalArgumentException("kind must be there if and only if the edition is 2019, is "
                    + message.kind() + " for " + out.version().year());
        }
        out.octet(message.flags());
        if (of2019) {
            out.octet(message.kind());
        }
        out.lastText(message.text());
    }

    static SetEvents readEvents(BodyReader in) {
        ListChange change = in.coded("change", CHANGES);
        if (change == ListChange.DELETE_ALL) {
            return new SetEvents(change, List.of());
        }
        return in.eitherEdition(body -> new SetEvents(change, events(body, change)));
    }

    private static List<SetEvents.Event> events(BodyReader in, ListChange change) {
        int count = readCount(in);
        // events to be deleted need no content, and some leave out its length too
        boolean idsAlone = change == ListChange.DELETE && in.remaining() == count;
        List<SetEvents.Event> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            events.add(new SetEvents.Event(in.octet("eventId"), idsAlone ? "" : in.octetText("text")));
        }
        return events;
    }

    static void write(BodyWriter out, SetEvents message) {
        out.coded(message.change());
        if (message.change() == ListChange.DELETE_ALL) {
            return;
        }
        writeCount(out, message.events().size());
        for (SetEvents.Event event : message.events()) {
            out.octet(event.id());
            out.octetText("text", event.text());
        }
    }

    static EventReport readEventReport(BodyReader in) {
        return new EventReport(in.octet("eventId"));
    }

    static void write(BodyWriter out, EventReport message) {
        out.octet(message.eventId());
    }

    static Question readQuestion(BodyReader in) {
        int flags = in.octet("flags");
        String question = in.octetText("question");
        List<Question.Choice> answers = new ArrayList<>();
        while (in.remaining() > 0) {
            answers.add(new Question.Choice(in.octet("answerId"), in.wordText("answer")));
        }
        return new Question(flags, question, answers);
    }

    static void write(BodyWriter out, Question message) {
        out.octet(message.flags());
        out.octetText("question", message.question());
        for (Question.Choice answer : message.answers()) {
            out.octet(answer.id());
            out.wordText("answer", answer.text());
        }
    }

    static QuestionAnswer readQuestionAnswer(BodyReader in) {
        return new QuestionAnswer(in.word("questionSerial"), in.octet("answerId"));
    }

    static void write(BodyWriter out, QuestionAnswer message) {
        out.word(message.questionSerial());
        out.octet(message.answerId());
    }

    static SetInfoMenu readInfoMenu(BodyReader in) {
        ListChange change = in.coded("change", MENU_CHANGES);
        if (change == ListChange.DELETE_ALL) {
            return new SetInfoMenu(change, List.of());
        }
        return in.eitherEdition(body -> {
            int count = readCount(body);
            List<SetInfoMenu.Entry> entries = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                entries.add(new SetInfoMenu.Entry(body.octet("kind"), body.wordText("name")));
            }
            return new SetInfoMenu(change, entries);
        });
    }

    static void write(BodyWriter out, SetInfoMenu message) {
        out.coded(message.change());
        if (message.change() == ListChange.DELETE_ALL) {
            return;
        }
        writeCount(out, message.entries().size());
        for (SetInfoMenu.Entry entry : message.entries()) {
            out.octet(entry.kind());
            out.wordText("name", entry.name());
        }
    }

    static InfoDemand readInfoDemand(BodyReader in) {
        return new InfoDemand(in.octet("kind"), in.flag("wanted"));
    }

    static void write(BodyWriter out, InfoDemand message) {
        out.octet(message.kind());
        out.flag(message.wanted());
    }

    /** 2011 has the length of all packages together in front of that of this one. */
    static InfoText readInfoText(BodyReader in) {
        int kind = in.octet("kind");
        return in.eitherEdition(body -> {
            if (body.version() == ProtocolVersion.V2011) {
                body.word("totalLength");
            }
            return new InfoText(kind, body.wordText("text"));
        });
    }

    static void write(BodyWriter out, InfoText message) {
        out.octet(message.kind());
        if (out.version() == ProtocolVersion.V2011) {
            out.word(message.text().getBytes(BodyReader.GBK).length);
        }
        out.wordText("text", message.text());
    }

    /** The number of entries; in 2011 followed by the number of those in this package. */
    static int readCount(BodyReader in) {
        int count = in.octet("count");
        if (in.version() == ProtocolVersion.V2011) {
            in.octet("packageCount");
        }
        return count;
    }

    static void writeCount(BodyWriter out, int count) {
        out.octet(count);
        if (out.version() == ProtocolVersion.V2011) {
            out.octet(count);
        }
    }
}
