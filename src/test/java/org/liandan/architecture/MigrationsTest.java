package org.liandan.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No migration after the first release locks a table that is being worked with for longer than the moment it takes to change the
 * catalogue. What scans or rewrites a table is done beside the work: an index concurrently, a constraint not valid first, values
 * by a job in small portions. Tables that the same migration makes are nobody's yet.
 */
class MigrationsTest {

    private static final Path FOLDER = Path.of("src/main/resources/db/migration");

    /** Up to here the schema is that of the first release: nobody has data in it yet. */
    private static final int FIRST_RELEASE = 34;

    private static final Pattern NUMBER = Pattern.compile("V(\\d+)__.*\\.sql");
    private static final Pattern MADE_HERE = Pattern.compile("create (?:unlogged )?table (?:if not exists )?(\\w+)");
    private static final Pattern INDEX =
            Pattern.compile("create (?:unique )?index (?!concurrently).*? on (?:only )?(\\w+)");
    private static final Pattern ALTER = Pattern.compile("alter table (?:if exists )?(?:only )?(\\w+) (.*)");
    private static final Pattern WRITE = Pattern.compile("(update|delete from) (?:only )?(\\w+)");

    @Test
    void noMigrationLocksATableThatIsBeingWorkedWith() {
        assertThat(released())
                .allSatisfy(file -> assertThat(faults(text(file)))
                        .as(file.getFileName().toString())
                        .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create index manifest_x_ix on manifest (x);",
                "create unique index manifest_x_uk on manifest (x);",
                "alter table manifest add constraint manifest_x_ck check (x > 0);",
                "alter table manifest add constraint manifest_x_fk foreign key (x) references place;",
                "alter table manifest add column x bigint not null default 0, alter column y type bigint;",
                "alter table manifest alter column x set not null;",
                "update manifest set x = 1;",
                "delete from position\nwhere at < now();",
            })
    void whatScansOrRewritesATableIsFound(String sql) {
        assertThat(faults(sql)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create index concurrently manifest_x_ix on manifest (x);",
                "alter table manifest add column x bigint;",
                "alter table manifest add constraint manifest_x_ck check (x > 0) not valid;",
                "alter table manifest validate constraint manifest_x_ck;",
                "alter table manifest add constraint manifest_x_uk unique using index manifest_x_ix;",
                "create table x (id bigint);\ncreate index x_ix on x (id);\nupdate x set id = 1;",
                "-- update manifest set x = 1;\ncomment on table manifest is 'update manifest';",
                "create function f() returns void language sql as $$ update manifest set x = 1 $$;",
            })
    void whatIsDoneBesideTheWorkIsNot(String sql) {
        assertThat(faults(sql)).isEmpty();
    }

    private static List<Path> released() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> number(file) > FIRST_RELEASE).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(Path file) {
        Matcher matcher = NUMBER.matcher(file.getFileName().toString());
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> faults(String sql) {
        List<String> faults = new ArrayList<>();
        Set<String> madeHere = new HashSet<>();
        for (String statement : statements(sql)) {
            Matcher made = MADE_HERE.matcher(statement);
            if (made.lookingAt()) {
                madeHere.add(made.group(1));
            }
            String fault = fault(statement, madeHere);
            if (!fault.isEmpty()) {
                faults.add(fault + ": " + statement);
            }
        }
        return faults;
    }

    private static String fault(String statement, Set<String> madeHere) {
        Matcher index = INDEX.matcher(statement);
        if (index.lookingAt() && !madeHere.contains(index.group(1))) {
            return "an index is made concurrently";
        }
        Matcher write = WRITE.matcher(statement);
        if (write.lookingAt() && !madeHere.contains(write.group(2))) {
            return "values are changed by a job, in small portions";
        }
        Matcher alter = ALTER.matcher(statement);
        if (!alter.lookingAt() || madeHere.contains(alter.group(1))) {
            return "";
        }
        String change = alter.group(2);
        if (change.contains("add constraint") && !change.contains("not valid") && !change.contains("using index")) {
            return "a constraint is added not valid and validated afterwards";
        }
        if (change.contains("set not null") || change.matches(".*alter column \\w+ (set data )?type .*")) {
            return "a column's type and nullness are not changed in place";
        }
        return "";
    }

    /** Statements in small letters, on one line each, without comments and without what stands in quotes or bodies of functions. */
    private static List<String> statements(String sql) {
        String bare = sql.replaceAll("(?s)\\$(\\w*)\\$.*?\\$\\1\\$", "''")
                .replaceAll("'[^']*'", "''")
                .replaceAll("--[^\n]*", " ")
                .replaceAll("\\s+", " ");
        return Stream.of(bare.toLowerCase(Locale.ROOT).split(";"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }
}
