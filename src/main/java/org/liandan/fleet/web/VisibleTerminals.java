package org.liandan.fleet.web;

import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.LoginFailure;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.fleet.TerminalContacts;
import org.liandan.fleet.TerminalDirectory;
import org.liandan.fleet.TerminalLinks;
import org.liandan.fleet.TerminalPhone;
import org.liandan.fleet.store.TerminalLines;
import org.liandan.http.Caller;
import org.liandan.http.Problem;
import org.liandan.party.OrganizationId;

/** Which terminals the caller may look at: a carrier its own, the bureau all, and the numbers that are in no registry. */
@RequestScoped
class VisibleTerminals {

    private final Caller caller;
    private final TerminalDirectory directory;
    private final TerminalLinks links;
    private final TerminalLines lines;
    private final TerminalContacts contacts;

    VisibleTerminals(
            Caller caller,
            TerminalDirectory directory,
            TerminalLinks links,
            TerminalLines lines,
            TerminalContacts contacts) {
        this.contacts = contacts;
        this.caller = caller;
        this.directory = directory;
        this.links = links;
        this.lines = lines;
    }

    /** Whose terminals, or null for everybody's. */
    @Nullable OrganizationId organization() {
        return caller.seesEverything() ? null : caller.organization();
    }

    /** The number as it was asked for, in normal form. */
    static TerminalPhone phone(String text) {
        try {
            return TerminalPhone.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("没有这个终端 There is no such terminal.");
        }
    }

    /** The terminal in the registry; empty for a number that only has tried to log in and that the caller may know of. */
    Optional<TerminalLines.Line> find(TerminalPhone phone) {
        Optional<TerminalLines.Line> line = lines.find(organization(), phone)
                .map(found -> found.with(contacts.find(found.contact().terminal())));
        boolean stranger = line.isEmpty() && directory.find(phone) == null;
        if (line.isPresent() || (stranger && caller.seesEverything() && links.find(phone) != null)) {
            return line;
        }
        throw Problem.notFound("没有这个终端 There is no such terminal.");
    }

    /** Who cannot log in, as far as it is the caller's business. */
    List<LoginFailure> failures() {
        return links.failures().stream().filter(this::isVisible).toList();
    }

    private boolean isVisible(LoginFailure failure) {
        if (caller.seesEverything()) {
            return true;
        }
        RegisteredTerminal terminal =
                failure.phone().isEmpty() ? null : directory.find(new TerminalPhone(failure.phone()));
        return terminal != null && terminal.carrier().equals(caller.organization());
    }

    /** The plate of a number, or empty. */
    String plate(String phone) {
        RegisteredTerminal terminal = phone.isEmpty() ? null : directory.find(new TerminalPhone(phone));
        return terminal == null ? "" : terminal.plate();
    }
}
