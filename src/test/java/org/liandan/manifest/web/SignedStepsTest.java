package org.liandan.manifest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.manifest.seal.Finding;
import org.liandan.manifest.seal.Proof;
import org.liandan.manifest.seal.PublishedKey;
import org.liandan.manifest.seal.StepDocument;
import org.liandan.manifest.store.KeyRing;
import org.liandan.manifest.store.ProofFile;
import org.liandan.party.OrganizationId;
import org.liandan.party.Role;

/** Every step is signed by the organisation that took it, in the transaction in which it is taken. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SignedStepsTest {

    @Inject
    KeyRing keys;

    @Inject
    DataSource database;

    private static String proofOf(RequestSpecification reader, String number) {
        return reader.get("/api/v1/manifests/" + number + "/proof")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private String root() {
        return keys.published().getFirst().id();
    }

    @Test
    void aProofOfTheWholeLifeHoldsAndSaysWhoDidWhat() {
        District district = new District();
        String number = district.closed();

        Proof proof = ProofFile.read(proofOf(district.carrier(), number));

        assertThat(proof.verify(root())).isEmpty();
        assertThat(proof.roots()).contains(root());
        List<StepDocument> documents = proof.steps().stream()
                .map(step -> StepDocument.of(step.document()))
                .toList();
        assertThat(documents.stream().map(StepDocument::kind))
                .containsExactly("CREATED", "ISSUED", "CARRIED", "RECEIVED");
        assertThat(documents.stream().map(StepDocument::organization))
                .containsExactly(
                        district.producerCode, district.producerCode, district.carrierCode, district.receiverCode);
        assertThat(documents.getLast().record())
                .containsEntry("receiver_volume_m3", "12.4")
                .containsEntry("state", "CLOSED");
        assertThat(documents.getLast().entries()).containsEntry("handlerName", "王五");
    }

    @Test
    void aCharacterChangedInTheFileIsFound() {
        District district = new District();
        String proof = proofOf(district.bureau(), district.closed());

        Proof forged = ProofFile.read(proof.replace("12.4", "92.4"));

        assertThat(forged.verify(root()).stream().map(Finding::sentence).map(Object::toString))
                .singleElement()
                .asString()
                .startsWith("第 4 步：");
    }

    @Test
    void aProofIsForThoseWhoMayReadTheManifest() {
        District district = new District();
        String path = "/api/v1/manifests/" + district.closed() + "/proof";

        district.auditor().get(path).then().statusCode(200);
        district.producer().get(path).then().statusCode(200);
        district.stranger().get(path).then().statusCode(404);
        District.nobody().get(path).then().statusCode(401);
    }

    @Test
    void aStepWithoutASignatureIsNotAdmittedByTheTable() throws SQLException {
        String number = new District().issued();

        assertThatThrownBy(() -> execute("""
            insert into manifest_event (number, seq, at, kind, username, organization_id)
            select number, 99, now(), 'CANCELLED', 'x', producer_organization_id from manifest where number = '%s'
            """.formatted(number))).hasMessageContaining("manifest_event_sealed_ck");
    }

    @Test
    void aKeyIsNeitherChangedNorDeleted() {
        new District().issued();

        assertThatThrownBy(() -> execute("update signing_key set holder = 'x'")).hasMessageContaining("retired once");
        assertThatThrownBy(() -> execute("delete from signing_key")).hasMessageContaining("append-only");
        assertThatThrownBy(() -> execute("insert into seal_beginning values (now(), 5)"))
                .hasMessageContaining("append-only");
    }

    @Test
    void aPrivateKeyDoesNotLieInTheDatabaseInTheClear() throws SQLException {
        new District().issued();

        try (var connection = database.getConnection();
                var row = connection
                        .createStatement()
                        .executeQuery(
                                "select count(*) from signing_key where length(private_key) <> 1 + 12 + 32 + 16")) {
            row.next();
            assertThat(row.getInt(1)).isZero();
        }
    }

    @Test
    void afterARotationOldAndNewStepsHoldUnderTheirOwnKeys() {
        District district = new District();
        OrganizationId receiver = new OrganizationId(district.receiverId);
        district.closed();
        String number = district.inTransit();
        String before = keyOf(district.receiverCode);

        RequestSpecification admin = Accounts.as("seal-admin", Role.BUREAU_ADMIN, receiver.value());
        String after = admin.post("/api/v1/signing-keys/" + district.receiverCode + "/rotation")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        district.receiver()
                .body(district.receipt())
                .put("/api/v1/manifests/" + number + "/receipt")
                .then()
                .statusCode(200);

        Proof proof = ProofFile.read(proofOf(district.producer(), number));
        assertThat(after).isNotEqualTo(before);
        assertThat(proof.steps().getLast().keyId()).isEqualTo(after);
        assertThat(proof.verify(root())).isEmpty();
    }

    private String keyOf(String holder) {
        return keys.published().stream()
                .filter(key -> key.holder().equals(holder) && key.validTo() == null)
                .map(PublishedKey::id)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void thePlatformsKeysAreForEverybodyAndRotationIsForItsAdministrators() {
        District district = new District();

        District.nobody()
                .get("/api/v1/signing-keys/platform")
                .then()
                .statusCode(200)
                .body("[0].holder", is("PLATFORM"));
        district.producer().get("/api/v1/signing-keys").then().statusCode(403);
        district.bureau().post("/api/v1/signing-keys/PLATFORM/rotation").then().statusCode(403);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
