package io.salesflow.camel.routes.campaign;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.MemberStatus;
import io.salesflow.camel.api.SalesflowArgumentException;
import io.salesflow.camel.client.SalesflowConflictException;
import io.salesflow.camel.client.SalesflowException;
import io.salesflow.camel.client.SalesflowNotFoundException;
import io.salesflow.camel.client.SalesflowRejectedException;
import io.salesflow.camel.routes.campaign.Members.Known;
import io.salesflow.camel.routes.campaign.UnansweredImports.Sent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings people into a campaign, each once. It looks for them in Salesflow before it sends them. Whom it sends it notes first; if
 * no answer tells what became of him, he waits until the import can't take effect any more, and is looked for again before he is
 * sent again. What became of each is told in a {@link ResultFile}.
 */
final class CampaignImport {
    private static final Logger LOG = LoggerFactory.getLogger(CampaignImport.class);
    private static final int MOST_UNANSWERED_IN_A_ROW = 3;

    private final Members members;
    private final UnansweredImports unanswered;
    private final ImportSettings settings;
    private final InstantSource clock;
    private final BooleanSupplier isStopping;

    CampaignImport(
            Members members,
            UnansweredImports unanswered,
            ImportSettings settings,
            InstantSource clock,
            BooleanSupplier isStopping) {
        this.members = members;
        this.unanswered = unanswered;
        this.settings = settings;
        this.clock = clock;
        this.isStopping = isStopping;
    }

    /**
     * Deals with all who have no result yet. Memory does not grow with the number of contacts in Salesflow.
     *
     * @return what became of them; those who are not known yet have to come again
     * @throws SalesflowException if Salesflow can't be reached, or refuses everybody alike
     * @throws ImportUnfinishedException if Salesflow gives no answers, or Camel stops
     */
    ImportTotals run(long campaignId, Iterator<PersonToImport> people, ResultFile results) {
        Run run = new Run(campaignId, results);
        List<PersonToImport> batch = new ArrayList<>();
        while (people.hasNext()) {
            PersonToImport person = people.next();
            if (!results.isDone(person)) {
                batch.add(person);
            }
            if (batch.size() == settings.batchSize()) {
                run.take(batch);
                batch.clear();
            }
        }
        run.take(batch);
        return run.totals;
    }

    private final class Run {
        private final long campaignId;
        private final ResultFile results;
        private final ImportTotals totals = new ImportTotals();
        private int unansweredInARow;

        Run(long campaignId, ResultFile results) {
            this.campaignId = campaignId;
            this.results = results;
        }

        void take(List<PersonToImport> batch) {
            Map<String, List<PersonToImport>> byName = new LinkedHashMap<>();
            for (PersonToImport person : batch) {
                ImportOutcome verdict = PersonCheck.verdict(person);
                if (verdict != null) {
                    end(person, verdict);
                } else {
                    byName.computeIfAbsent(profile(person).name(), first -> new ArrayList<>())
                            .add(person);
                }
            }
            if (!byName.isEmpty()) {
                Instant lookedAt = clock.instant();
                Map<String, Known> known = members.look(campaignId, byName.keySet());
                byName.forEach((name, same) -> takeOne(same, known.get(name), lookedAt));
            }
        }

        /** The first of several of one profile that is not refused; until it is known what becomes of him, the others wait. */
        private void takeOne(List<PersonToImport> same, Known known, Instant lookedAt) {
            Iterator<PersonToImport> next = same.iterator();
            while (next.hasNext()) {
                PersonToImport person = next.next();
                Optional<ImportOutcome.Result> result = take(person, profile(person), known, lookedAt);
                if (result.isEmpty()) {
                    next.forEachRemaining(other -> totals.addUnanswered());
                } else if (result.get() != ImportOutcome.Result.REFUSED) {
                    ImportOutcome duplicate =
                            ImportOutcome.duplicate(null, "the same profile as " + results.nameOf(person), "");
                    next.forEachRemaining(other -> end(other, duplicate));
                }
            }
        }

        private static Profile profile(PersonToImport person) {
            return Profile.of(person.linkedInUrl()).orElseThrow();
        }

