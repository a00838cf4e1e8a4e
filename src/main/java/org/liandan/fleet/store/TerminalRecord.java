package org.liandan.fleet.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.SourceType;
import org.hibernate.annotations.UpdateTimestamp;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.TerminalProtocol;
import org.liandan.http.Conditions;

/** A line of {@code terminal}. Its authentication code is not mapped: it is no business of the registry's. */
@Entity
@Table(name = "terminal")
public class TerminalRecord extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public int id;

    /** Normal form of {@link org.liandan.fleet.TerminalPhone}. */
    @Column(nullable = false)
    public String phone;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "vehicle_id", nullable = false)
    public VehicleRecord vehicle;

    /** The maker's id of the box, where somebody has told it. */
    @Column(name = "terminal_id")
    public @Nullable String terminalId;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    public TerminalProtocol protocol = TerminalProtocol.JT808_2013;

    @Column(name = "registered_at", insertable = false, updatable = false)
    public @Nullable Instant registeredAt;

    public boolean active = true;

    @CreationTimestamp(source = SourceType.DB)
    @Column(name = "created_at", nullable = false)
    public Instant createdAt;

    @UpdateTimestamp(source = SourceType.DB)
    @Column(name = "updated_at", nullable = false)
    public Instant updatedAt;

    @Version
    public int version;

    /** The terminals, with their vehicles, that fulfil the conditions on {@code t} and {@code v}; oldest first. */
    public static PanacheQuery<TerminalRecord> search(Conditions conditions) {
        return find(
                "from TerminalRecord t join fetch t.vehicle v where " + conditions.query(),
                Sort.by("t.id"),
                conditions.parameters());
    }
}
