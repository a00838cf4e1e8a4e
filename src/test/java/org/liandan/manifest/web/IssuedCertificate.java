package org.liandan.manifest.web;

import io.restassured.http.ContentType;

/**
 * A load that has been received, and the code on its certificate, for tests of other packages.
 *
 * @param code what the QR code says
 * @param shortCode to be typed
 * @param plate the truck
 */
public record IssuedCertificate(String code, String shortCode, String plate) {

    /** One of its own. */
    public static IssuedCertificate make() {
        District district = new District();
        var answer = district.producer()
                .accept(ContentType.JSON)
                .get("/api/v1/manifests/" + district.closed() + "/certificate")
                .then()
                .statusCode(200)
                .extract();
        return new IssuedCertificate(answer.path("check.code"), answer.path("check.shortCode"), district.plate);
    }
}
