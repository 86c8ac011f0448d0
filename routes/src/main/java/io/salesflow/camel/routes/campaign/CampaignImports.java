package io.salesflow.camel.routes.campaign;

import io.salesflow.camel.client.SalesflowRateLimitException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/**
 * The imports of a Camel context. They come one after the other, so that two routes that have the same person do not both find
 * that he is not there.
 */
final class CampaignImports extends ServiceSupport {
    private final CamelContext context;
    private final InstantSource clock = InstantSource.system();
    private final ReentrantLock turn = new ReentrantLock(true);
    private SalesflowMembers members;
    private UnansweredImports unanswered;
    private CampaignImport imports;
    private Instant pausedUntil = Instant.MIN;

    private CampaignImports(CamelContext context) {
        this.context = context;
    }

    /** The one of that context. */
    static CampaignImports of(CamelContext context) {
        synchronized (CampaignImports.class) {
            CampaignImports known = context.hasService(CampaignImports.class);
            if (known != null) {
                return known;
            }
            try {
                CampaignImports added = new CampaignImports(context);
                ServiceHelper.startService(added); // one that can't start is not to be found
                context.addService(added, true, true);
                return added;
            } catch (Exception e) {
                throw RuntimeCamelException.wrapRuntimeException(e);
            }
        }
    }

    /** See {@link CampaignImport#run}. */
    ImportTotals run(long campaignId, Iterator<PersonToImport> people, ResultFile results) {
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
            return imports.run(campaignId, people, results);
        } catch (SalesflowRateLimitException e) {
            pausedUntil = clock.instant().plus(e.retryAfter().orElse(Duration.ZERO));
            throw new ImportUnfinishedException("The import goes on with the next poll: " + e.getMessage(), e);
        } finally {
            turn.unlock();
        }
    }

    @Override
    protected void doStart() throws Exception {
        ImportSettings settings = ImportSettings.of(context);
        members = new SalesflowMembers(context);
        ServiceHelper.startService(members);
        unanswered = UnansweredImports.open(Path.of(settings.stateFile()));
        imports = new CampaignImport(members, unanswered, settings, clock, context::isStopping);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(members);
        if (unanswered != null) {
            unanswered.close();
        }
    }
}
