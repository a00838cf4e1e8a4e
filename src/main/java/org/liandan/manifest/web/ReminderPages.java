package org.liandan.manifest.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.liandan.http.Caller;
import org.liandan.http.Page;
import org.liandan.manifest.store.CalendarBook;
import org.liandan.manifest.store.Reminders;

/** 逾期未确认: stages that are overdue, for the bureau all of them, for a party its own. */
@Path("/manifests/reminders")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class ReminderPages {

    /** Whoever has more overdue than this has other work to do than paging. */
    private static final int LONGEST = 200;

    private final Reminders reminders;
    private final CalendarBook calendars;
    private final Caller caller;
    private final Page page;

    ReminderPages(Reminders reminders, CalendarBook calendars, Caller caller, Page page) {
        this.reminders = reminders;
        this.calendars = calendars;
        this.caller = caller;
        this.page = page;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(Reminders.Overdue overdue, boolean holidaysKnown);
    }

    @GET
    public TemplateInstance list() {
        return Templates.list(
                reminders.overdue(caller.seesEverything() ? null : caller.organization(), LONGEST, 0),
                calendars.calendar().knows(page.today(), page.today()));
    }
}
