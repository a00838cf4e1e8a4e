package org.liandan.app;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import org.liandan.haul.Measure;

/** How values of the pure core, which knows no JSON, are written where views unwrap them. */
@Singleton
class JsonShapes implements ObjectMapperCustomizer {

    /** A kind of violation that compares no speeds has none to tell. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private abstract static class WhatIsThere {}

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.addMixIn(Measure.Values.class, WhatIsThere.class);
    }
}
