package org.liandan.ledger.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.liandan.http.Caller;
import org.liandan.http.Problem;
import org.liandan.http.TableFile;
import org.liandan.ledger.ExportState;
import org.liandan.ledger.LedgerRefusal;
import org.liandan.ledger.LedgerRefusedException;
import org.liandan.ledger.RegisterFilter;
import org.liandan.ledger.RegisterKind;
import org.liandan.ledger.store.ExportBook;
import org.liandan.ledger.store.ExportJob;
import org.liandan.ledger.store.ExportRunner;

/** Exports as a caller may ask for, watch and fetch them. */
@ApplicationScoped
class ExportDesk {

    private static final int LISTED = 50;

    private final RegisterDesk registers;
    private final ExportBook book;
    private final ExportRunner runner;
    private final Event<ExportJob> asked;

    ExportDesk(RegisterDesk registers, ExportBook book, ExportRunner runner, Event<ExportJob> asked) {
        this.registers = registers;
        this.book = book;
        this.runner = runner;
        this.asked = asked;
    }

    @Transactional
    public ExportJob ask(RegisterKind register, RegisterQuery query, TableFile.Format format, Caller caller) {
        RegisterFilter filter = query.filter(registers.today());
        ExportJob job = book.enter(
                register,
                registers.subject(register, caller),
                filter,
                format,
                caller.username(),
                caller.organization());
        asked.fire(job);
        return job;
    }

    /** Not before the job can be seen by the thread that does it. */
    void begin(@Observes(during = TransactionPhase.AFTER_SUCCESS) ExportJob job) {
        runner.begin();
    }

    List<ExportJob> list(Caller caller) {
        return book.of(caller.username(), LISTED);
    }

    ExportJob find(long id, Caller caller) {
        return book.find(id, caller.username())
                .orElseThrow(() -> Problem.notFound("没有这个导出任务。 There is no such export."));
    }

    void cancel(long id, Caller caller) {
        ExportJob job = find(id, caller);
        book.cancel(job);
    }

    /** The file, audited; whoever has lost the role since he or she asked for it does not get it. */
    Response file(long id, Caller caller) {
        ExportJob job = find(id, caller);
        registers.subject(job.register(), caller);
        Path file = runner.file(job);
        if (job.state() != ExportState.DONE || !Files.isReadable(file)) {
            throw new LedgerRefusedException(
                    LedgerRefusal.EXPORT_NOT_READY, job.state().chinese());
        }
        book.fetched(job);
        return Response.ok(file.toFile(), job.format().mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + job.register().slug() + "-"
                                + job.filter().from() + "-" + job.filter().to() + "."
                                + job.format().extension() + "\"")
                .build();
    }
}
