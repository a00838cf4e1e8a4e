package org.liandan.manifest;

/**
 * One field of a manifest. Validation, forms and documentation come from this.
 *
 * @param stage whose part it belongs to
 * @param name its name within that part, as in the outside contract
 * @param chinese its label, in the notice's words where the notice names it
 * @param english its label in English
 * @param required whether the stage can be signed without it
 * @param named whether the notice names it; others follow the 「等」 behind each list
 * @param rule the rule's number in the project's list of rules
 * @param kind what it may hold
 * @param <T> what its text becomes
 */
public record Field<T>(
        Stage stage,
        String name,
        String chinese,
        String english,
        boolean required,
        boolean named,
        String rule,
        FieldKind<T> kind) {

    /** Its path in requests and problems. */
    public String path() {
        return stage.path() + "." + name;
    }

    /** The paragraph of the notice that it stands in. */
    public String clause() {
        return stage.clause();
    }
}
