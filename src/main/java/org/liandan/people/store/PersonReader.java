package org.liandan.people.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.agroal.DataSource;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.liandan.http.store.PersonalSeal;
import org.liandan.http.store.Statements;
import org.liandan.party.Sentence;
import org.liandan.people.Held;
import org.liandan.people.Person;
import org.liandan.people.PersonalDataField;

/**
 * Finds what is held about a person, place by place. It reads whole tables where no index leads to a person: asked rarely, by
 * administrators, on connections without a time limit.
 */
@Singleton
public class PersonReader {

    private static final TypeReference<Map<String, @Nullable Object>> RECORD = new TypeReference<>() {};

    private final Statements statements;
    private final PersonalSeal seal;
    private final ObjectMapper json;

    PersonReader(@DataSource("maintenance") javax.sql.DataSource database, PersonalSeal seal, ObjectMapper json) {
        this.statements = new Statements(database);
        this.seal = seal;
        this.json = json;
    }

    /** The person with what the registry knows besides: a driver's account, an account's driver. */
    public Person known(Person asked) {
        Set<String> phones = new TreeSet<>(asked.phones());
        Set<String> usernames = new TreeSet<>(asked.usernames());
        usernames.addAll(statements.query(
                "select u.username from driver d join app_user u on u.id = d.user_id where d.phone = any(?)",
                row -> row.getString(1),
                forms(asked.phones())));
        phones.addAll(statements.query(
                "select d.phone from driver d join app_user u on u.id = d.user_id where u.username = any(?)",
                row -> seal.open(row.getString(1)),
                asked.usernames()));
        return new Person(phones, usernames);
    }

    /** Every place, those where nothing is held included. */
    public List<Held> held(Person person) {
        return Arrays.stream(PersonalDataField.values())
                .map(field -> held(field, person))
                .toList();
    }

    private Held held(PersonalDataField field, Person person) {
        Set<String> phones = person.phones();
        Set<String> stored = forms(phones);
        Set<String> names = person.usernames();
        return switch (field) {
            case ACCOUNT -> records(field, null, """
                        select username, display_name, organization_id, roles, language, active, created_at, updated_at
                          from app_user where username = any(?)""", names);
            case SESSION -> records(field, null, """
                        select username, begun_at, seen_at, ended_at, address, agent
                          from login_session where username = any(?) order by seen_at desc""", names);
            case API_TOKEN -> records(field, null, """
                        select username, name, scopes, made_at, ends_at, used_at, withdrawn_at, withdrawn_by
                          from api_token where username = any(?) order by id desc""", names);
            case SECOND_FACTOR ->
                records(
                        field,
                        new Sentence("密钥不导出", "the secret is not exported"),
                        "select username, since from second_factor where username = any(?)",
                        names);
            case DRIVER -> records(field, null, """
                        select d.id, d.name, d.phone, d.licence_number, d.organization_id, u.username, d.active, d.created_at
                          from driver d left join app_user u on u.id = d.user_id
                         where d.phone = any(?) or u.username = any(?)""", stored, names);
            case DRIVER_CARD -> cards(field, stored, names);
            case WAYBILL ->
                records(
                        field,
                        new Sentence(
                                "原文加密，按联单查找；被拒且无联单的不在其中",
                                "encrypted; found by manifest, refused ones without one are not"),
                        """
                        select w.id, w.received_at, w.plate, w.number, w.accepted, w.handled_by
                          from waybill w join manifest m on m.number = w.number
                         where m.carrier_driver_phone = any(?) or w.handled_by = any(?)
                         order by w.received_at desc""",
                        stored,
                        names);
            case MANIFEST_HANDLER -> records(field, null, """
                        select number, state, producer_handed_over_at,
                               case when producer_handler_phone = any(?) then producer_handler_name end as producer_handler_name,
                               case when receiver_handler_phone = any(?) then receiver_handler_name end as receiver_handler_name
                          from manifest where producer_handler_phone = any(?) or receiver_handler_phone = any(?)
                         order by number desc""", stored, stored, stored, stored);
            case MANIFEST_DRIVER -> records(field, null, """
                        select number, state, carrier_driver_name, carrier_plate
                          from manifest where carrier_driver_phone = any(?) order by number desc""", stored);
            case MANIFEST_HISTORY ->
                records(
                        field,
                        new Sentence(
                                "此前版本和更正；各步的内容见联单",
                                "former editions and corrections; each step's entries are with the manifest"),
                        """
                        select number, edition, null as correction, replaced_at as at
                          from manifest_edition where content::text like any(?)
                        union all
                        select number, null, id, proposed_at from manifest_correction where changes::text like any(?)
                         order by 1 desc""",
                        parts(stored),
                        parts(stored));
            case ORGANIZATION_CONTACT ->
                records(field, null, "select name, credit_code, phone from organization where phone = any(?)", phones);
            case EVENT ->
                records(
                        field,
                        null,
                        "select id, type, subject from outbox_event where body like any(?) order by id desc",
                        parts(phones));
            case REPEATED_REQUEST ->
                records(field, new Sentence("内容加密，按账号查找", "encrypted; found by the account that asked"), """
                        select username, created_at, status, location from idempotency_key
                         where username = any(?) order by created_at desc""", names);
            case PHOTO, MOVEMENT, TERMINAL_ADDRESS ->
                new Held(
                        field,
                        0,
                        List.of(),
                        new Sentence("随车辆或终端保存，不按人查找", "held by vehicle or terminal, not to be found by person"));
            case EXPORT -> records(field, null, """
                        select id, username, register, filter, state from export_job
                         where username = any(?) or filter::text like any(?) order by id desc""", names, parts(phones));
            case CASE -> records(field, null, """
                        select c.number as case_number, n.at, n.officer, n.text
                          from enforcement_case_note n join enforcement_case c on c.id = n.case_id
                         where n.officer = any(?) or n.text like any(?)
                        union all
                        select number, null, officer, outcome_note from enforcement_case
                         where officer = any(?) or closed_by = any(?) or outcome_note like any(?)
                         order by 1 desc""", names, parts(phones), names, names, parts(phones));
            case AUDIT -> records(field, null, """
                        select id, at, actor, action, subject_type, subject_id, address
                          from audit_entry where actor = any(?) order by at desc""", names);
            case TRACE -> traces(field, names);
        };
    }

