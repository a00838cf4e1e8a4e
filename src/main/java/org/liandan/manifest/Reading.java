package org.liandan.manifest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liandan.party.Checked;
import org.liandan.party.CreditCode;
import org.liandan.policy.Policy;

/** One stage's entries read by the field table: every good value, and every fault at once. */
final class Reading {

    private final Map<Field<?>, Object> values = new HashMap<>();
    private final List<Refusal> faults = new ArrayList<>();

    private Reading() {}

    /**
     * @param registered the credit code under which the party is registered; where its check character is wrong, the
     *     registry holds the reason, so it is accepted here
     * @param policy what held when the manifest was issued; it says which added fields are needed
     */
    static Reading of(Stage stage, Entries entries, CreditCode registered, Policy policy) {
        Reading reading = new Reading();
        List<Field<?>> fields = ManifestFields.of(stage);
        fields.forEach(field -> reading.read(field, entries, registered, policy));
        entries.texts().keySet().stream()
                .filter(name -> fields.stream().noneMatch(field -> field.name().equals(name)))
                .sorted()
                .forEach(name -> reading.faults.add(Refusal.of(RefusalCode.UNKNOWN_FIELD, stage.path() + "." + name)));
        return reading;
    }

    private <T> void read(Field<T> field, Entries entries, CreditCode registered, Policy policy) {
        if (!field.applies(entries)) {
            return;
        }
        Optional<String> text = entries.text(field.name());
        if (text.isEmpty()) {
            if (field.requiredIn(entries, policy)) {
                faults.add(Refusal.of(RefusalCode.FIELD_REQUIRED, field.path()));
            }
            return;
        }
        switch (field.kind().parse(text.get())) {
            case Parsed.Good<T>(T value) -> values.put(field, value);
            case Parsed.Bad<T> bad -> {
                if (bad.code() == RefusalCode.CREDIT_CODE_CHECK
                        && CreditCode.check(text.get()) instanceof Checked.Doubtful<CreditCode> doubtful
                        && doubtful.value().equals(registered)) {
                    values.put(field, registered);
                } else {
                    faults.add(new Refusal(bad.code(), field.path(), bad.found()));
                }
            }
        }
    }

    List<Refusal> faults() {
        return List.copyOf(faults);
    }

    /** The value of an optional field. */
    @SuppressWarnings("unchecked") // put there by read() under the same field
    <T> @Nullable T find(Field<T> field) {
        return (T) values.get(field);
    }

    /** The value of a required field; only after {@link #faults} turned out empty. */
    <T> T get(Field<T> field) {
        T value = find(field);
        if (value == null) {
            throw new IllegalStateException(field.path() + " was read with faults");
        }
        return value;
    }
}
