package org.liandan.manifest.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jspecify.annotations.Nullable;
import org.liandan.http.ProblemResponses;

/**
 * Examples in the OpenAPI document, each a file of {@code api-examples}: a request and what it is answered with, problems
 * included. {@code ApiExamplesTest} sends every one of them.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiExamples implements OASFilter {

    /** Names of the examples, in the order in which they can be sent one after the other. */
    static final List<String> NAMES = List.of(
            "create",
            "create-incomplete",
            "create-forbidden-destination",
            "handover-link",
            "carry",
            "carry-twice",
            "cancel-too-late",
            "receive",
            "correct",
            "continue-nothing",
            "batch");

    private static final String JSON = "application/json";
    private static final int FIRST_REFUSAL = 400;

    private final ObjectMapper json = new ObjectMapper();

    @Override
    public void filterOpenAPI(OpenAPI document) {
        for (String name : NAMES) {
            JsonNode example = read(name);
            Operation operation = operation(document, example);
            if (operation != null) {
                addRequest(operation, name, example);
                addAnswer(operation, name, example);
            }
        }
    }

    private JsonNode read(String name) {
        String file = "/api-examples/" + name + ".json";
        try (InputStream in = ApiExamples.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not in the application");
            }
            return json.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static @Nullable Operation operation(OpenAPI document, JsonNode example) {
        PathItem path = document.getPaths() == null
                ? null
                : document.getPaths().getPathItem(example.path("path").asText());
        return path == null
                ? null
                : path.getOperations()
                        .get(PathItem.HttpMethod.valueOf(example.path("method").asText()));
    }

    private void addRequest(Operation operation, String name, JsonNode example) {
        if (operation.getRequestBody() != null) {
            addTo(operation.getRequestBody().getContent(), JSON, name, example, "request");
        }
    }

    private void addAnswer(Operation operation, String name, JsonNode example) {
        int status = example.path("status").asInt();
        APIResponses responses = operation.getResponses();
        if (responses == null) {
            responses = OASFactory.createAPIResponses();
            operation.setResponses(responses);
        }
        APIResponse response = responses.getAPIResponse(String.valueOf(status));
        if (response == null) {
            response = OASFactory.createAPIResponse().description(ProblemResponses.title(status));
            if (status < FIRST_REFUSAL) {
                response.description("OK");
            }
            responses.addAPIResponse(String.valueOf(status), response);
        }
        if (response.getContent() == null) {
            response.setContent(OASFactory.createContent());
        }
        String type = status < FIRST_REFUSAL ? JSON : ProblemResponses.MEDIA_TYPE;
        addTo(response.getContent(), type, name, example, "answer");
    }

    private void addTo(Content content, String type, String name, JsonNode example, String member) {
        MediaType body = content.getMediaType(type);
        if (body == null) {
            body = OASFactory.createMediaType();
            content.addMediaType(type, body);
        }
        body.addExample(
                name,
                OASFactory.createExample()
                        .summary(example.path("summary").asText())
                        .value(json.convertValue(example.path(member), Object.class)));
    }
}
