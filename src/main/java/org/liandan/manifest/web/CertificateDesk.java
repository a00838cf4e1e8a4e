package org.liandan.manifest.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.liandan.geo.LonLat;
import org.liandan.http.Caller;
import org.liandan.http.Problem;
import org.liandan.manifest.Manifest;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.WaysDriven;
import org.liandan.manifest.paper.CertificateSheet;
import org.liandan.manifest.store.Certificates;
import org.liandan.manifest.store.ManifestDesk;
import org.liandan.manifest.store.StoredManifest;
import org.liandan.paper.ChineseFont;

/** Hands out certificates, as values and on paper, to those who may know of the manifest. */
@ApplicationScoped
class CertificateDesk {

    private static final int LATER_S = 3600;

    private final ManifestDesk desk;
    private final Certificates certificates;
    private final WaysDriven ways;
    private final Caller caller;
    private final String font;
    private final String publicUrl;

    CertificateDesk(
            ManifestDesk desk,
            Certificates certificates,
            WaysDriven ways,
            Caller caller,
            @ConfigProperty(name = "liandan.evidence.font", defaultValue = " ") String font,
            @ConfigProperty(name = "liandan.public-url", defaultValue = " ") String publicUrl) {
        this.desk = desk;
        this.certificates = certificates;
        this.ways = ways;
        this.caller = caller;
        this.font = font.strip();
        this.publicUrl = publicUrl.strip();
    }

    /** A manifest that the receiver has decided on, with what makes its certificate checkable. */
    record Certificate(Manifest.Received manifest, StoredManifest stored, Certificates.Issued issued, String address) {}

    /** The certificate as of now. */
    Certificate certificate(ManifestNumber number, UriInfo uri) {
        StoredManifest stored = desk.get(number, caller);
        if (!(stored.manifest() instanceof Manifest.Received received)) {
            throw Problem.conflict(
                    "not-received",
                    "接收方确认后才形成“身份证”。 The certificate exists once the receiver has decided.",
                    Map.of("state", stored.manifest().state()));
        }
        Certificates.Issued issued = certificates
                .issue(received, stored.version())
                .orElseThrow(() -> Problem.conflict(
                        "not-signed",
                        "这份联单形成于启用电子签名之前，没有可核验的“身份证”。 This manifest is from before signing began: it has no certificate"
                                + " that can be checked.",
                        Map.of()));
        return new Certificate(received, stored, issued, base(uri) + "/verify/" + issued.code());
    }

    private String base(UriInfo uri) {
        String base = publicUrl.isEmpty() ? uri.getBaseUri().toString() : publicUrl;
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    /** The page to print. */
    byte[] pdf(Certificate certificate) {
        ChineseFont chinese = ChineseFont.find(font)
                .orElseThrow(() -> Problem.unavailable(
                        "no-chinese-font",
                        "服务器没有可嵌入的中文字体，请安装 fonts-wqy-microhei 或设置 LIANDAN_PDF_FONT。"
                                + " The server has no Chinese TrueType font to embed.",
                        LATER_S));
        Certificates.Issued issued = certificate.issued();
        var check = new CertificateSheet.Check(
                certificate.address(), issued.shortCode(), issued.head(), issued.root(), issued.asOf());
        return new CertificateSheet(
                        certificate.manifest(), certificate.stored().version(), check, way(certificate.manifest()))
                .pdf(chinese);
    }

    private List<LonLat> way(Manifest.Received manifest) {
        Manifest.Carriage carriage = manifest.load().loaded();
        return ways.between(
                carriage.vehicle(),
                carriage.signed().by().at(),
                manifest.confirmed().by().at());
    }
}
