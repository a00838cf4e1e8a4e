package org.liandan.manifest.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.liandan.http.Page;
import org.liandan.manifest.Entries;
import org.liandan.manifest.Field;
import org.liandan.manifest.FieldKind;
import org.liandan.manifest.Labelled;
import org.liandan.manifest.ManifestFields;
import org.liandan.manifest.Refusal;
import org.liandan.manifest.Stage;
import org.liandan.policy.Policy;

/**
 * One stage's form as it stands on the page: what is typed, and what was wrong with what was sent. Controls are made
 * from the field table, so a field added there has its label, bounds and refusals here at once.
 */
public final class StageForm {

    private final Stage stage;
    private final Map<String, String> values;
    private final List<Refusal> refusals;
    private final Page page;
    private final Policy policy;

    private StageForm(Stage stage, Map<String, String> values, List<Refusal> refusals, Page page, Policy policy) {
        this.stage = stage;
        this.values = Map.copyOf(values);
        this.refusals = List.copyOf(refusals);
        this.page = page;
        this.policy = policy;
    }

    /**
     * A form that nobody has sent yet.
     *
     * @param policy what held when the manifest was issued, or now for a new one; it says which added fields are asked for
     */
    static StageForm fresh(Stage stage, Entries defaults, Page page, Policy policy) {
        return new StageForm(stage, defaults.texts(), List.of(), page, policy);
    }

    /** The form that was sent and refused, with everything that was typed. */
    static StageForm refused(Stage stage, Entries sent, List<Refusal> refusals, Page page, Policy policy) {
        return new StageForm(stage, sent.texts(), refusals, page, policy);
    }

    /** Whether anything was refused. */
    public boolean bad() {
        return !refusals.isEmpty();
    }

    /** The sentence over the form: what concerns no field, or that fields are marked; empty for a form not sent yet. */
    public String refusal() {
        for (Refusal refusal : refusals) {
            if (refusal.field() == null) {
                return sentence(refusal, page);
            }
        }
        return bad() ? page.text("form.refused", refusals.size()) : "";
    }

    /** For choices that are no field of the stage. */
    public List<String> noFaults() {
        return List.of();
    }

    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** What was wrong with the field of that path, each with its clause. */
    public List<String> faults(String path) {
        List<String> sentences = new ArrayList<>();
        for (Refusal refusal : refusals) {
            if (path.equals(refusal.field())) {
                sentences.add(sentence(refusal, page));
            }
        }
        return sentences;
    }

    /** A refusal in the reader's language, with the paragraph of the notice that it rests on. */
    static String sentence(Refusal refusal, Page page) {
        return page.pick(refusal.sentence().chinese(), refusal.sentence().english())
                + page.text("form.clause", refusal.code().clause());
    }

    /**
     * The control of that field.
     *
     * @throws IllegalArgumentException if the stage has no such field: a mistake in a template
     */
    public Control control(String name) {
        return control(field(name));
    }

    private Control control(Field<?> field) {
        return Control.of(
                field,
                field.requirement().holds(policy),
                page.pick(field.chinese(), field.english()),
                value(field.name()),
                choices(field),
                faults(field.path()));
    }

    /** The controls of those fields that have a meaning only for what is filled in. */
    public List<Control> conditional() {
        Entries filled = new Entries(values);
        return ManifestFields.of(stage).stream()
                .filter(field ->
                        field.isConditional() && !(field.kind() instanceof FieldKind.YesNo) && field.applies(filled))
                .map(this::control)
                .toList();
    }

    private List<Choice> choices(Field<?> field) {
        List<Choice> choices = new ArrayList<>();
        if (!(field.kind() instanceof FieldKind.Code<?> code)) {
            return choices;
        }
        for (Labelled option : code.options()) {
            choices.add(Choice.of(
                    option.name(),
                    page.pick(option.chinese(), option.english()),
                    option.name().equals(value(field.name()))));
        }
        return choices;
    }

    private Field<?> field(String name) {
        return ManifestFields.of(stage).stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("stage " + stage + " has no field '" + name + "'"));
    }
}
