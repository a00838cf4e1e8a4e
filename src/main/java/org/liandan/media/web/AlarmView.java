package org.liandan.media.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.LonLat;
import org.liandan.http.Days;
import org.liandan.media.MediaItem;
import org.liandan.media.MediaKind;
import org.liandan.media.SafetyAlarm;
import org.liandan.media.SafetyAlarmKind;

/**
 * A safety alarm as the API shows it.
 *
 * @param type the code of T/JSATL 12; {@code typeName} says it in Chinese, {@code typeNameEnglish} in English
 * @param level 1 or 2; absent where the kind has none
 * @param location GeoJSON point
 * @param attachments files that the terminal promised
 * @param evidence those that have come
 * @param detail what only its kind has; only where one alarm is asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlarmView(
        long id,
        SafetyAlarmKind kind,
        String kindName,
        String kindNameEnglish,
        int type,
        String typeName,
        String typeNameEnglish,
        @Nullable Integer level,
        String plate,
        int vehicleId,
        String terminal,
        long organizationId,
        String organization,
        OffsetDateTime at,
        @Nullable OffsetDateTime endedAt,
        OffsetDateTime receivedAt,
        int speedKph,
        PointView location,
        int attachments,
        List<FileView> evidence,

        @JsonRawValue @Schema(type = SchemaType.OBJECT) @Nullable String detail) {

    static AlarmView of(SafetyAlarm alarm, List<MediaItem> evidence, @Nullable String detail) {
        Instant endedAt = alarm.endedAt();
        return new AlarmView(
                alarm.id(),
                alarm.kind(),
                alarm.kind().chinese(),
                alarm.kind().english(),
                alarm.type(),
                alarm.wording().chinese(),
                alarm.wording().english(),
                alarm.level() == 0 ? null : alarm.level(),
                alarm.plate(),
                alarm.vehicleId(),
                alarm.terminalPhone(),
                alarm.carrier().value(),
                alarm.carrierName(),
                inDistrict(alarm.at()),
                endedAt == null ? null : inDistrict(endedAt),
                inDistrict(alarm.receivedAt()),
                alarm.speedKph(),
                PointView.of(alarm.location()),
                alarm.attachments(),
                evidence.stream().map(FileView::of).toList(),
                detail);
    }

    private static OffsetDateTime inDistrict(Instant instant) {
        return instant.atZone(Days.ZONE).toOffsetDateTime();
    }

    /** GeoJSON, longitude first. */
    public record PointView(String type, List<Double> coordinates) {
        static PointView of(LonLat at) {
            return new PointView("Point", List.of(at.lonDeg(), at.latDeg()));
        }
    }

    /**
     * A photo, recording or attachment as the API shows it.
     *
     * @param href where the file is to be had; absent while it is only announced
     * @param mediaId the terminal's number of it; absent for an attachment
     * @param name of an attachment
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FileView(
            long id,
            @Nullable String href,
            MediaKind kind,
            String occasion,
            String occasionEnglish,
            String plate,
            String terminal,
            @Nullable Long mediaId,
            @Nullable String name,
            @Nullable Integer channel,
            OffsetDateTime takenAt,
            @Nullable PointView location,
            boolean complete,
            @Nullable Long bytes,
            @Nullable String sha256,
            @Nullable String contentType,
            boolean kept) {

        static FileView of(MediaItem item) {
            MediaItem.StoredFile file = item.file();
            LonLat at = item.location();
            return new FileView(
                    item.id(),
                    file == null ? null : "/api/v1/media/" + item.id(),
                    item.kind(),
                    item.occasion().chinese(),
                    item.occasion().english(),
                    item.plate(),
                    item.terminalPhone(),
                    item.mediaId(),
                    item.name(),
                    item.channel(),
                    inDistrict(item.takenAt()),
                    at == null ? null : PointView.of(at),
                    file != null,
                    file == null ? null : file.bytes(),
                    file == null ? null : file.sha256(),
                    file == null ? null : item.format().contentType(),
                    item.kept());
        }
    }
}
