package io.salesflow.benchmark;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.camel.SalesflowComponent;
import io.salesflow.camel.SalesflowConfiguration;
import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.IncomingMessage;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * What one would write without the routes: the lists are split, and each record is a call of camel-http, which is sent again a
 * second later when it is refused. It looks nobody up, and so would make everybody again if it ran again.
 */
final class HubSpotOneByOne implements Contender {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MEMBER = "member";
    private static final int MESSAGE_OF_CONTACT = 81;

    private final CamelContext camel = new DefaultCamelContext();
    private final Map<Long, String> idsByMember = new HashMap<>();
    private final HubSpotTarget target;
    private final ProducerTemplate template;

    HubSpotOneByOne(HubSpotTarget target) throws Exception {
        this.target = target;
        SalesflowConfiguration configuration =
                camel.getComponent("salesflow", SalesflowComponent.class).getConfiguration();
        configuration.setApiUrl(target.salesflow().apiUrl());
        configuration.setToken(target.salesflow().token());
        configuration.setAccountId(target.salesflow().accountId());
        camel.addRoutes(routes());
        camel.start();
        template = camel.createProducerTemplate();
    }

    @Override
    public long run() {
        template.requestBody("direct:contacts", (Object) null);
        template.requestBody("direct:messages", (Object) null);
        return idsByMember.size();
    }

    @Override
    public void close() {
        camel.stop();
    }

    private RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                onException(HttpOperationFailedException.class)
                        .onWhen(simple("${exception.statusCode} == 429"))
                        .maximumRedeliveries(-1)
                        .redeliveryDelay(1000)
                        .retryAttemptedLogLevel(LoggingLevel.DEBUG);
                from("direct:contacts")
                        .to("salesflow:members/list-by-account")
                        .split(body())
                        .streaming()
                        .setProperty(MEMBER, simple("${body.memberId}"))
                        .process(exchange -> call(exchange, contact(exchange)))
                        .to(target.hubSpotUrl() + "/crm/v3/objects/contacts")
                        .process(exchange -> idsByMember.put(exchange.getProperty(MEMBER, Long.class), id(exchange)));
                from("direct:messages")
                        .to("salesflow:messages/incoming-by-account?from=2026-01-01")
                        .split(body())
                        .streaming()
                        .setProperty(MEMBER, simple("${body.memberId}"))
                        .split(simple("${body.incomingMessages}"))
                        .process(exchange -> call(exchange, message(exchange)))
                        .to(target.hubSpotUrl() + "/crm/v3/objects/communications");
            }
        };
    }

    private void call(Exchange exchange, ObjectNode body) throws IOException {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader("Authorization", "Bearer " + target.hubSpotToken());
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
        exchange.getMessage().setBody(JSON.writeValueAsBytes(body));
    }

    private static ObjectNode contact(Exchange exchange) {
        Contact contact = exchange.getMessage().getBody(Contact.class);
        ObjectNode body = JSON.createObjectNode();
        ObjectNode properties = body.putObject("properties");
        Map<String, String> values = new HashMap<>();
        values.put("firstname", contact.firstName());
        values.put("lastname", contact.lastName());
        values.put("jobtitle", contact.occupation());
        values.put("company", contact.company());
        values.put("email", contact.email());
        values.put("phone", contact.phone());
        values.put("hs_linkedin_url", contact.memberUrl());
        values.values().removeIf(Objects::isNull);
        values.forEach(properties::put);
        return body;
    }

    private ObjectNode message(Exchange exchange) {
        IncomingMessage message = exchange.getMessage().getBody(IncomingMessage.class);
        ObjectNode body = JSON.createObjectNode();
        body.putObject("properties")
                .put("hs_communication_channel_type", "LINKEDIN_MESSAGE")
                .put("hs_communication_logged_from", "CRM")
                .put("hs_communication_body", message.text())
                .put("hs_timestamp", message.createdAt().toString());
        ObjectNode association = body.putArray("associations").addObject();
        association.putObject("to").put("id", idsByMember.get(exchange.getProperty(MEMBER, Long.class)));
        association
                .putArray("types")
                .addObject()
                .put("associationCategory", "HUBSPOT_DEFINED")
                .put("associationTypeId", MESSAGE_OF_CONTACT);
        return body;
    }

    private static String id(Exchange exchange) throws IOException {
        return JSON.readTree(exchange.getMessage().getBody(byte[].class))
                .path("id")
                .asText();
    }
}
