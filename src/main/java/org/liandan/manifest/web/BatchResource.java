package org.liandan.manifest.web;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.FieldViolation;
import org.liandan.http.Idempotency;
import org.liandan.http.Problem;
import org.liandan.manifest.Entries;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.Refusal;
import org.liandan.manifest.store.Filing;
import org.liandan.manifest.store.ManifestDesk;
import org.liandan.manifest.store.StoredManifest;
import org.liandan.party.Checked;

/**
 * Several manifests in one request, one transaction. Each item has its own result; a refused one has written nothing. Where
 * all or nothing was asked for and one is refused, the answer is a 422 that carries every result, and nothing is written.
 */
@Path(ManifestResource.PATH)
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "manifests")
public class BatchResource {

    /** A morning's trucks of one site. */
    static final int MOST_CREATED = 30;

    /** A gate's queue. */
    static final int MOST_RECEIVED = 50;

    private final ManifestDesk desk;
    private final Caller caller;
    private final Idempotency idempotency;

    BatchResource(ManifestDesk desk, Caller caller, Idempotency idempotency) {
        this.desk = desk;
        this.caller = caller;
        this.idempotency = idempotency;
    }

    /**
     * Either so many alike, or items of their own.
     *
     * @param template what each of them is
     * @param count how many alike, 1 to 30
     * @param items 1 to 30; instead of template and count
     * @param allOrNothing true when left out
     */
    @Schema(name = "ManifestBatch")
    public record BatchRequest(
            @Nullable ManifestRequest template,
            @Nullable Integer count,
            @Nullable List<ManifestRequest> items,
            @Nullable Boolean allOrNothing) {

        boolean together() {
            return !Boolean.FALSE.equals(allOrNothing);
        }

        List<ManifestRequest> wanted() {
            if ((template == null) == (items == null) || (template == null) != (count == null)) {
                throw Problem.invalid(List.of(new FieldViolation(
                        "items", "应给出 template 和 count，或给出 items Give template and count, or items.")));
            }
            if (template != null && count != null) {
                bounded("count", count, MOST_CREATED);
                return Collections.nCopies(count, template);
            }
            List<ManifestRequest> all = items == null ? List.of() : items;
            bounded("items", all.size(), MOST_CREATED);
            return all;
        }
    }

    /** One load to be confirmed. */
    @Schema(name = "ReceiptItem")
    public record ReceiptItem(
            @Nullable String number, @Nullable ReceiptRequest receipt) {}

    /**
     * Loads to be confirmed in one go.
     *
     * @param items 1 to 50
     * @param allOrNothing false when left out: a truck that is odd does not hold up the others
     */
    @Schema(name = "ReceiptBatch")
    public record ReceiptsRequest(
            @Nullable List<ReceiptItem> items, @Nullable Boolean allOrNothing) {}

    /**
     * What came of one item.
     *
     * @param index its place in the request, from 0
     * @param status that the item alone would have been answered with
     * @param number of the manifest, where there is one
     * @param refusals why not; empty where it was taken
     */
    @Schema(name = "BatchResult")
    public record ItemBody(
            int index,
            int status,
            @Nullable String number,
            @Nullable ManifestState state,
            @Nullable Integer version,
            List<ManifestProblems.Told> refusals) {

        boolean good() {
            return refusals.isEmpty() && status < 400;
        }
    }

    /** What came of all of them. */
    @Schema(name = "BatchResults")
    public record BatchBody(int accepted, int refused, List<ItemBody> items) {

        static BatchBody of(List<ItemBody> items) {
            int good = (int) items.stream().filter(ItemBody::good).count();
            return new BatchBody(good, items.size() - good, items);
        }
    }

    @POST
    @RolesAllowed({"PRODUCER", "CARRIER", "DRIVER", "RECEIVER", "BUREAU", "BUREAU_ADMIN"})
    @Path("/batch")
    @Transactional
    @Operation(summary = "一次开具多份联单（最多 30 份） Create up to 30 manifests in one go")
    public Response create(
            @NotNull BatchRequest request, @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        return idempotency.once(idempotencyKey, request, () -> {
            List<ItemBody> items = new ArrayList<>();
            for (ManifestRequest item : request.wanted()) {
                items.add(result(items.size(), desk.create(item.asked(), item.issueAtOnce(), caller), 201));
            }
            return answered(items, request.together());
        });
    }

