package io.salesflow.camel.routes.campaign;

import io.salesflow.camel.client.SalesflowRateLimitException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/**
 * The imports of a Camel context with one file of those that have no answer. All of a context come one after the other, so that two
 * routes that have the same person do not both find that he is not there.
 */
final class CampaignImports extends ServiceSupport {
    private final CamelContext context;
    private final Path stateFile;
    private final InstantSource clock = InstantSource.system();
    private final ReentrantLock turn;
    private UnansweredImports unanswered;
    private Instant pausedUntil = Instant.MIN;

    private CampaignImports(CamelContext context, Path stateFile, ReentrantLock turn) {
        this.context = context;
        this.stateFile = stateFile;
        this.turn = turn;
    }

    /** The one of that context with that file. */
    static CampaignImports of(CamelContext context, String stateFile) {
        synchronized (CampaignImports.class) {
            Path path = Path.of(stateFile);
            Set<CampaignImports> all = context.hasServices(CampaignImports.class);
            return all.stream()
                    .filter(known -> known.stateFile.toAbsolutePath().equals(path.toAbsolutePath()))
                    .findFirst()
                    .orElseGet(() -> added(new CampaignImports(
                            context,
                            path,
                            all.stream()
                                    .findFirst()
                                    .map(known -> known.turn)
                                    .orElseGet(() -> new ReentrantLock(true)))));
        }
    }

    private static CampaignImports added(CampaignImports imports) {
        try {
            ServiceHelper.startService(imports); // one that can't start is not to be found
            imports.context.addService(imports, true, true);
            return imports;
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeException(e);
        }
    }

    /** See {@link CampaignImport#run}. */
    ImportTotals run(
            Members members,
            ImportSettings settings,
            long campaignId,
            Iterator<PersonToImport> people,
            ResultFile results) {
        try {
            turn.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImportUnfinishedException("The import did not begin, since Camel stops", e);
        }
        try {
            if (clock.instant().isBefore(pausedUntil)) {
                throw new ImportUnfinishedException("Salesflow takes no more imports until " + pausedUntil, null);
            }
            return new CampaignImport(members, unanswered, settings, clock, context::isStopping)
                    .run(campaignId, people, results);
        } catch (SalesflowRateLimitException e) {
            pausedUntil = clock.instant().plus(e.retryAfter().orElse(Duration.ZERO));
            throw new ImportUnfinishedException("The import goes on with the next poll: " + e.getMessage(), e);
        } finally {
            turn.unlock();
        }
    }

    @Override
    protected void doStart() {
        unanswered = UnansweredImports.open(stateFile);
    }

    @Override
    protected void doStop() {
        if (unanswered != null) {
            unanswered.close();
        }
    }
}
