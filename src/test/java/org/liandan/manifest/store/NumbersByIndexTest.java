package org.liandan.manifest.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.http.store.Statements;

/** A number compared with a text is compared without an index: with years of manifests each such look is one at all of them. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class NumbersByIndexTest {

    @Inject
    Statements statements;

    @Test
    void noFunctionComparesANumberWithATextAsItIs() {
        assertThat(statements.query("""
                        select p.proname || ': ' || m.found[1]
                          from pg_proc p join pg_language l on l.oid = p.prolang and l.lanname in ('sql', 'plpgsql'),
                               lateral unnest(p.proargnames) as a (name),
                               lateral regexp_matches(p.prosrc,
                                   '((?:number|child|parent) = ' || a.name || '(?!::bpchar)\\M)', 'g') as m (found)
                         where p.pronamespace = 'public'::regnamespace
                           and 'text'::regtype = any (p.proargtypes)""", row -> row.getString(1))).isEmpty();
        assertThat(statements.query(
                        "select proname from pg_proc where prosrc like '%= of_number::bpchar%' order by 1",
                        row -> row.getString(1)))
                .containsExactly("seal_edition", "seal_step");
    }
}
