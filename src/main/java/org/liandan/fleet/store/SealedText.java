package org.liandan.fleet.store;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;
import org.liandan.http.store.PersonalSeal;

/** A column that says who somebody is: sealed in the database, open in the record. */
@Converter
@Singleton
@Unremovable
public class SealedText implements AttributeConverter<String, String> {

    private final PersonalSeal seal;

    SealedText(PersonalSeal seal) {
        this.seal = seal;
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable String plain) {
        return plain == null ? null : seal.seal(plain);
    }

    @Override
    public @Nullable String convertToEntityAttribute(@Nullable String stored) {
        return seal.shown(stored);
    }
}
