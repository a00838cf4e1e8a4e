package org.liandan.jt808;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The additional items of a position report: one copy of their bytes, read on demand. Where an id comes more than once,
 * which devices do, the accessors give the first; {@link #list} gives all.
 */
public final class LocationItems {

    /** No items. */
    public static final LocationItems EMPTY = new LocationItems(new byte[0]);

    private static final int MILEAGE = 0x01;
    private static final int RECORDER_SPEED = 0x03;
    private static final int SATELLITES = 0x31;
    private static final int FIRST_SAFETY = 0x64;
    private static final int LAST_SAFETY = 0x67;

    private final byte[] raw;

    private LocationItems(byte[] own) {
        this.raw = own;
    }

    static LocationItems copyOf(byte[] source, int start, int end) {
        return start == end ? EMPTY : new LocationItems(Arrays.copyOfRange(source, start, end));
    }

    /** These items in this order. */
    public static LocationItems of(LocationItem... items) {
        return of(List.of(items));
    }

    /** These items in this order. */
    public static LocationItems of(List<LocationItem> items) {
        ByteBuf out = Unpooled.buffer(64);
        for (LocationItem item : items) {
            LocationItemCodec.write(out, item);
        }
        return copyOf(out.array(), 0, out.writerIndex());
    }

    /** Satellites in use (item 0x31), or -1 when the report does not say. */
    public int satellites() {
        int at = find(SATELLITES, 1);
        return at < 0 ? -1 : raw[at] & 0xff;
    }

    /** Speed by the driving recorder in tenths of a km/h (item 0x03), or -1 when the report does not say. */
    public int recorderSpeedDeciKph() {
        int at = find(RECORDER_SPEED, 2);
        return at < 0 ? -1 : BigEndian.word(raw, at);
    }

    /** Odometer in tenths of a kilometre (item 0x01), or -1 when the report does not say. */
    public long mileageDeciKm() {
        int at = find(MILEAGE, 4);
        return at < 0 ? -1 : BigEndian.dword(raw, at);
    }

    /** All items in the order of the report. */
    public List<LocationItem> list() {
        List<LocationItem> items = new ArrayList<>();
        forEachRaw((id, value) -> items.add(LocationItemCodec.read(id, value.reader())));
        return List.copyOf(items);
    }

    /**
     * The active-safety alarms: items 0x64 to 0x67, as far as their lengths are those of T/JSATL 12 or T/GDRTA 002. Costs a
     * look at the ids where there are none.
     */
    public List<SafetyAlarm> safetyAlarms() {
        List<SafetyAlarm> found = List.of();
        int at = 0;
        for (int next = next(at); next >= 0; next = next(at)) {
            int id = raw[at] & 0xff;
            if (id >= FIRST_SAFETY
                    && id <= LAST_SAFETY
                    && LocationItemCodec.read(
                                    id, Bytes.copyOf(raw, at + 2, next - at - 2).reader())
                            instanceof SafetyAlarm alarm) {
                found = found.isEmpty() ? new ArrayList<>() : found;
                found.add(alarm);
            }
            at = next;
        }
        return found;
    }

    /** Hands on id and value of each item in the order of the report. */
    public void forEachRaw(RawItem action) {
        int at = 0;
        for (int next = next(at); next >= 0; next = next(at)) {
            action.accept(raw[at] & 0xff, Bytes.copyOf(raw, at + 2, next - at - 2));
            at = next;
        }
    }

    /** Takes one item as sent. */
    @FunctionalInterface
    public interface RawItem {
        void accept(int id, Bytes value);
    }

    /**
     * Bytes behind the last whole item. Empty by the standard; some devices leave a cut item there, which must not cost
     * the position in front of it.
     */
    public Bytes trailing() {
        int at = 0;
        for (int next = next(at); next >= 0; next = next(at)) {
            at = next;
        }
        return Bytes.copyOf(raw, at, raw.length - at);
    }

    /** True when there is neither an item nor a trailing byte. */
    public boolean isEmpty() {
        return raw.length == 0;
    }

    void writeTo(ByteBuf out) {
        out.writeBytes(raw);
    }

    /** Where the first item of that id and length has its value, or -1. */
    private int find(int id, int length) {
        int at = 0;
        for (int next = next(at); next >= 0; next = next(at)) {
            if ((raw[at] & 0xff) == id && raw[at + 1] == length) {
                return at + 2;
            }
            at = next;
        }
        return -1;
    }

    /** Where the item behind the one at {@code at} begins, or -1 when there is no whole item at {@code at}. */
    private int next(int at) {
        if (at + 2 > raw.length) {
            return -1;
        }
        int next = at + 2 + (raw[at + 1] & 0xff);
        return next > raw.length ? -1 : next;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LocationItems that && Arrays.equals(raw, that.raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }

    @Override
    public String toString() {
        return list().toString();
    }
}
