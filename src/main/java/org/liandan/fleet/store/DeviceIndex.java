package org.liandan.fleet.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.Device;
import org.liandan.fleet.TerminalPhone;

/** Which numbers were last seen with which box. Guarded by its own lock. */
final class DeviceIndex {

    private final Map<TerminalPhone, Device> devices = new HashMap<>();
    private final Map<String, Set<TerminalPhone>> byBoxId = new HashMap<>();
    private final Map<String, Set<TerminalPhone>> byImei = new HashMap<>();

    /** What a device does not tell stays as it was. */
    synchronized void put(TerminalPhone phone, Device told) {
        Device before = devices.getOrDefault(phone, Device.UNKNOWN);
        Device device = before.with(told);
        devices.put(phone, device);
        remove(byBoxId, before.boxId(), phone);
        remove(byImei, before.imei(), phone);
        add(byBoxId, device.boxId(), phone, Device::isOneBox);
        add(byImei, device.imei(), phone, Device::isOneImei);
    }

    /** The numbers of that box. Equal ids of two makers are two boxes; a maker that is not known may be any. */
    synchronized List<TerminalPhone> same(Device device) {
        List<TerminalPhone> found = new ArrayList<>();
        for (TerminalPhone phone : of(byBoxId, device.boxId())) {
            Device other = devices.getOrDefault(phone, Device.UNKNOWN);
            String maker = device.maker();
            if (maker == null || other.maker() == null || maker.equals(other.maker())) {
                found.add(phone);
            }
        }
        found.addAll(of(byImei, device.imei()));
        return found;
    }

    private static Set<TerminalPhone> of(Map<String, Set<TerminalPhone>> index, @Nullable String id) {
        return id == null ? Set.of() : index.getOrDefault(id, Set.of());
    }

    private static void add(
            Map<String, Set<TerminalPhone>> index, @Nullable String id, TerminalPhone phone, Predicate<String> isOne) {
        if (id != null && isOne.test(id)) {
            index.merge(id, Set.of(phone), DeviceIndex::both);
        }
    }

    private static void remove(Map<String, Set<TerminalPhone>> index, @Nullable String id, TerminalPhone phone) {
        if (id != null) {
            index.computeIfPresent(id, (_, phones) -> without(phones, phone));
        }
    }

    /** Nearly every box has one number, so sets are small, immutable, and made anew. */
    private static Set<TerminalPhone> both(Set<TerminalPhone> phones, Set<TerminalPhone> more) {
        Set<TerminalPhone> all = new LinkedHashSet<>(phones);
        all.addAll(more);
        return all.size() == 1 ? more : Collections.unmodifiableSet(all);
    }

    /** Null when nothing is left. */
    private static @Nullable Set<TerminalPhone> without(Set<TerminalPhone> phones, TerminalPhone phone) {
        Set<TerminalPhone> rest = new LinkedHashSet<>(phones);
        rest.remove(phone);
        return switch (rest.size()) {
            case 0 -> null;
            case 1 -> Set.of(rest.iterator().next());
            default -> Collections.unmodifiableSet(rest);
        };
    }
}
