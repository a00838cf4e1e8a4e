package org.liandan.manifest.web;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.http.Caller;
import org.liandan.http.Idempotency;
import org.liandan.http.ImportFiles;
import org.liandan.http.ImportLines;
import org.liandan.http.ImportMode;
import org.liandan.http.ImportOutcome;
import org.liandan.http.ImportReport;
import org.liandan.http.Page;
import org.liandan.http.Problem;
import org.liandan.http.SheetAsCsv;
import org.liandan.http.TableDownload;
import org.liandan.http.TableFile;
import org.liandan.http.Violations;
import org.liandan.manifest.DistrictTime;
import org.liandan.manifest.Entries;
import org.liandan.manifest.Labelled;
import org.liandan.manifest.store.Filing;
import org.liandan.manifest.store.ManifestDesk;
import org.liandan.manifest.store.ManifestFilter;
import org.liandan.manifest.store.ManifestSummary;
import org.liandan.manifest.store.NewManifest;
import org.liandan.manifest.store.PickLists;
import org.liandan.manifest.store.PickLists.Named;
import org.liandan.manifest.store.PickLists.PlaceOption;

/** Manifests as tables: the list for people's spreadsheets, and a producer's list of loads as drafts. */
@Path(ManifestResource.PATH)
@Authenticated
@Tag(name = "manifests")
public class ManifestTableResource {

    /** A district's month; who needs more asks by month. */
    static final int MOST_EXPORTED = 100_000;

    /** A producer's week. */
    static final int MOST_IMPORTED = 500;

    private static final int MOST_BYTES = 1 << 20;

    private static final List<String> HEADER = List.of(
            "联单编号",
            "状态",
            "产出方",
            "承运方",
            "接收方",
            "产出地",
            "目的地",
            "垃圾种类",
            "产出量（立方米）",
            "交付时间",
            "车辆牌号",
            "接收时间",
            "接收量（立方米）",
            "接受意见",
            "提示数");

    private final ManifestDesk desk;
    private final PickLists lists;
    private final ImportFiles files;
    private final Idempotency idempotency;
    private final AuditLog audit;
    private final Caller caller;
    private final Page page;

    ManifestTableResource(
            ManifestDesk desk,
            PickLists lists,
            ImportFiles files,
            Idempotency idempotency,
            AuditLog audit,
            Caller caller,
            Page page) {
        this.desk = desk;
        this.lists = lists;
        this.files = files;
        this.idempotency = idempotency;
        this.audit = audit;
        this.caller = caller;
        this.page = page;
    }

    /**
     * A load to be handed over; columns that are left out are filled from the registry.
     *
     * @param originPlace code of one of the producer's places
     * @param destinationPlace code of the place where it goes
     * @param carrierOrganization credit code of the carrier
     */
    public record LoadRow(
            @NotBlank String originPlace,
            @NotBlank String destinationPlace,
            @NotBlank String carrierOrganization,
            @NotBlank String handedOverAt,
            @NotBlank String wasteCategory,
            @NotBlank String volumeM3,
            @NotBlank String handlerName,
            @NotBlank String handlerPhone,
            @Nullable String goodSoil,
            @Nullable String crossDistrict,
            @Nullable String siteName,
            @Nullable String siteAddress) {}

