package org.liandan.media.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.media.MediaItem;
import org.liandan.media.SafetyAlarm;
import org.liandan.media.SafetyAlarmKind;
import org.liandan.media.store.MediaReader;
import org.liandan.media.store.MediaSettings;
import org.liandan.party.OrganizationId;

/** Safety alarms with their evidence beside them, and the photos that trucks send. A carrier sees its own trucks'. */
@Path("/alarms")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"CARRIER", "BUREAU", "BUREAU_ADMIN", "TRAFFIC_POLICE", "AUDITOR"})
public class AlarmPages {

    private static final int SIZE = 30;

    private final MediaReader reader;
    private final MediaSettings settings;
    private final Caller caller;
    private final Clock clock;

    AlarmPages(MediaReader reader, MediaSettings settings, Caller caller, Clock clock) {
        this.reader = reader;
        this.settings = settings;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * An alarm and the files that have come.
     *
     * @param missing how many of the promised files have not come; 0 when files of its age are kept no more
     */
    public record AlarmLine(SafetyAlarm alarm, List<MediaItem> files, int missing) {}

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(
                List<AlarmLine> lines, long total, AlarmSearch asked, List<SafetyAlarmKind> kinds);

        static native TemplateInstance photos(List<MediaItem> photos, long total, AlarmSearch asked);
    }

    @GET
    public TemplateInstance list(
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("plate") @Nullable String plate,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("page") @DefaultValue("0") int page) {
        AlarmSearch asked = AlarmSearch.of("/alarms", kind, plate, from, to, page);
        MediaReader.Filter filter = asked.filter(own());
        long total = reader.countAlarms(filter);
        List<SafetyAlarm> alarms = reader.alarms(filter, asked.page() * SIZE, SIZE);
        Map<Long, List<MediaItem>> evidence = reader.evidence(alarms);
        List<AlarmLine> lines = alarms.stream()
                .map(alarm -> line(alarm, evidence.getOrDefault(alarm.id(), List.of())))
                .toList();
        return Templates.list(lines, total, asked.outOf(total, SIZE), List.of(SafetyAlarmKind.values()));
    }

    private AlarmLine line(SafetyAlarm alarm, List<MediaItem> files) {
        boolean gone = alarm.receivedAt().isBefore(settings.rules().expiredBefore(clock.instant()));
        return new AlarmLine(alarm, files, gone ? 0 : Math.max(0, alarm.attachments() - files.size()));
    }

    @GET
    @Path("/photos")
    public TemplateInstance photos(
            @QueryParam("plate") @Nullable String plate,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("page") @DefaultValue("0") int page) {
        AlarmSearch asked = AlarmSearch.of("/alarms/photos", null, plate, from, to, page);
        MediaReader.Filter filter = asked.filter(own());
        long total = reader.countMedia(filter);
        return Templates.photos(reader.media(filter, asked.page() * SIZE, SIZE), total, asked.outOf(total, SIZE));
    }

    private @Nullable OrganizationId own() {
        return caller.seesEverything() ? null : caller.organization();
    }
}
