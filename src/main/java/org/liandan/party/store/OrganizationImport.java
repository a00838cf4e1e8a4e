package org.liandan.party.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.http.BulkMerge;
import org.liandan.http.ImportOutcome;

/** Writes many organisations at once; the credit code tells whether one is there already. */
@ApplicationScoped
public class OrganizationImport {

    /** One organisation, checked; what is null leaves a known organisation as it is. */
    public record Line(
            String name,
            String creditCode,
            @Nullable String overrideReason,
            @Nullable String address,
            @Nullable String phone) {}

    private static final String MERGE = """
            with line as (
                select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    with ordinality as l(name, credit_code, reason, address, phone, n)
            ), merged as (
                insert into organization as o (name, credit_code, credit_code_override_reason, address, phone)
                select name, credit_code, reason, address, phone from line order by n
                on conflict (credit_code) do update
                    set name = excluded.name, credit_code_override_reason = excluded.credit_code_override_reason,
                        address = coalesce(excluded.address, o.address), phone = coalesce(excluded.phone, o.phone),
                        updated_at = now(), version = o.version + 1
                    where (o.name, o.credit_code_override_reason, o.address, o.phone) is distinct from
                          (excluded.name, excluded.credit_code_override_reason, coalesce(excluded.address, o.address),
                           coalesce(excluded.phone, o.phone))
                returning o.credit_code::text, o.xmax = 0 as created
            )
            select case when m.created then 'CREATED' when m.created is null then 'UNCHANGED' else 'UPDATED' end
            from line l left join merged m using (credit_code) order by l.n""";

    private final BulkMerge merge;

    OrganizationImport(BulkMerge merge) {
        this.merge = merge;
    }

    /** Writes the lines in the running transaction; no two have the same credit code. */
    public List<ImportOutcome> merge(List<Line> lines) {
        return merge.merge(
                MERGE,
                List.of(
                        lines.stream().map(Line::name).toList(),
                        lines.stream().map(Line::creditCode).toList(),
                        lines.stream().map(Line::overrideReason).toList(),
                        lines.stream().map(Line::address).toList(),
                        lines.stream().map(Line::phone).toList()));
    }
}
