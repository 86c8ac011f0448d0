package io.salesflow.sandbox.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.sandbox.account.Campaign;
import io.salesflow.sandbox.account.CampaignTally;
import io.salesflow.sandbox.account.SandboxAccount;
import io.salesflow.sandbox.account.SandboxCampaign;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.fault.FaultRule;
import io.salesflow.sandbox.webhook.WebhookDelivery;
import java.time.Duration;
import java.time.Instant;

/** What can be asked of a sandbox and done to it from another process. */
final class AdminCommands {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final AdminTarget target;

    AdminCommands(AdminTarget target) {
        this.target = target;
    }

    ObjectNode state() {
        ObjectNode state = clock();
        ArrayNode accounts = state.putArray("accounts");
        for (SandboxAccount account : target.accounts()) {
            ObjectNode node = accounts.addObject();
            node.put("accountId", account.id());
            node.put("status", account.status().text());
            node.put("webhooks", account.webhooks().size());
            node.put("conversations", account.conversations().size());
            ArrayNode campaigns = node.putArray("campaigns");
            account.campaigns().forEach(campaign -> describe(campaign, campaigns.addObject()));
        }
        return state;
    }

    ObjectNode clock() {
        return MAPPER.createObjectNode().put("now", target.clock().instant().toString());
    }

    ObjectNode moveClock(JsonNode wish) {
        if (wish.has("set")) {
            target.clock().set(Instant.parse(wish.path("set").asText()));
        } else {
            target.clock().advance(Duration.parse(wish.path("advance").asText()));
        }
        return clock();
    }

    ObjectNode live(JsonNode wish) {
        int happened = wish.has("run")
                ? target.life().run(Duration.parse(wish.path("run").asText()))
                : target.life().catchUp();
        return clock().put("happened", happened);
    }

    ArrayNode faults() {
        ArrayNode faults = MAPPER.createArrayNode();
        for (FaultRule rule : target.faults().rules()) {
            faults.addObject()
                    .put("operation", rule.operation())
                    .put("fault", rule.fault().toString())
                    .put("hits", rule.hits());
        }
        return faults;
    }

    ArrayNode addFault(JsonNode wish) {
        FaultRule rule =
                target.faults().on(wish.path("operation").asText(FaultRule.EVERY_OPERATION), FaultText.read(wish));
        if (wish.has("after")) {
            rule.after(wish.path("after").asLong());
        }
        if (wish.has("times")) {
            rule.times(wish.path("times").asLong());
        }
        return faults();
    }

    ArrayNode clearFaults() {
        target.faults().clear();
        return faults();
    }

    JsonNode requests() {
        return MAPPER.valueToTree(target.requestCounts());
    }

    ObjectNode webhookDeliveries() {
        long succeeded = target.webhookDeliveries().stream()
                .filter(WebhookDelivery::succeeded)
                .count();
        return MAPPER.createObjectNode()
                .put("attempts", target.webhookDeliveries().size())
                .put("succeeded", succeeded);
    }

    ObjectNode happen(JsonNode wish) {
        SandboxAccount account = target.accounts().stream()
                .filter(candidate -> !wish.has("accountId")
                        || candidate.id() == wish.path("accountId").asInt())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no such account"));
        String kind = wish.path("kind").asText();
        SandboxContact contact = account.contact(wish.path("memberId").asInt());
        String text = wish.path("text").asText("Hello");
        switch (kind) {
            case "invite" -> contact.invite(text);
            case "connect" -> contact.connect();
            case "withdraw" -> contact.withdraw();
            case "followUp" -> contact.followUp(text);
            case "reply" -> contact.reply(text);
            case "interested" -> contact.markInterested(true);
            case "notInterested" -> contact.markInterested(false);
            case "delete" -> contact.delete();
            case "block" -> account.block();
            case "unblock" -> account.unblock();
            default -> throw new IllegalArgumentException("Nothing like '" + kind + "' happens here");
        }
        return clock();
    }

    ObjectNode reset() {
        target.reset();
        return clock();
    }

    private static void describe(SandboxCampaign handle, ObjectNode node) {
        Campaign campaign = handle.now();
        CampaignTally tally = handle.tally();
        node.put("campaignId", campaign.campaignId())
                .put("name", campaign.name())
                .put("status", campaign.status().text())
                .put("contacts", tally.total())
                .put("imported", tally.imported())
                .put("pending", tally.pending())
                .put("invited", tally.invited())
                .put("connected", tally.connected())
                .put("withdrawn", tally.withdrawn());
    }
}
