package org.liandan.party.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.SourceType;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Conditions;

/** A line of {@code organization}: a producer, carrier, receiver or authority. */
@Entity
@Table(name = "organization")
public class OrganizationRecord extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public long id;

    @Column(nullable = false)
    public String name;

    /** 统一社会信用代码, GB 32100. */
    @Column(name = "credit_code", nullable = false)
    @JdbcTypeCode(SqlTypes.CHAR)
    public String creditCode;

    /** Why a code is kept although its check character does not fit; null where it fits. */
    @Column(name = "credit_code_override_reason")
    public @Nullable String creditCodeOverrideReason;

    public @Nullable String address;

    public @Nullable String phone;

    public boolean active = true;

    @CreationTimestamp(source = SourceType.DB)
    @Column(name = "created_at", nullable = false)
    public Instant createdAt;

    @UpdateTimestamp(source = SourceType.DB)
    @Column(name = "updated_at", nullable = false)
    public Instant updatedAt;

    @Version
    public int version;

    /** The records that fulfil the conditions, oldest first. */
    public static PanacheQuery<OrganizationRecord> search(Conditions conditions) {
        return find(conditions.query(), Sort.by("id"), conditions.parameters());
    }
}
