package io.salesflow.camel.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;

/**
 * A line of a conversation, as a webhook's call tells it.
 *
 * @param who whose it is, or what kind of message: a name, or words such as "Connection message"; null where it is not told
 * @param at when, to the minute; null where it is not told
 * @param text the text, without HTML
 */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
public record ConversationMessage(String who, @ApiTime Instant at, String text) {}
