package org.liandan.manifest;

import org.jspecify.annotations.Nullable;
import org.liandan.party.Sentence;
import org.liandan.policy.Policy;

/**
 * One field of a manifest. Validation, forms and documentation come from this.
 *
 * @param stage whose part it belongs to: its party fills it in, needs it at its own signature, and cannot change it after that
 * @param name its name within that part, as in the outside contract
 * @param chinese its label, in the notice's words where the notice names it
 * @param english its label in English
 * @param requirement whether the stage can be signed without it
 * @param named whether the notice names it; others follow the 「等」 behind each list
 * @param rule the rule's number in the project's list of rules
 * @param kind what it may hold
 * @param initial where a form takes its first value from
 * @param condition where it has a meaning at all; null for everywhere
 * @param <T> what its text becomes
 */
public record Field<T>(
        Stage stage,
        String name,
        String chinese,
        String english,
        Requirement requirement,
        boolean named,
        String rule,
        FieldKind<T> kind,
        FieldDefault initial,
        @Nullable Condition<?> condition) {

    /** Its path in requests and problems. */
    public String path() {
        return stage.path() + "." + name;
    }

    /** The paragraph of the notice that it stands in. */
    public String clause() {
        return stage.clause();
    }

    /** Whether the notice asks for it, whatever the bureau rules. */
    public boolean required() {
        return requirement instanceof Requirement.Always;
    }

    /** Whether a stage with those entries can only be signed with it, under the policy that the manifest was issued under. */
    boolean requiredIn(Entries entries, Policy policy) {
        return applies(entries) && requirement.holds(policy);
    }

    /** Whether it has a meaning only beside certain entries. */
    public boolean isConditional() {
        return condition != null;
    }

    /** Whether it has a meaning among those entries. */
    public boolean applies(Entries entries) {
        return condition == null || condition.met(entries);
    }

    /** Its label in both languages. */
    public Sentence label() {
        return new Sentence(chinese, english);
    }

    /** The same with a form's first value from there. */
    Field<T> startingWith(FieldDefault source) {
        return new Field<>(stage, name, chinese, english, requirement, named, rule, kind, source, condition);
    }

    /** The same, read only where that holds. */
    Field<T> onlyWhere(Condition<?> where) {
        return new Field<>(stage, name, chinese, english, requirement, named, rule, kind, initial, where);
    }
}
