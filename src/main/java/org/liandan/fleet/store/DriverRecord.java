package org.liandan.fleet.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.SourceType;
import org.hibernate.annotations.UpdateTimestamp;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Conditions;

/** A line of {@code driver}. */
@Entity
@Table(name = "driver")
public class DriverRecord extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public long id;

    @Column(nullable = false)
    public String name;

    /** Normal form of {@link org.liandan.party.PhoneNumber}; unique within the organisation. */
    @Column(nullable = false)
    @Convert(converter = SealedText.class)
    public String phone;

    /** 从业资格证. */
    @Column(name = "licence_number")
    @Convert(converter = SealedText.class)
    public @Nullable String licenceNumber;

    @Column(name = "organization_id", nullable = false)
    public long organizationId;

    /** The account with which the driver logs in, where there is one. */
    @Column(name = "user_id")
    public @Nullable Long userId;

    public boolean active = true;

    @CreationTimestamp(source = SourceType.DB)
    @Column(name = "created_at", nullable = false)
    public Instant createdAt;

    @UpdateTimestamp(source = SourceType.DB)
    @Column(name = "updated_at", nullable = false)
    public Instant updatedAt;

    @Version
    public int version;

    /** The drivers that fulfil the conditions, oldest first. */
    public static PanacheQuery<DriverRecord> search(Conditions conditions) {
        return find(conditions.query(), Sort.by("id"), conditions.parameters());
    }

    /** The identity of an account of this organisation, by its name. */
    public static Optional<Long> userId(String username, long organizationId) {
        return getEntityManager()
                .createQuery("select id from UserRecord where username = :name and organizationId = :own", Long.class)
                .setParameter("name", username)
                .setParameter("own", organizationId)
                .getResultStream()
                .findFirst();
    }

    /** The names of these accounts, by identity. */
    public static Map<Long, String> usernames(Collection<Long> userIds) {
        Map<Long, String> names = new HashMap<>();
        if (!userIds.isEmpty()) {
            getEntityManager()
                    .createQuery("select id, username from UserRecord where id in :ids", Object[].class)
                    .setParameter("ids", userIds)
                    .getResultStream()
                    .forEach(row -> names.put((Long) row[0], (String) row[1]));
        }
        return names;
    }
}
