package org.liandan.command;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.liandan.jt808.CallBack;
import org.liandan.jt808.Command;
import org.liandan.jt808.InfoText;
import org.liandan.jt808.ListChange;
import org.liandan.jt808.ProtocolVersion;
import org.liandan.jt808.Question;
import org.liandan.jt808.SetEvents;
import org.liandan.jt808.SetInfoMenu;
import org.liandan.jt808.SetPhoneBook;
import org.liandan.jt808.TextMessage;

/** Requests that end at the driver: texts, questions, menus, telephone. */
final class TalkForms {

    private static final int MOST_ENTRIES = 50;
    private static final int MOST_CHOICES = 10;
    private static final int MOST_MENU_BYTES = 60;

    private static final int URGENT = 1;
    private static final int SPEECH = 1 << 3;

    private TalkForms() {}

    static Command text(RequestFields request, ProtocolVersion edition) {
        String text = request.text("text", 1, TextMessage.MOST_BYTES);
        TextMessage.Purpose purpose = request.choice("purpose", TextMessage.Purpose.class, TextMessage.Purpose.NOTICE);
        Set<TextMessage.Output> outputs = request.choices(
                "outputs", TextMessage.Output.class, EnumSet.of(TextMessage.Output.DISPLAY, TextMessage.Output.SPEECH));
        if (outputs.isEmpty()) {
            request.fault("outputs", "至少选一种输出方式", "must name at least one output");
        }
        return TextMessage.of(edition, purpose, outputs, text);
    }

    static Command events(RequestFields request) {
        ListChange change = request.choice("change", ListChange.class, null);
        boolean named = change != ListChange.DELETE;
        List<SetEvents.Event> events = request.parts("events", least(change), MOST_ENTRIES).stream()
                .map(part -> {
                    SetEvents.Event event = new SetEvents.Event(
                            part.integer("id", 1, 255), part.text("text", named ? 1 : 0, MOST_MENU_BYTES));
                    part.refuseTheRest();
                    return event;
                })
                .toList();
        return new SetEvents(change, events);
    }

    static Command question(RequestFields request) {
        int flags = (request.flag("urgent", false) ? URGENT : 0) | (request.flag("speech", true) ? SPEECH : 0);
        String question = request.text("question", 1, 255);
        List<Question.Choice> choices = request.parts("answers", 1, MOST_CHOICES).stream()
                .map(part -> {
                    Question.Choice choice =
                            new Question.Choice(part.integer("id", 0, 255), part.text("text", 1, MOST_MENU_BYTES));
                    part.refuseTheRest();
                    return choice;
                })
                .toList();
        return new Question(flags, question, choices);
    }

    static Command menu(RequestFields request) {
        ListChange change = request.choice("change", ListChange.class, null);
        List<SetInfoMenu.Entry> entries = request.parts("entries", least(change), MOST_ENTRIES).stream()
                .map(part -> {
                    SetInfoMenu.Entry entry =
                            new SetInfoMenu.Entry(part.integer("type", 0, 255), part.text("name", 1, MOST_MENU_BYTES));
                    part.refuseTheRest();
                    return entry;
                })
                .toList();
        return new SetInfoMenu(change, entries);
    }

    static Command info(RequestFields request) {
        return new InfoText(request.integer("type", 0, 255), request.text("text", 1, TextMessage.MOST_BYTES));
    }

    static Command callBack(RequestFields request) {
        return new CallBack(request.flag("listenIn", false), phone("phone", request));
    }

    static Command phoneBook(RequestFields request) {
        ListChange change = request.choice("change", ListChange.class, null);
        List<SetPhoneBook.Contact> contacts = request.parts("contacts", least(change), MOST_ENTRIES).stream()
                .map(part -> {
                    SetPhoneBook.Contact contact = new SetPhoneBook.Contact(
                            part.choice("calls", Calls.class, Calls.BOTH).bits,
                            phone("number", part),
                            part.text("name", 1, MOST_MENU_BYTES));
                    part.refuseTheRest();
                    return contact;
                })
                .toList();
        return new SetPhoneBook(change, contacts);
    }

    /** Which calls a contact is for. */
    private enum Calls {
        IN(1),
        OUT(2),
        BOTH(3);

        private final int bits;

        Calls(int bits) {
            this.bits = bits;
        }
    }

    private static int least(ListChange change) {
        return change == ListChange.DELETE_ALL ? 0 : 1;
    }

    private static String phone(String name, RequestFields fields) {
        String phone = fields.text(name, 1, 20);
        if (!phone.isEmpty() && !phone.matches("[0-9+*#-]+")) {
            fields.fault(name, "应为电话号码", "must be a telephone number");
        }
        return phone;
    }
}
