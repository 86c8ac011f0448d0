package io.salesflow.camel.routes.mapping;

import io.salesflow.camel.SalesflowConstants;
import io.salesflow.camel.feed.Change;
import org.apache.camel.Exchange;

/** By what a message is recognised in another system, among those of all accounts of Salesflow. */
public final class MessageKey {
    private MessageKey() {}

    /** The account of the exchange, if it has one, and the message's number in it: {@code 321/1001:7}. */
    public static String of(Exchange exchange, Change change) {
        Object account = exchange.getMessage().getHeader(SalesflowConstants.ACCOUNT_ID);
        return (account == null ? "" : account + "/") + change.identity();
    }
}
