package org.liandan.http;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What waits for one's organisation, each with the one thing to do. */
@Path("/")
@RolesAllowed({"PRODUCER", "CARRIER", "RECEIVER", "BUREAU", "BUREAU_ADMIN"})
@Tag(name = "inbox", description = "待我处理 What waits for one's organisation")
public class InboxPages {

    private final Inbox inbox;

    InboxPages(Inbox inbox) {
        this.inbox = inbox;
    }

    @CheckedTemplate(basePath = "inbox")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(List<InboxItem> items);
    }

    @GET
    @Path("inbox")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance list() {
        return Templates.list(inbox.items());
    }

    /**
     * Something that waits.
     *
     * @param path the page on which a person does it
     */
    @Schema(name = "InboxItem")
    public record ItemBody(
            String code,
            InboxItem.Urgency urgency,
            String chinese,
            String english,
            String subject,
            OffsetDateTime since,
            String path) {

        static ItemBody of(InboxItem item) {
            Instant since = item.since();
            return new ItemBody(
                    item.code(),
                    item.urgency(),
                    item.what().chinese(),
                    item.what().english(),
                    item.subject(),
                    since.atZone(Days.ZONE).toOffsetDateTime(),
                    item.path());
        }
    }

    @GET
    @Path("api/v1/inbox")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "待我处理 What waits for one's organisation, the most urgent first, 100 of each kind at most")
    public List<ItemBody> items() {
        return inbox.items().stream().map(ItemBody::of).toList();
    }
}