    private Held records(PersonalDataField field, @Nullable Sentence note, String sql, Object... values) {
        List<Long> counted = new ArrayList<>();
        List<Map<String, @Nullable Object>> records = statements.query(
                "select to_jsonb(found)::text, count(*) over () from (" + sql + ") found limit " + Held.MOST_RECORDS,
                row -> {
                    counted.add(row.getLong(2));
                    return read(row.getString(1));
                },
                values);
        return new Held(field, counted.isEmpty() ? 0 : counted.getFirst(), records, note);
    }

    /** Cards have no telephone number, and the names on them are sealed, those of the registry not. */
    private Held cards(PersonalDataField field, Set<String> stored, Set<String> names) {
        List<String> carriers = new ArrayList<>();
        List<String> drivers = new ArrayList<>();
        List<Map.Entry<String, String>> known =
                statements.query("""
                select distinct d.organization_id, d.name from driver d left join app_user u on u.id = d.user_id
                 where d.phone = any(?) or u.username = any(?)""", row -> Map.entry(row.getString(1), row.getString(2)), stored, names);
        known.forEach(driver -> seal.forms(driver.getValue()).forEach(form -> {
            carriers.add(driver.getKey());
            drivers.add(form);
        }));
        return records(
                field,
                new Sentence("按承运单位和姓名查找，可能有同名者", "found by carrier and name, which others may share"),
                """
                select c.driver_name, c.licence_end, c.agency, c.valid_until, c.at, c.vehicle_id
                  from driver_card c
                 where (c.organization_id, c.driver_name) in (select * from unnest(?::bigint[], ?))
                 order by c.at desc""",
                carriers,
                drivers);
    }

    private Set<String> forms(Set<String> plain) {
        return plain.stream().map(seal::forms).flatMap(Set::stream).collect(Collectors.toSet());
    }

    /** How many records of each table name the accounts. */
    private Held traces(PersonalDataField field, Set<String> names) {
        List<Map<String, @Nullable Object>> records = new ArrayList<>();
        long all = 0;
        for (String place : field.columns()) {
            String[] parts = place.split("\\.", 2);
            // names of ours, from an enum; nothing that anybody sends
            long count = statements
                    .first(
                            "select count(*) from " + parts[0] + " where " + parts[1] + " = any(?)",
                            row -> row.getLong(1),
                            names)
                    .orElse(0L);
            all += count;
            if (count > 0) {
                records.add(Map.of("column", place, "records", count));
            }
        }
        return new Held(field, all, records, null);
    }

    private Map<String, @Nullable Object> read(String object) {
        try {
            Map<String, @Nullable Object> record = json.readValue(object, RECORD);
            record.replaceAll((_, value) -> value instanceof String text ? seal.shown(text) : value);
            return record;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database writes JSON", e);
        }
    }

    /** Telephones have digits and hyphens alone; an underscore in a sealed one finds itself, and hardly ever another. */
    private static Set<String> parts(Set<String> phones) {
        return phones.stream().map(phone -> "%" + phone + "%").collect(Collectors.toSet());
    }
}