        /** What became of him; empty if that is not known yet. */
        private Optional<ImportOutcome.Result> take(
                PersonToImport person, Profile profile, Known known, Instant lookedAt) {
            Sent sent = unanswered.of(campaignId, profile.name()).orElse(null);
            if (known != null && known.isIn(campaignId)) {
                return end(person, profile, sent == null ? alreadyThere(known) : imported(known));
            }
            if (sent != null && lookedAt.isBefore(sent.at().plus(settings.unansweredWait()))) {
                totals.addUnanswered();
                return Optional.empty();
            }
            if (sent != null && sent.attempts() >= settings.attempts()) {
                return end(
                        person,
                        profile,
                        ImportOutcome.refused(
                                "Salesflow was asked " + sent.attempts()
                                        + " times, gave no answer and has no such contact",
                                "Import it again later: move this file of results away, or drop the row in again. Or by hand"));
            }
            if (known != null && !settings.isImportedFromOtherCampaigns()) {
                return end(
                        person,
                        profile,
                        ImportOutcome.duplicate(
                                known.memberId(),
                                "in campaign " + known.campaignId() + " of this account",
                                "Set salesflow.import.otherCampaigns=import to have people in several campaigns, and move this"
                                        + " file of results away, or drop the row in again"));
            }
            return send(person, profile);
        }

        private Optional<ImportOutcome.Result> send(PersonToImport person, Profile profile) {
            if (isStopping.getAsBoolean()) {
                throw new ImportUnfinishedException("The import is left in its middle, since Camel stops", null);
            }
            unanswered.sending(campaignId, profile.name(), clock.instant());
            try {
                Contact contact = members.add(campaignId, profile, person);
                unansweredInARow = 0;
                return end(
                        person,
                        profile,
                        imported(new Known(
                                contact.memberId(), campaignId, contact.has(MemberStatus.Flag.MEMBER_DUPLICATE))));
            } catch (SalesflowArgumentException e) {
                return end(person, profile, ImportOutcome.refused(e.getMessage(), "Correct it and import it again"));
            } catch (SalesflowException e) {
                return failed(person, profile, e);
            }
        }

        private Optional<ImportOutcome.Result> failed(
                PersonToImport person, Profile profile, SalesflowException failure) {
            if (failure.isOutcomeUnknown()) {
                totals.addUnanswered();
                LOG.warn(
                        "Whether {} was imported is looked up later: {}", results.nameOf(person), failure.getMessage());
                if (++unansweredInARow == MOST_UNANSWERED_IN_A_ROW) {
                    throw new ImportUnfinishedException(
                            "Salesflow gave no answer " + MOST_UNANSWERED_IN_A_ROW
                                    + " times in a row, so the import waits for the next poll: "
                                    + failure.getMessage(),
                            failure);
                }
                return Optional.empty();
            }
            unansweredInARow = 0;
            unanswered.answered(campaignId, profile.name());
            requireCampaign(failure);
            if (!isOfPerson(failure)) {
                throw failure;
            }
            return end(person, ImportOutcome.refused(failure.getMessage(), "Correct it and import it again"));
        }

        /** Of what is not found it is not told whether it is the person or the campaign. */
        private void requireCampaign(SalesflowException failure) {
            if (failure instanceof SalesflowNotFoundException && !members.hasCampaign(campaignId)) {
                throw new ImportUnfinishedException(
                        "There is no campaign " + campaignId + " in the account: " + failure.getMessage(), failure);
            }
        }

        private static boolean isOfPerson(SalesflowException failure) {
            return failure instanceof SalesflowNotFoundException
                    || failure instanceof SalesflowRejectedException
                    || failure instanceof SalesflowConflictException;
        }

        private ImportOutcome alreadyThere(Known known) {
            return ImportOutcome.alreadyThere(known.memberId(), "in the campaign");
        }

        private ImportOutcome imported(Known known) {
            return known.isDuplicate()
                    ? ImportOutcome.duplicate(
                            known.memberId(),
                            "Salesflow took it and marked it MEMBER_DUPLICATE",
                            "Delete the contact of this number in Salesflow if it is not wanted")
                    : ImportOutcome.imported(known.memberId());
        }

        /** The result is noted first: between the two notes a crash leaves only a note too many. */
        private Optional<ImportOutcome.Result> end(PersonToImport person, Profile profile, ImportOutcome outcome) {
            Optional<ImportOutcome.Result> result = end(person, outcome);
            unanswered.answered(campaignId, profile.name());
            return result;
        }

        private Optional<ImportOutcome.Result> end(PersonToImport person, ImportOutcome outcome) {
            results.add(person, outcome);
            totals.add(outcome.result());
            return Optional.of(outcome.result());
        }
    }
}
