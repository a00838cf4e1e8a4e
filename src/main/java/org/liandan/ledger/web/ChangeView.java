package org.liandan.ledger.web;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Page;
import org.liandan.ledger.LineChange;
import org.liandan.manifest.DistrictTime;
import org.liandan.manifest.Labelled;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.WasteCategory;
import org.liandan.party.Sentence;

/**
 * One manifest of an addendum in the reader's language.
 *
 * @param kind whether it came, went or changed
 * @param fields what differs
 */
public record ChangeView(ManifestNumber number, LineChange.Kind kind, List<FieldView> fields) {

    private static final Map<String, Sentence> LABELS = Map.ofEntries(
            Map.entry("number", new Sentence("联单编号", "Number")),
            Map.entry("handedOverAt", new Sentence("交付时间", "Handed over")),
            Map.entry("receivedAt", new Sentence("接收时间", "Received")),
            Map.entry("category", new Sentence("垃圾种类", "Category")),
            Map.entry("volumeOutM3", new Sentence("产出量（立方米）", "Volume out (m³)")),
            Map.entry("volumeInM3", new Sentence("接收量（立方米）", "Volume in (m³)")),
            Map.entry("producer", new Sentence("产出方", "Producer")),
            Map.entry("carrier", new Sentence("承运方", "Carrier")),
            Map.entry("receiver", new Sentence("接收方", "Receiver")),
            Map.entry("origin", new Sentence("产出地", "Origin")),
            Map.entry("destination", new Sentence("目的地", "Destination")),
            Map.entry("plate", new Sentence("车辆牌号", "Plate")),
            Map.entry("state", new Sentence("状态", "State")),
            Map.entry("edition", new Sentence("版次", "Edition")));

    public ChangeView {
        fields = List.copyOf(fields);
    }

    /** A field with what it was and is; a dash where it was not there. */
    public record FieldView(String label, String before, String after) {}

    static List<ChangeView> of(List<LineChange> changes, Page page) {
        List<ChangeView> views = new ArrayList<>();
        for (LineChange change : changes) {
            views.add(new ChangeView(
                    change.number(),
                    change.kind(),
                    change.fields().stream()
                            .filter(field -> !field.field().equals("number"))
                            .map(field -> new FieldView(
                                    label(field.field(), page),
                                    shown(field.field(), field.before(), page),
                                    shown(field.field(), field.after(), page)))
                            .toList()));
        }
        return views;
    }

    private static String label(String field, Page page) {
        Sentence label = LABELS.getOrDefault(field, Sentence.same(field));
        return page.pick(label.chinese(), label.english());
    }

    private static String shown(String field, @Nullable String text, Page page) {
        if (text == null) {
            return "—";
        }
        return switch (field) {
            case "state" -> word(ManifestState.valueOf(text), page);
            case "category" -> word(WasteCategory.valueOf(text), page);
            case "handedOverAt", "receivedAt" -> minute(text);
            default -> text;
        };
    }

    private static String word(Labelled code, Page page) {
        return page.pick(code.chinese(), code.english());
    }

    private static String minute(String text) {
        try {
            return DistrictTime.shown(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return text;
        }
    }
}
