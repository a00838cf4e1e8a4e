package org.liandan.manifest.web;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.liandan.manifest.DistrictTime;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.Reminder;
import org.liandan.manifest.store.Reminders;

/**
 * An overdue stage as the API shows it.
 *
 * @param kind who is late
 * @param chinese the same in words
 * @param dueAt when the stage was to be signed
 * @param holidaysKnown whether public holidays of the year in which it was due are loaded; without them working
 *     days are Monday to Friday
 */
@Schema(name = "ManifestReminder")
public record ReminderBody(
        String number,
        ManifestState state,
        Reminder kind,
        String chinese,
        String english,
        OffsetDateTime dueAt,
        OffsetDateTime noticedAt,
        String producer,
        String carrier,
        String receiver,
        boolean holidaysKnown) {
    static ReminderBody of(Reminders.Line line) {
        return new ReminderBody(
                line.number().value(),
                line.state(),
                line.kind(),
                line.kind().chinese(),
                line.kind().english(),
                DistrictTime.at(line.dueAt()),
                DistrictTime.at(line.noticedAt()),
                line.producer(),
                line.carrier(),
                line.receiver(),
                line.holidaysKnown());
    }
}
