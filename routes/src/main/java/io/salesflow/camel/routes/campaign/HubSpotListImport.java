package io.salesflow.camel.routes.campaign;

import io.salesflow.camel.routes.hubspot.HubSpotKeys;
import io.salesflow.camel.routes.hubspot.HubSpotListMembers;
import io.salesflow.camel.routes.hubspot.HubSpotPerson;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Imports the people of a HubSpot list into a campaign. The body is afterwards the {@link ImportTotals} of this run. Who was
 * imported, or told to be impossible, is in the result file, and not dealt with again unless he was refused and is different now.
 * Who came to HubSpot from Salesflow does not go back.
 */
public final class HubSpotListImport extends ImportProcessor implements Processor {
    private static final List<String> COLUMNS =
            List.of("LinkedIn URL", "First name", "Last name", "Job title", "Not to be contacted");

    private final HubSpotListMembers members = new HubSpotListMembers();
    private String directory = "hubspot-list-to-campaign";
    private String listId = "";
    private boolean isKeyGiven = true;
    private HubSpotKeys keysOfHubSpot;

    /** Makes one that has to be set up. */
    public HubSpotListImport() {
        super("Property salesflow.hubspot-list-to-campaign.");
    }

    /** The folder of the result file. */
    public void setDirectory(String directory) {
        this.directory = directory;
    }

    /** The number of the list, as in its URL in HubSpot. */
    public void setListId(String listId) {
        this.listId = listId.strip();
    }

    /** Whether contacts get the key by which the routes from Salesflow to HubSpot recognise them. */
    public void setGiveKey(boolean giveKey) {
        this.isKeyGiven = giveKey;
    }

    /**
     * Imports who has no result yet.
     *
     * @throws io.salesflow.camel.routes.hubspot.HubSpotException if HubSpot can't be asked, or has no such list
     * @throws io.salesflow.camel.client.SalesflowException if Salesflow can't be reached, or refuses everybody alike
     * @throws ImportUnfinishedException if Salesflow gives no answers, or Camel stops
     */
    @Override
    public void process(Exchange exchange) {
        Path file = Path.of(directory).resolve("list-" + listId + "-campaign-" + campaignId() + ".result.csv");
        try (ResultFile told = ResultFile.open(file, "Record", COLUMNS, ',')) {
            Iterator<PersonToImport> people = new KeyedPeople<>(
                    members.read(listId),
                    HubSpotListImport::person,
                    person -> isKeyGiven && person.linkedInKey() == null,
                    told::isDone,
                    keys -> keysOfHubSpot.give(keys));
            exchange.getMessage().setBody(run(people, told));
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        require(listId.matches("\\d{1,18}"), "listId", "the number of a list of HubSpot", listId);
        members.setCamelContext(getCamelContext());
        keysOfHubSpot = HubSpotKeys.of(getCamelContext(), null);
    }

    /** Who that is, as far as an import has to do with it. */
    static PersonToImport person(HubSpotPerson person) {
        List<String> cells = Stream.of(
                        person.linkedInUrl(),
                        person.firstName(),
                        person.lastName(),
                        person.jobTitle(),
                        person.isDoNotContact() ? "yes" : "")
                .map(cell -> cell == null ? "" : cell)
                .toList();
        return new PersonToImport(
                person.id(),
                person.linkedInUrl(),
                person.firstName(),
                person.lastName(),
                person.jobTitle(),
                null,
                List.of(),
                verdict(person),
                cells);
    }

    private static ImportOutcome verdict(HubSpotPerson person) {
        if (person.linkedInKey() != null && person.memberId() != null) {
            return ImportOutcome.alreadyThere(person.memberId(), "came from Salesflow");
        }
        return person.isDoNotContact()
                ? ImportOutcome.refused("HubSpot says that nobody is to contact this person", "")
                : null;
    }
}
