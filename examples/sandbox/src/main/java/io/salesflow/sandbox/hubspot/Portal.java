package io.salesflow.sandbox.hubspot;

import java.util.List;

/**
 * What a HubSpot account holds.
 *
 * @param contacts its contacts
 * @param properties the properties of contacts
 * @param communications its messages
 * @param communicationProperties the properties of messages
 * @param associationTypes the types of associations between messages and contacts
 * @param lists its lists of contacts
 */
record Portal(
        ContactStore contacts,
        PropertyDefinitions properties,
        CommunicationStore communications,
        PropertyDefinitions communicationProperties,
        List<AssociationType> associationTypes,
        ContactLists lists) {

    void clear() {
        contacts.clear();
        properties.clear();
        communications.clear();
        communicationProperties.clear();
        lists.clear();
    }
}
