package org.liandan.manifest.store;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.http.KeysKey;
import org.liandan.http.store.PersonalSeal;
import org.liandan.http.store.Statements;
import org.liandan.manifest.Field;
import org.liandan.manifest.FieldChange;
import org.liandan.manifest.ManifestFields;

/**
 * Which texts of a manifest are sealed on their way to the database and opened on their way back: those that the field table calls
 * personal, as columns of the manifest, in its steps, its editions and its corrections. What is signed is the open text.
 */
@Singleton
public class PersonalFields {

    /** {@code handlerName} and the like, within a stage. */
    private static final Set<String> NAMES =
            ManifestFields.personal().stream().map(Field::name).collect(Collectors.toUnmodifiableSet());

    /** {@code producer.handlerName} and the like. */
    private static final Set<String> PATHS =
            ManifestFields.personal().stream().map(Field::path).collect(Collectors.toUnmodifiableSet());

    /** {@code producer_handler_name} and the like. */
    static final Set<String> COLUMNS = ManifestFields.personal().stream()
            .map(field -> column(field.path()))
            .collect(Collectors.toUnmodifiableSet());

    /** What a text of a step may be called: a field as it was sent or corrected, or a column as it was changed. */
    static final Set<String> IN_STEPS =
            Stream.of(NAMES, PATHS, COLUMNS).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    /** One of them may have been changed, which is for the audit to find. */
    private static final int TRIED = 20;

    private final PersonalSeal seal;

    public PersonalFields(PersonalSeal seal) {
        this.seal = seal;
    }

    /**
     * For a program without the application around it.
     *
     * @param secret {@code LIANDAN_KEYS_KEY}, and the one before while it is being replaced
     * @throws IllegalStateException if the database holds sealed texts and none of them opens under that secret: whatever would be said
     *     of the rest would be said of the key
     */
    public static PersonalFields under(KeysKey secret, DataSource database) {
        PersonalSeal seal = new PersonalSeal(secret);
        List<String> some = new Statements(database)
                .query(
                        "select producer_handler_phone from manifest where producer_handler_phone like ? limit "
                                + TRIED,
                        row -> row.getString(1),
                        PersonalSeal.MARK + "%");
        if (!some.isEmpty() && some.stream().map(seal::shown).allMatch(PersonalSeal.UNREADABLE::equals)) {
            throw new IllegalStateException("姓名和电话是加密的，需要环境变量 LIANDAN_KEYS_KEY（该数据库的原密钥）"
                    + " names and telephone numbers are sealed: set LIANDAN_KEYS_KEY to this database's secret");
        }
        return new PersonalFields(seal);
    }

    private static String column(String path) {
        return path.replace('.', '_').replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** A value as it goes into that column of {@code manifest}. */
    @Nullable Object toColumn(String column, @Nullable Object value) {
        return value instanceof String text && COLUMNS.contains(column) ? seal.seal(text) : value;
    }

    /** A text of that column of {@code manifest}, opened. */
    String fromColumn(String column, String stored) {
        return COLUMNS.contains(column) ? seal.open(stored) : stored;
    }

    /** A step's texts as they go into the database. */
    Map<String, String> toStep(Map<String, String> texts) {
        return each(texts, IN_STEPS, seal::seal);
    }

    /** A step's texts as they were signed. */
    Map<String, String> fromStep(Map<String, String> stored) {
        return each(stored, IN_STEPS, seal::open);
    }

    /** The content of an edition, by stage, as it goes into the database. */
    Map<String, Map<String, String>> toEdition(Map<String, Map<String, String>> content) {
        return stages(content, seal::seal);
    }

    /** The content of an edition, by stage. */
    Map<String, Map<String, String>> fromEdition(Map<String, Map<String, String>> stored) {
        return stages(stored, seal::open);
    }

    /** A correction's differences as they go into the database. */
    List<FieldChange> toCorrection(List<FieldChange> changes) {
        return differences(changes, seal::seal);
    }

    /** A correction's differences. */
    List<FieldChange> fromCorrection(List<FieldChange> stored) {
        return differences(stored, seal::open);
    }

    private static Map<String, Map<String, String>> stages(
            Map<String, Map<String, String>> content, UnaryOperator<String> turn) {
        Map<String, Map<String, String>> turned = new TreeMap<>();
        content.forEach((stage, texts) -> turned.put(stage, each(texts, NAMES, turn)));
        return turned;
    }

    private static List<FieldChange> differences(List<FieldChange> changes, UnaryOperator<String> turn) {
        return changes.stream()
                .map(change -> PATHS.contains(change.path())
                        ? new FieldChange(change.path(), turned(change.before(), turn), turned(change.after(), turn))
                        : change)
                .toList();
    }

    /** An empty text stays one: it says that there is nothing, and whether something is there is nobody's secret. */
    private static @Nullable String turned(@Nullable String text, UnaryOperator<String> turn) {
        return text == null || text.isEmpty() ? text : turn.apply(text);
    }

    private static Map<String, String> each(Map<String, String> texts, Set<String> which, UnaryOperator<String> turn) {
        Map<String, String> turned = new TreeMap<>(texts);
        turned.replaceAll((name, text) -> which.contains(name) && !text.isEmpty() ? turn.apply(text) : text);
        return turned;
    }
}
