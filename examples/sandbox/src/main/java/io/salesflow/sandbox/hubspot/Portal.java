package io.salesflow.sandbox.hubspot;

/**
 * What a HubSpot account holds.
 *
 * @param contacts its contacts
 * @param properties the properties of contacts
 * @param communications its messages
 * @param communicationProperties the properties of messages
 * @param lists its lists of contacts
 */
record Portal(
        ContactStore contacts,
        PropertyDefinitions properties,
        CommunicationStore communications,
        PropertyDefinitions communicationProperties,
        ContactLists lists) {

    void clear() {
        contacts.clear();
        properties.clear();
        communications.clear();
        communicationProperties.clear();
        lists.clear();
    }
}
