package io.salesflow.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.salesflow.sandbox.account.AccountSettings;
import io.salesflow.sandbox.account.Campaign;
import io.salesflow.sandbox.account.Contact;
import io.salesflow.sandbox.account.ContactEdit;
import io.salesflow.sandbox.account.ImportRequest;
import io.salesflow.sandbox.account.LinkedInUrl;
import io.salesflow.sandbox.account.Rejection;
import io.salesflow.sandbox.account.SandboxAccount;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The operations on contacts. */
final class MemberOperations {

    private static final int MOST_CUSTOM_FIELDS = 10;
    private static final int MOST_PUBLIC_IDENTIFIERS = 20;

    private record Placed(Contact contact, Campaign campaign) {}

    private final AccountSettings settings;
    private final ContactJson json;
    private final ContactLists lists;

    MemberOperations(AccountSettings settings) {
        this.settings = settings;
        this.json = new ContactJson(settings);
        this.lists = new ContactLists(settings);
    }

    ContactLists lists() {
        return lists;
    }

    Answer importMember(ApiRequest request) {
        SandboxAccount account = request.account();
        QueryParameters query = request.query();
        List<String> customFields = query.all("customFields");
        if (customFields.size() > MOST_CUSTOM_FIELDS) {
            throw Rejection.badRequest("Parameter 'customFields' can't have more than 10 elements");
        }
        int campaignId = query.number("campaignId");
        LinkedInUrl url = LinkedInUrl.read(query.required("linkedInUrl"))
                .orElseThrow(() -> Rejection.badRequest("Parameter 'linkedInUrl' must be a LinkedIn profile URL"));
        ImportRequest toImport = new ImportRequest(
                campaignId,
                url,
                query.optional("firstName", TextLimit.NAME),
                query.optional("lastName", TextLimit.NAME),
                query.optional("occupation", TextLimit.LONG_TEXT),
                query.optional("location", TextLimit.LOCATION),
                customFields);
        Contact contact = account.change(state -> state.importContact(toImport));
        return Answer.json(generator -> json.imported(generator, contact));
    }

    Answer get(ApiRequest request) {
        int memberId = request.memberId();
        Placed placed = request.account().read(state -> {
            Contact contact = state.contacts().get(memberId);
            Integer campaignId = contact.campaignId();
            return new Placed(
                    contact, campaignId == null ? null : state.campaigns().get(campaignId));
        });
        return Answer.json(generator -> json.withCampaign(generator, placed.contact(), placed.campaign()));
    }

    Answer find(ApiRequest request) {
        SandboxAccount account = request.account();
        String publicIdentifier = request.query().required("publicIdentifier");
        Contact contact = account.read(state -> state.contacts().withPublicIdentifier(publicIdentifier).stream()
                        .findFirst())
                .orElseThrow(() -> Rejection.notFound("Member"));
        return Answer.json(generator -> json.plain(generator, contact));
    }

    Answer update(ApiRequest request) {
        SandboxAccount account = request.account();
        int memberId = request.memberId();
        JsonBody body = request.body();
        List<Function<ContactEdit, ContactEdit>> changes = new ArrayList<>();
        collect(changes, body.text("firstName", TextLimit.NAME), ContactEdit::firstName);
        collect(changes, body.text("lastName", TextLimit.NAME), ContactEdit::lastName);
        collect(changes, body.text("location", TextLimit.LOCATION), ContactEdit::location);
        collect(changes, body.text("occupation", TextLimit.LONG_TEXT), ContactEdit::occupation);
        collect(changes, body.text("industry", TextLimit.LONG_TEXT), ContactEdit::industry);
        collect(changes, body.text("email", TextLimit.LONG_TEXT), ContactEdit::email);
        collect(changes, body.text("phone", TextLimit.LONG_TEXT), ContactEdit::phone);
        collect(changes, body.text("company", TextLimit.LONG_TEXT), ContactEdit::company);
        Contact contact = account.change(
                state -> state.contacts().edit(memberId, edit -> changes.forEach(change -> change.apply(edit))));
        return Answer.json(generator -> json.plain(generator, contact));
    }

    Answer delete(ApiRequest request) {
        int memberId = request.memberId();
        request.account().change(state -> {
            state.deleteContact(memberId);
            return memberId;
        });
        return Answer.envelope(204, null);
    }

    Answer mute(ApiRequest request) {
        SandboxAccount account = request.account();
        int memberId = request.memberId();
        Boolean muted = request.body().truth("IsMuted");
        if (muted == null) {
            throw Rejection.badRequest("Parameter 'IsMuted' is required");
        }
        account.change(state -> state.contacts().edit(memberId, edit -> edit.muted(muted)));
        return Answer.envelope(200, null);
    }

    Answer listByPublicIdentifiers(ApiRequest request) {
        SandboxAccount account = request.account();
        JsonBody body = request.body();
        List<String> identifiers = identifiers(body.value("PublicIdentifiers"));
        return lists.byPublicIdentifiers(account, identifiers, updatedFrom(body));
    }

    private Optional<Instant> updatedFrom(JsonBody body) {
        JsonNode value = body.value("UpdatedFromDate");
        try {
            return value.isMissingNode()
                    ? Optional.empty()
                    : Optional.of(settings.times().read(value.asText()));
        } catch (DateTimeException notADate) {
            throw Rejection.badRequest("Parameter 'UpdatedFromDate' must be a date");
        }
    }

    private static List<String> identifiers(JsonNode value) {
        if (!value.isArray() || value.isEmpty()) {
            throw Rejection.badRequest("Parameter 'PublicIdentifiers' can't be null or empty");
        }
        if (value.size() > MOST_PUBLIC_IDENTIFIERS) {
            throw Rejection.badRequest("Parameter 'PublicIdentifiers' can't have more than 20 elements");
        }
        List<String> identifiers = new ArrayList<>();
        for (JsonNode identifier : value) {
            if (!identifier.isTextual() || identifier.textValue().isBlank()) {
                throw Rejection.badRequest("Elements of parameter 'PublicIdentifiers' can't be null or empty");
            }
            identifiers.add(identifier.textValue());
        }
        return identifiers;
    }

    private static void collect(
            List<Function<ContactEdit, ContactEdit>> changes,
            String value,
            BiFunction<ContactEdit, String, ContactEdit> setter) {
        if (value != null) {
            changes.add(edit -> setter.apply(edit, value));
        }
    }
}