    @GET
    @Path("/export")
    // for the line in the audit log; the rows go out after it
    @Transactional
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "导出联单列表 The list as CSV or XLSX, at most 100,000 lines")
    public Response export(@BeanParam ManifestQuery query, @QueryParam("format") @DefaultValue("csv") String name) {
        TableFile.Format format = TableDownload.format(name);
        ManifestFilter filter = query.filter(key -> desk.organization(key).orElse(null));
        if (desk.count(filter, MOST_EXPORTED + 1, caller) > MOST_EXPORTED) {
            throw new Problem(
                    413,
                    "too-many-rows",
                    "最多导出 " + MOST_EXPORTED + " 份，请缩短时间范围。 At most " + MOST_EXPORTED + " manifests; narrow the period.",
                    List.of(),
                    Map.of());
        }
        audit.record("MANIFESTS_EXPORTED", "manifest", format.name(), Map.of());
        return TableDownload.of(format, "联单", "manifests-" + page.today(), table -> {
            table.row(HEADER);
            desk.export(filter, MOST_EXPORTED, summary -> table.row(cells(summary)), caller);
        });
    }

    private static List<@Nullable Object> cells(ManifestSummary summary) {
        return Arrays.asList(
                summary.number().printed(),
                summary.state().chinese(),
                summary.producerName(),
                summary.carrierName(),
                summary.receiverName(),
                summary.originName(),
                summary.destinationName(),
                summary.wasteCategory().chinese(),
                summary.volumeM3(),
                DistrictTime.shown(summary.handedOverAt()),
                summary.plate(),
                summary.receivedAt() == null ? null : DistrictTime.shown(summary.receivedAt()),
                summary.receivedVolumeM3(),
                word(summary.decision()),
                summary.warnings());
    }

    private static @Nullable String word(@Nullable Labelled code) {
        return code == null ? null : code.chinese();
    }

    @POST
    @Path("/imports")
    @Transactional
    @TransactionConfiguration(timeout = 120)
    @RolesAllowed("PRODUCER")
    @Consumes({
        "text/csv",
        "text/plain",
        "application/octet-stream",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    })
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "导入待运清单为草稿（CSV、XLSX） Import a list of loads as drafts: originPlace,destinationPlace,"
                    + "carrierOrganization,handedOverAt,wasteCategory,volumeM3,handlerName,handlerPhone")
    public Response load(
            InputStream body,
            @QueryParam("mode") @Nullable String mode,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey)
            throws IOException {
        byte[] file = body.readNBytes(MOST_BYTES + 1);
        if (file.length > MOST_BYTES) {
            throw new Problem(413, "too-large", "文件最多 1 MB The file is larger than 1 MB.", List.of(), Map.of());
        }
        ImportMode importMode = ImportMode.of(mode);
        return idempotency.once(
                idempotencyKey,
                List.of(digest(file), importMode),
                () -> Response.ok(drafts(file, importMode)).build());
    }

    private ImportReport drafts(byte[] file, ImportMode mode) {
        InputStream csv = SheetAsCsv.looksLikeXlsx(file)
                ? SheetAsCsv.of(file, MOST_IMPORTED + 1)
                : new ByteArrayInputStream(file);
        Named own = lists.organization(caller.organization());
        List<PlaceOption> origins = lists.origins(caller.organization());
        ImportLines<LoadRow> lines = new ImportLines<>();
        files.csv(csv, LoadRow.class, (number, row, _, violations) -> {
            violations.require(
                    number <= MOST_IMPORTED,
                    "row",
                    "一次最多 " + MOST_IMPORTED + " 行 At most " + MOST_IMPORTED + " rows at a time.");
            if (row != null && violations.isEmpty()) {
                draft(asked(row, own, origins), violations);
            }
            lines.add(number, "", row, violations);
        });
        ImportReport report = lines.finish(
                mode, sound -> sound.stream().map(_ -> ImportOutcome.CREATED).toList());
        audit.record("MANIFESTS_IMPORTED", "manifest", mode.name(), Map.copyOf(report.counts()));
        return report;
    }

    private void draft(NewManifest asked, Violations violations) {
        if (desk.create(asked, false, caller) instanceof Filing.Refused refused) {
            refused.refusals()
                    .forEach(refusal -> violations.add(
                            refusal.field() == null ? "row" : refusal.field(),
                            refusal.sentence().both() + " 〔" + refusal.code().clause() + "〕"));
        }
    }

    private static NewManifest asked(LoadRow row, Named own, List<PlaceOption> origins) {
        PlaceOption site = origins.stream()
                .filter(place -> place.code().equals(row.originPlace()))
                .findFirst()
                .orElse(null);
        Entries entries = Entries.with(
                        "siteName", row.siteName() == null && site != null ? site.name() : row.siteName())
                .with("siteAddress", row.siteAddress() == null && site != null ? site.address() : row.siteAddress())
                .with("crossDistrict", row.crossDistrict() == null ? "false" : row.crossDistrict())
                .with("responsibleParty", own.name())
                .with("creditCode", own.creditCode())
                .with("handlerName", row.handlerName())
                .with("handlerPhone", row.handlerPhone())
                .with("handedOverAt", row.handedOverAt())
                .with("wasteCategory", row.wasteCategory())
                .with("goodSoil", row.goodSoil())
                .with("volumeM3", row.volumeM3())
                .done();
        return new NewManifest(row.originPlace(), row.destinationPlace(), row.carrierOrganization(), null, entries);
    }

    private static String digest(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every JDK", e);
        }
    }
}
