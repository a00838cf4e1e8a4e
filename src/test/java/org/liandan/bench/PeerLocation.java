package org.liandan.bench;

import io.github.yezhihao.protostar.PrepareLoadStrategy;
import io.github.yezhihao.protostar.annotation.Field;
import io.github.yezhihao.protostar.schema.MapSchema;
import io.github.yezhihao.protostar.schema.NumberSchema;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 0x0200 for io.github.yezhihao:protostar 4.0.5, a Java peer from Maven Central: a bean with a field for each of the standard's,
 * annotated as that library wants it, and the items as a map by id. Field names, order and types are what its users write.
 */
public class PeerLocation extends PeerMessage {

    @Field(length = 4)
    private int warnBit;

    @Field(length = 4)
    private int statusBit;

    @Field(length = 4)
    private int latitude;

    @Field(length = 4)
    private int longitude;

    @Field(length = 2)
    private int altitude;

    @Field(length = 2)
    private int speed;

    @Field(length = 2)
    private int direction;

    @Field(length = 6, charset = "BCD")
    private @Nullable LocalDateTime deviceTime;

    @Field(converter = Items.class)
    private @Nullable Map<Integer, Object> attributes;

    /** Its five items. */
    public static class Items extends MapSchema<Integer, Object> {

        /** Called by the library. */
        @SuppressWarnings({"unchecked", "rawtypes"})
        public Items() {
            super((io.github.yezhihao.protostar.Schema) NumberSchema.BYTE_INT, 1);
        }

        @Override
        protected void addSchemas(PrepareLoadStrategy<Integer> strategy) {
            strategy.addSchema(0x01, NumberSchema.DWORD_LONG)
                    .addSchema(0x02, NumberSchema.WORD_INT)
                    .addSchema(0x03, NumberSchema.WORD_INT)
                    .addSchema(0x30, NumberSchema.BYTE_INT)
                    .addSchema(0x31, NumberSchema.BYTE_INT);
        }
    }

    /** 0x0704. */
    public static class Batch extends PeerMessage {

        @Field(length = 2)
        private int total;

        @Field(length = 1)
        private int type;

        @Field(lengthUnit = 2)
        private @Nullable List<PeerLocation> items;

        public int getTotal() {
            return total;
        }

        public void setTotal(int total) {
            this.total = total;
        }

        public int getType() {
            return type;
        }

        public void setType(int type) {
            this.type = type;
        }

        public @Nullable List<PeerLocation> getItems() {
            return items;
        }

        public void setItems(@Nullable List<PeerLocation> items) {
            this.items = items;
        }
    }

    public int getWarnBit() {
        return warnBit;
    }

    public void setWarnBit(int warnBit) {
        this.warnBit = warnBit;
    }

    public int getStatusBit() {
        return statusBit;
    }

    public void setStatusBit(int statusBit) {
        this.statusBit = statusBit;
    }

    public int getLatitude() {
        return latitude;
    }

    public void setLatitude(int latitude) {
        this.latitude = latitude;
    }

    public int getLongitude() {
        return longitude;
    }

    public void setLongitude(int longitude) {
        this.longitude = longitude;
    }

    public int getAltitude() {
        return altitude;
    }

    public void setAltitude(int altitude) {
        this.altitude = altitude;
    }

    public int getSpeed() {
        return speed;
    }

    public void setSpeed(int speed) {
        this.speed = speed;
    }

    public int getDirection() {
        return direction;
    }

    public void setDirection(int direction) {
        this.direction = direction;
    }

    public @Nullable LocalDateTime getDeviceTime() {
        return deviceTime;
    }

    public void setDeviceTime(@Nullable LocalDateTime deviceTime) {
        this.deviceTime = deviceTime;
    }

    public @Nullable Map<Integer, Object> getAttributes() {
        return attributes;
    }

    public void setAttributes(@Nullable Map<Integer, Object> attributes) {
        this.attributes = attributes;
    }
}
