package org.liandan.people.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.party.Sentence;
import org.liandan.people.Held;
import org.liandan.people.PersonalDataField;

/** What is held about one person (个人信息保护法 第四十五条: whoever is concerned may see and copy it). */
@Path("/api/v1/people/export")
@RolesAllowed("BUREAU_ADMIN")
@Tag(name = "people", description = "个人信息 Personal data")
public class PeopleResource {

    private static final ZoneId DISTRICT = ZoneId.of("Asia/Shanghai");

    private final PeopleDesk desk;

    PeopleResource(PeopleDesk desk) {
        this.desk = desk;
    }

    /**
     * Everything, place by place.
     *
     * @param phones that were looked for
     * @param usernames that were looked for
     */
    public record PersonBody(
            OffsetDateTime at, TreeSet<String> phones, TreeSet<String> usernames, List<PlaceBody> places) {}

    /**
     * One place.
     *
     * @param columns where it stands
     * @param count how many records there are
     * @param records the first 200
     * @param note what else is to be known; null for nothing
     */
    public record PlaceBody(
            String field,
            String label,
            List<String> columns,
            String purpose,
            String ground,
            String protection,
            String retention,
            long count,
            List<Map<String, @Nullable Object>> records,
            @Nullable String note) {

        static PlaceBody of(Held held) {
            PersonalDataField field = held.field();
            return new PlaceBody(
                    field.name(),
                    both(field.label()),
                    field.columns(),
                    both(field.purpose()),
                    both(field.ground().words()),
                    both(field.protection().words()),
                    both(field.retention().words()),
                    held.count(),
                    held.records(),
                    held.note() == null ? null : both(held.note()));
        }

        private static String both(Sentence sentence) {
            return sentence.chinese() + " " + sentence.english();
        }
    }

    @GET
    @Operation(summary = "导出某人的全部信息 Export what is held about a person, by telephone or account")
    public Response export(
            @QueryParam("phone") @Nullable String phone, @QueryParam("username") @Nullable String username) {
        PeopleDesk.Answer answer = desk.export(phone, username);
        return Response.ok(new PersonBody(
                        answer.at().atZone(DISTRICT).toOffsetDateTime(),
                        new TreeSet<>(answer.person().phones()),
                        new TreeSet<>(answer.person().usernames()),
                        answer.places().stream().map(PlaceBody::of).toList()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
