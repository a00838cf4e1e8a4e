package org.liandan.manifest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stage as JSON: whatever names it has, as written; the field table judges them. */
class StageBodiesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void keepsEveryScalarAsItWasWritten() throws JsonProcessingException {
        String sent = """
                {"originPlace": "A", "producer": {"volumeM3": 12.50, "crossDistrict": false, "siteName": " 工地 ", "goodSoil": null,
                 "noSuchField": 1}}""";

        ManifestRequest request = JSON.readValue(sent, ManifestRequest.class);

        assertThat(request.asked().producer().texts())
                .isEqualTo(
                        Map.of("volumeM3", "12.50", "crossDistrict", "false", "siteName", " 工地 ", "noSuchField", "1"));
    }

    @Test
    void aRequestWithoutItsPartHasEveryFieldMissing() throws JsonProcessingException {
        assertThat(JSON.readValue("{}", ManifestRequest.class)
                        .asked()
                        .producer()
                        .texts())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"x\"", "{\"plate\": {}}", "{\"plate\": [1]}"})
    void refusesWhatIsNoStage(String sent) {
        assertThatThrownBy(() -> JSON.readValue(sent, CarriageRequest.class))
                .isInstanceOf(MismatchedInputException.class);
    }

    @Test
    void refusesMoreMembersThanAnyStageHas() {
        String sent =
                IntStream.range(0, 200).mapToObj(i -> "\"f" + i + "\": 1").collect(Collectors.joining(", ", "{", "}"));

        assertThatThrownBy(() -> JSON.readValue(sent, ReceiptRequest.class))
                .isInstanceOf(MismatchedInputException.class);
    }

    @Test
    void isWrittenTheSameWhateverTheOrderOfItsMembers() throws JsonProcessingException {
        String one = "{\"plate\": \"蒙B12345\", \"driverName\": \"李四\"}";
        String other = "{\"driverName\": \"李四\", \"plate\": \"蒙B12345\"}";

        assertThat(JSON.writeValueAsString(JSON.readValue(one, CarriageRequest.class)))
                .isEqualTo(JSON.writeValueAsString(JSON.readValue(other, CarriageRequest.class)));
    }
}
