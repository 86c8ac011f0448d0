package io.salesflow.sandbox.account;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** A campaign of the sandbox, as tests reach into it. Thread-safe. */
public final class SandboxCampaign {

    private final SandboxAccount account;
    private final int id;

    SandboxCampaign(SandboxAccount account, int id) {
        this.account = account;
        this.id = id;
    }

    /** The campaign's id. */
    public int id() {
        return id;
    }

    /** The campaign as it is now. */
    public Campaign now() {
        return account.read(state -> state.campaigns().get(id));
    }

    /** What the campaign does. */
    public CampaignStatus status() {
        return now().status();
    }

    /** How many of its contacts stand where, at this moment. */
    public CampaignTally tally() {
        return account.read(state -> state.contacts().tally(id));
    }

    /** The contacts of the campaign at this moment. */
    public List<Contact> contacts() {
        return account.read(state -> state.contacts().inCampaign(id)).stream().toList();
    }

    /** Imports a contact by its LinkedIn URL, as the operation does. */
    public SandboxContact addContact(String linkedInUrl) {
        LinkedInUrl url = LinkedInUrl.read(linkedInUrl)
                .orElseThrow(() -> new IllegalArgumentException("Not a LinkedIn profile: " + linkedInUrl));
        ImportRequest request = new ImportRequest(id, url, null, null, null, null, List.of());
        return account.contact(
                account.change(state -> state.importContact(request)).memberId());
    }

    /** Imports a contact and changes it before anybody can see it. */
    public SandboxContact addContact(String linkedInUrl, Consumer<ContactEdit> change) {
        LinkedInUrl url = LinkedInUrl.read(linkedInUrl)
                .orElseThrow(() -> new IllegalArgumentException("Not a LinkedIn profile: " + linkedInUrl));
        ImportRequest request = new ImportRequest(id, url, null, null, null, null, List.of());
        Contact contact = account.change(state -> {
            int memberId = state.importContact(request).memberId();
            return state.contacts().edit(memberId, change);
        });
        return account.contact(contact.memberId());
    }

    /** Makes the campaign run, even if the rules would not let it. */
    public void start() {
        become(CampaignStatus.RUNNING, null);
    }

    /** Pauses the campaign until somebody starts it. */
    public void pause() {
        become(CampaignStatus.PAUSED, null);
    }

    /** Pauses the campaign until life reaches the given time. */
    public void pauseUntil(Instant resumesAt) {
        become(CampaignStatus.PAUSED, resumesAt);
    }

    /** Stops the campaign. */
    public void stop() {
        become(CampaignStatus.STOPPED, null);
    }

    /** Renames the campaign. */
    public void rename(String name) {
        account.changeSilently(state -> state.changeCampaign(id, campaign -> campaign.renamed(name, account.now())));
    }

    /** Sets the time of the last change: old, null or in the future, as it is given. */
    public void lastModifiedAt(Instant instant) {
        account.changeSilently(state -> state.changeCampaign(id, campaign -> campaign.modifiedAt(instant)));
    }

    /** Takes the campaign away; its contacts stay without a campaign. */
    public void delete() {
        account.changeSilently(state -> state.removeCampaign(id));
    }

    private void become(CampaignStatus status, Instant resumesAt) {
        account.changeSilently(state -> state.changeCampaign(id, status, resumesAt, account.now()));
    }
}
