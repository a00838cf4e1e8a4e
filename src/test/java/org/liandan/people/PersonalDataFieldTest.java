package org.liandan.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.liandan.operations.KnownJob;
import org.liandan.party.Sentence;

/** {@code docs/personal-data.md} is written from the table. After a change run this test with {@code -Dliandan.docs=write}. */
class PersonalDataFieldTest {

    private static final Path DOCUMENT = Path.of("docs/personal-data.md");

    @Test
    void theDocumentIsCurrent() throws IOException {
        String document = document();
        if ("write".equals(System.getProperty("liandan.docs"))) {
            Files.writeString(DOCUMENT, document);
        }

        assertThat(Files.readString(DOCUMENT)).isEqualTo(document);
    }

    @Test
    void aJobThatIsSaidToEndSomethingExists() {
        List<String> jobs = Arrays.stream(KnownJob.values()).map(Enum::name).toList();

        assertThat(Arrays.stream(PersonalDataField.values())
                        .map(PersonalDataField::retention)
                        .filter(Retention.ByAnotherJob.class::isInstance)
                        .map(retention -> ((Retention.ByAnotherJob) retention).job()))
                .isSubsetOf(jobs);
    }

    @Test
    void whateverOurJobEndsStandsInTheTable() {
        assertThat(Arrays.stream(PersonalDataField.values())
                        .map(PersonalDataField::retention)
                        .filter(Retention.ByUs.class::isInstance)
                        .map(retention -> ((Retention.ByUs) retention).limit()))
                .containsExactlyInAnyOrder(Expiry.values());
    }

    @Test
    void noColumnStandsTwice() {
        assertThat(Arrays.stream(PersonalDataField.values())
                        .flatMap(field -> field.columns().stream())
                        .toList())
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(PersonalDataField.NOT_PERSONAL.keySet());
    }

    /** 网络安全法 asks for six months of logs. */
    @Test
    void logsAreKeptForSixMonths() {
        assertThat(Expiry.SESSIONS.days()).isGreaterThanOrEqualTo(180);
        assertThat(Expiry.TOKENS.days()).isGreaterThanOrEqualTo(180);
    }

    private static String document() {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        lines.add("# What is held about people 个人信息清单")
                .add("")
                .add(
                        "Written from `people.PersonalDataField` by `PersonalDataFieldTest`; do not edit. The same on the page `/people`, where an")
                .add(
                        "administrator finds what is held about one person (`GET /api/v1/people/export?phone=…&username=…`, audited). Articles are those of")
                .add(
                        "《中华人民共和国个人信息保护法》 unless another law is named. Columns of the schema that look personal and are not listed here")
                .add("fail `PersonalDataStoreTest`.")
                .add("")
                .add(
                        "What is over is deleted once a day by the job `PEOPLE` and those that are named; the audit log has how many records went.")
                .add("")
                .add("| what | whose | purpose | ground | who sees it | protection | how long |")
                .add("| --- | --- | --- | --- | --- | --- | --- |");
        for (PersonalDataField field : PersonalDataField.values()) {
            lines.add("| %s | %s | %s | %s | %s | %s | %s |"
                    .formatted(
                            both(field.label()),
                            both(field.whose()),
                            both(field.purpose()),
                            both(field.ground().words()),
                            both(field.masked()),
                            both(field.protection().words()),
                            both(field.retention().words()) + job(field.retention())));
        }
        lines.add("").add("## Columns").add("");
        for (PersonalDataField field : PersonalDataField.values()) {
            lines.add("- " + field.label().english() + ": "
                    + field.columns().stream().map("`%s`"::formatted).collect(Collectors.joining(", ")));
        }
        lines.add("").add("Not personal, whatever their names:").add("");
        new TreeMap<>(PersonalDataField.NOT_PERSONAL)
                .forEach((column, what) -> lines.add("- `%s`: %s".formatted(column, what)));
        return lines.toString();
    }

    private static String job(Retention retention) {
        return switch (retention) {
            case Retention.ByUs _ -> " (`PEOPLE`)";
            case Retention.ByAnotherJob(String job, Sentence _) -> " (`" + job + "`)";
            case Retention.WithItsRecord _ -> "";
        };
    }

    private static String both(Sentence sentence) {
        return sentence.chinese() + " " + sentence.english();
    }
}