    @PUT
    @RolesAllowed({"PRODUCER", "CARRIER", "DRIVER", "RECEIVER", "BUREAU", "BUREAU_ADMIN"})
    @Path("/receipts")
    @Transactional
    @Operation(summary = "一次确认多车（最多 50 车） Confirm up to 50 loads in one go")
    public Response receive(
            @NotNull ReceiptsRequest request, @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        List<ReceiptItem> wanted = request.items() == null ? List.of() : request.items();
        bounded("items", wanted.size(), MOST_RECEIVED);
        return idempotency.once(
                idempotencyKey, request, () -> answered(received(wanted), Boolean.TRUE.equals(request.allOrNothing())));
    }

    private List<ItemBody> received(List<ReceiptItem> wanted) {
        Map<ManifestNumber, Entries> receipts = new LinkedHashMap<>();
        List<@Nullable ManifestNumber> numbers = new ArrayList<>();
        for (ReceiptItem item : wanted) {
            ManifestNumber number = number(item.number());
            numbers.add(number);
            if (number != null && receipts.put(number, entries(item)) != null) {
                throw Problem.invalid(List.of(new FieldViolation(
                        "items[" + (numbers.size() - 1) + "].number", "同一联单出现两次 The same manifest comes twice.")));
            }
        }
        Map<ManifestNumber, @Nullable Filing> filings = desk.receiveAll(receipts, caller);
        List<ItemBody> items = new ArrayList<>();
        for (ManifestNumber number : numbers) {
            Filing filing = number == null ? null : filings.get(number);
            items.add(filing == null ? unknown(items.size(), number) : result(items.size(), filing, 200));
        }
        return items;
    }

    private static Entries entries(ReceiptItem item) {
        return item.receipt() == null ? Entries.NONE : item.receipt().entries();
    }

    private static @Nullable ManifestNumber number(@Nullable String text) {
        return text != null
                        && ManifestNumber.check(text) instanceof Checked.Valid<ManifestNumber>(ManifestNumber number)
                ? number
                : null;
    }

    private static ItemBody unknown(int index, @Nullable ManifestNumber number) {
        return new ItemBody(index, 404, number == null ? null : number.value(), null, null, List.of());
    }

    private static ItemBody result(int index, Filing filing, int good) {
        return switch (filing) {
            case Filing.Filed(StoredManifest stored) ->
                new ItemBody(
                        index,
                        good,
                        stored.manifest().header().number().value(),
                        stored.manifest().state(),
                        stored.version(),
                        List.of());
            case Filing.Refused(List<Refusal> refusals, @Nullable StoredManifest current) ->
                new ItemBody(
                        index,
                        ManifestProblems.status(refusals),
                        current == null
                                ? null
                                : current.manifest().header().number().value(),
                        current == null ? null : current.manifest().state(),
                        current == null ? null : current.version(),
                        ManifestProblems.told(refusals));
        };
    }

    private static Response answered(List<ItemBody> items, boolean together) {
        BatchBody body = BatchBody.of(items);
        if (together && body.refused() > 0) {
            // thrown, so that what was written for the good ones goes back
            throw new Problem(
                    422,
                    "batch-refused",
                    "共" + items.size() + "项，其中" + body.refused() + "项不符合规定，未办理任何一项。 " + body.refused() + " of "
                            + items.size() + " break a rule; nothing was done.",
                    List.of(),
                    Map.of("accepted", body.accepted(), "refused", body.refused(), "items", items));
        }
        return Response.ok(body).build();
    }

    private static void bounded(String field, int size, int most) {
        if (size < 1 || size > most) {
            throw Problem.invalid(
                    List.of(new FieldViolation(field, "应在 1 至 " + most + " 之间 Must lie between 1 and " + most + ".")));
        }
    }
}
