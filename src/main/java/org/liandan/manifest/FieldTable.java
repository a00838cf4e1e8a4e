package org.liandan.manifest;

import java.util.List;
import org.liandan.party.Sentence;
import org.liandan.policy.OpenPoint;
import org.liandan.policy.Policy;

/** The field table in words: the page, the document and whoever asks read these lines. */
public final class FieldTable {

    private static final Sentence NOTHING = new Sentence("", "");

    private FieldTable() {}

    /**
     * One field in words.
     *
     * @param path where it stands in requests
     * @param label what it is called
     * @param needed whether its stage needs it
     * @param check what it accepts
     * @param where where it has a meaning at all; empty for everywhere
     * @param initial where a form takes its first value from
     * @param clause paragraph of the notice
     * @param rule number in the list of rules
     * @param named whether the notice names it; the others follow its 「等」
     */
    public record Line(
            String path,
            Sentence label,
            Sentence needed,
            Sentence check,
            Sentence where,
            Sentence initial,
            String clause,
            String rule,
            boolean named) {}

    /** The lines of one stage, in the order of the notice. */
    public static List<Line> lines(Stage stage, Policy policy) {
        return ManifestFields.of(stage).stream()
                .map(field -> line(field, policy))
                .toList();
    }

    private static Line line(Field<?> field, Policy policy) {
        Condition<?> condition = field.condition();
        return new Line(
                field.path(),
                field.label(),
                needed(field.requirement(), policy),
                field.kind().check(),
                condition == null ? NOTHING : condition.words(),
                new Sentence(field.initial().chinese(), field.initial().english()),
                field.clause(),
                field.rule(),
                field.named());
    }

    private static Sentence needed(Requirement requirement, Policy policy) {
        return switch (requirement) {
            case Requirement.Always _ -> new Sentence("必填", "needed");
            case Requirement.Voluntary _ -> new Sentence("选填", "voluntary");
            case Requirement.Ruled(OpenPoint<Boolean> point) ->
                policy.get(point)
                        ? new Sentence("必填（区执法局决定）", "needed, as the bureau ruled")
                        : new Sentence("选填，待区执法局决定", "voluntary until the bureau rules (" + point.name() + ")");
        };
    }
}
